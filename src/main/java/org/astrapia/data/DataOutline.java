package org.astrapia.data;

import java.util.Arrays;
import java.util.List;

/**
 * What can be said of a data set without reading a pixel, so that an experiment is checked in no time.
 *
 * @param classes names of the classes in the order of their labels
 * @param side height and width of an image in pixels
 * @param available training images per class
 * @param test test images per class
 * @param notes what a person should know of the files, one line each
 * @param strata training images of each set of labels, where images may have several; empty where each has one
 */
public record DataOutline(
        List<String> classes,
        int side,
        List<Integer> available,
        List<Integer> test,
        List<String> notes,
        List<Integer> strata) {
    /** Values of a pixel as it is read: red, green, blue. */
    public static final int CHANNELS = 3;

    public DataOutline {
        classes = List.copyOf(classes);
        available = List.copyOf(available);
        test = List.copyOf(test);
        notes = List.copyOf(notes);
        strata = List.copyOf(strata);
    }

    /** Of images with one label each. */
    public DataOutline(
            List<String> classes, int side, List<Integer> available, List<Integer> test, List<String> notes) {
        this(classes, side, available, test, notes, List.of());
    }

    /** Whether an image may have several labels, or none. */
    public boolean hasSeveralLabels() {
        return !strata.isEmpty();
    }

    /** The same with other notes. */
    public DataOutline noting(List<String> others) {
        return new DataOutline(classes, side, available, test, others, strata);
    }

    /** The same of images of which each has one of these sets of labels. */
    public DataOutline withSets(LabelSets sets, int[] train) {
        return new DataOutline(classes, side, available, test, notes, list(LongTail.perClass(train, sets.count())));
    }

    /** Of a data set that is read. */
    public static DataOutline of(Dataset dataset) {
        int classes = dataset.classes().size();
        DataOutline outline = of(
                dataset.classes(),
                dataset.train().height(),
                dataset.train().perLabel(classes),
                dataset.test().perLabel(classes),
                dataset.notes());
        return dataset.train()
                .sets()
                .map(sets -> outline.withSets(sets, dataset.train().labels()))
                .orElse(outline);
    }

    /** Counts as arrays. */
    public static DataOutline of(List<String> classes, int side, int[] train, int[] test, List<String> notes) {
        return new DataOutline(classes, side, list(train), list(test), notes);
    }

    /** The same of images of another size. */
    public DataOutline withSide(int other) {
        return new DataOutline(classes, other, available, test, notes, strata);
    }

    private static List<Integer> list(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
