package org.astrapia.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What {@code data stats} shows of an experiment's data; all lists hold one number per class.
 *
 * @param dataset its name
 * @param classes names, in the order of their labels
 * @param available training images of the data set
 * @param kept training images under the distribution
 * @param missing by how many images the class has fewer than the distribution asks for
 * @param weights kept images that train the weights in the search
 * @param architecture kept images that train alpha in the search
 * @param test test images, untouched
 * @param longTailedTest test images under the same distribution
 * @param skipped files that could not be read and were left out
 * @param notes what a person should know of how the files were read, one line each
 * @param normalization mean and deviation per channel by which values are normalised
 * @param digest SHA-256 of the data set
 */
public record DataStatistics(
        String dataset,
        List<String> classes,
        List<Integer> available,
        List<Integer> kept,
        List<Integer> missing,
        List<Integer> weights,
        List<Integer> architecture,
        List<Integer> test,
        List<Integer> longTailedTest,
        int skipped,
        List<String> notes,
        Normalization normalization,
        String digest) {

    /**
     * Counts.
     *
     * @param normalising by which numbers images are normalised
     */
    public static DataStatistics of(UsedImages used, Distribution rule, Normalising normalising) {
        Dataset dataset = used.dataset();
        int classes = dataset.classes().size();
        Images train = dataset.train();
        Images test = dataset.test();
        Distribution distribution = rule.forClasses(dataset.classes());
        int[] available = train.perLabel(classes);
        int[] wanted = distribution.wanted(available);
        int[] missing = IntStream.range(0, classes)
                .map(i -> Math.max(0, wanted[i] - available[i]))
                .toArray();
        return new DataStatistics(
                dataset.name(),
                dataset.classes(),
                list(available),
                list(train.perLabel(used.train(), classes)),
                list(missing),
                list(train.perLabel(used.search().weights(), classes)),
                list(train.perLabel(used.search().architecture(), classes)),
                list(test.perLabel(classes)),
                list(test.perLabel(used.longTailedTest(), classes)),
                dataset.skipped(),
                dataset.notes(),
                normalising.of(train, used.train()),
                dataset.digest());
    }

    /** The kept images of the largest class for each of the smallest. */
    public double imbalanceRatio() {
        int largest = kept.stream().mapToInt(Integer::intValue).max().orElse(1);
        int smallest = kept.stream().mapToInt(Integer::intValue).min().orElse(1);
        return (double) largest / Math.max(1, smallest);
    }

    private static List<Integer> list(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
