package org.astrapia.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.astrapia.data.RandomStream.Purpose;

/**
 * How many images each class keeps, and which.
 *
 * <p>Worked example: {@code exponential(0.1)} on ten classes of 5000 images keeps 5000, 3871, 2997, 2320, 1796, 1391,
 * 1077, 834, 645 and 500 (20,431 images).
 */
public final class LongTail {
    private LongTail() {}

    /**
     * Images kept per class: {@code n_i} of {@link Distribution} with {@code n_max} the count of the largest class. A
     * class that has fewer images than that keeps all it has; a class that has any keeps at least one.
     *
     * @param available images per class
     * @throws org.astrapia.language.InvalidInputException if {@link Distribution.Counts} names another number of classes,
     *     a count below 1, or more images than a class has
     */
    public static int[] counts(Distribution distribution, int[] available) {
        int[] wanted = distribution.wanted(available);
        return IntStream.range(0, available.length)
                .map(i -> Math.min(available[i], wanted[i]))
                .toArray();
    }

    /**
     * Indices of the training images that are kept, ascending. Within a class a smaller subset of the same seed is part
     * of the larger one.
     *
     * @param images all images of the set
     * @param classes number of classes, or of sets of labels
     * @param seed the data seed
     * @throws org.astrapia.language.InvalidInputException as {@link #counts}
     */
    public static int[] subset(Images images, Distribution distribution, int classes, long seed) {
        int[] kept = counts(distribution, perClass(images.labels(), classes));
        return draw(images, kept, Purpose.SUBSET, seed);
    }

    /**
     * Indices of the long-tailed test set, ascending: the test images under the training images' profile. Step and
     * exponential apply to the test set as they do to the training set; for counts and natural a class keeps the same
     * fraction of the largest class as in training, {@code int(n_max * count_i / max(count))}.
     *
     * @param seed the data seed
     * @throws org.astrapia.language.InvalidInputException as {@link #counts}
     */
    public static int[] testSubset(Dataset dataset, Distribution rule, long seed) {
        int classes = dataset.strata();
        Distribution distribution = rule.forClasses(dataset.classes());
        int[] available = perClass(dataset.test().labels(), classes);
        int[] kept;
        if (distribution.bindsTestToTraining()) {
            int[] training = counts(distribution, perClass(dataset.train().labels(), classes));
            kept = proportional(training, available);
        } else {
            kept = counts(distribution, available);
        }
        return draw(dataset.test(), kept, Purpose.TEST_SUBSET, seed);
    }

    /** Images per class. */
    public static int[] perClass(int[] labels, int classes) {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }

    /** Images per class among these. */
    public static int[] perClass(int[] labels, int[] indices, int classes) {
        return perClass(Arrays.stream(indices).map(i -> labels[i]).toArray(), classes);
    }

    private static int[] proportional(int[] training, int[] available) {
        long largestTraining = Math.max(1, Arrays.stream(training).max().orElse(1));
        int largest = Arrays.stream(available).max().orElse(0);
        return IntStream.range(0, available.length)
                .map(i -> (int) (largest * (long) training[i] / largestTraining))
                .map(wanted -> Math.max(1, wanted))
                .toArray();
    }

    private static int[] draw(Images images, int[] kept, Purpose purpose, long seed) {
        int[][] members = membersByClass(
                images.labels(), IntStream.range(0, images.count()).toArray(), kept.length);
        return IntStream.range(0, kept.length)
                .flatMap(label -> {
                    int[] shuffled = members[label].clone();
                    RandomStream.of(purpose, seed, label).shuffle(shuffled);
                    return Arrays.stream(shuffled).limit(kept[label]);
                })
                .sorted()
                .toArray();
    }

    /** The given indices, sorted out by class, order kept. */
    public static int[][] membersByClass(int[] labels, int[] indices, int classes) {
        int[] filled = new int[classes];
        int[] sizes = perClass(labels, indices, classes);
        int[][] members = new int[classes][];
        Arrays.setAll(members, label -> new int[sizes[label]]);
        for (int index : indices) {
            int label = labels[index];
            members[label][filled[label]++] = index;
        }
        return members;
    }
}
