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
 */
public record DataOutline(
        List<String> classes, int side, List<Integer> available, List<Integer> test, List<String> notes) {
    /** Values of a pixel as it is read: red, green, blue. */
    public static final int CHANNELS = 3;

    public DataOutline {
        classes = List.copyOf(classes);
        available = List.copyOf(available);
        test = List.copyOf(test);
        notes = List.copyOf(notes);
    }

    /** Of a data set that is read. */
    public static DataOutline of(Dataset dataset) {
        int classes = dataset.classes().size();
        return of(
                dataset.classes(),
                dataset.train().height(),
                LongTail.perClass(dataset.train().labels(), classes),
                LongTail.perClass(dataset.test().labels(), classes),
                dataset.notes());
    }

    /** Counts as arrays. */
    public static DataOutline of(List<String> classes, int side, int[] train, int[] test, List<String> notes) {
        return new DataOutline(classes, side, list(train), list(test), notes);
    }

    /** The same of images of another size. */
    public DataOutline withSide(int other) {
        return new DataOutline(classes, other, available, test, notes);
    }

    private static List<Integer> list(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
