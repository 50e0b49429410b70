package org.astrapia.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.astrapia.data.RandomStream.Purpose;

/**
 * Splits training images between the weights and alpha.
 *
 * <p>Cutting an unshuffled list in the middle, as published code does, gives the weights the head classes alone when the
 * list is sorted by class; here every class is shared out by itself.
 */
public final class Splits {
    private Splits() {}

    /**
     * Gives {@code share} of every class to the weights. What a class cannot share evenly goes to the weights and to
     * alpha in turn, so that the totals keep the share. Of two images or more each side gets at least one; a single
     * image goes to the weights.
     *
     * @param labels class of every image of the set
     * @param indices the images to split
     * @param share of the weights, above 0 and below 1
     * @param seed the data seed
     */
    public static Split stratified(int[] labels, int[] indices, double share, long seed) {
        requireShare(share);
        int classes = Arrays.stream(indices).map(i -> labels[i]).max().orElse(-1) + 1;
        int[][] members = LongTail.membersByClass(labels, indices, classes);
        int[] forWeights =
                weightsOf(Arrays.stream(members).mapToInt(each -> each.length).toArray(), share);
        int[][] weights = new int[classes][];
        int[][] architecture = new int[classes][];
        for (int label = 0; label < classes; label++) {
            int[] shuffled = members[label];
            RandomStream.of(Purpose.SPLIT, seed, label).shuffle(shuffled);
            weights[label] = Arrays.copyOf(shuffled, forWeights[label]);
            architecture[label] = Arrays.copyOfRange(shuffled, forWeights[label], shuffled.length);
        }
        return new Split(flattened(weights), flattened(architecture));
    }

    /**
     * The same of images that may have several labels: by {@link IterativeStratification}, with as many images in all as a split by
     * sets of labels would give.
     */
    public static Split stratified(Images images, int[] indices, double share, long seed) {
        if (images.sets().isEmpty()) {
            return stratified(images.labels(), indices, share, seed);
        }
        requireShare(share);
        LabelSets sets = images.sets().get();
        int[] sizes = LongTail.perClass(images.labels(), indices, sets.count());
        int first = Arrays.stream(weightsOf(sizes, share)).sum();
        return new IterativeStratification(sets, images.labels(), indices, first, RandomStream.of(Purpose.SPLIT, seed))
                .split();
    }

    /**
     * Keeps some images of several labels back, so that each label is shared out well.
     *
     * @param sets labels of each set
     * @param labelled set of every image there is
     * @param indices the images to share out
     * @param first how many of them stay
     * @param seed the data seed
     * @param part number of this draw among those of the same images
     * @return those that stay as {@code weights}, the others as {@code architecture}
     */
    public static Split keptBack(LabelSets sets, int[] labelled, int[] indices, int first, long seed, int part) {
        return new IterativeStratification(
                        sets, labelled, indices, first, RandomStream.of(Purpose.HOLD_OUT, seed, part))
                .split();
    }

    /**
     * Splits without looking at labels, for methods that use none: by chance a rare class may be shared out unevenly.
     *
     * @param indices the images to split, in any order
     * @param share of the weights, above 0 and below 1
     * @param seed the data seed
     */
    public static Split random(int[] indices, double share, long seed) {
        requireShare(share);
        int[] shuffled = indices.clone();
        Arrays.sort(shuffled);
        RandomStream.of(Purpose.RANDOM_SPLIT, seed).shuffle(shuffled);
        int forWeights = weightsOf(shuffled.length, share);
        return new Split(
                flattened(Arrays.copyOf(shuffled, forWeights)),
                flattened(Arrays.copyOfRange(shuffled, forWeights, shuffled.length)));
    }

    /**
     * How many images of each class a split that looks at labels gives to the weights.
     *
     * @param sizes images of each class
     * @param share of the weights, above 0 and below 1
     */
    public static int[] weightsOf(int[] sizes, double share) {
        int[] forWeights = new int[sizes.length];
        double owed = 0;
        for (int label = 0; label < sizes.length; label++) {
            int size = sizes[label];
            if (size < 2) {
                forWeights[label] = size;
                continue;
            }
            double exact = size * share + owed;
            forWeights[label] = Math.max(1, Math.min(size - 1, (int) Math.floor(exact + 0.5)));
            owed = Math.max(-1, Math.min(1, exact - forWeights[label]));
        }
        return forWeights;
    }

    /** How many of all images a split that looks at no labels gives to the weights. */
    public static int weightsOf(int images, double share) {
        return (int) Math.floor(images * share + 0.5);
    }

    private static void requireShare(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share " + share + " is not between 0 and 1");
        }
    }

    private static int[] flattened(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(IntStream::of).sorted().toArray();
    }
}
