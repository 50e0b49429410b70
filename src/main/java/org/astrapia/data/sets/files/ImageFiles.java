package org.astrapia.data.sets.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.astrapia.data.LabelSets;
import org.astrapia.data.LongTail;
import org.astrapia.language.Problem;

/**
 * The image files of a data set by their names and first bytes: what a check and a run both see before a pixel is decoded.
 *
 * @param classes names of the classes in the order of their labels
 * @param places of each class, where to tell of it
 * @param train images for training, by class and then by name
 * @param validation images that are neither trained on nor tested, likewise
 * @param test test images, likewise; a class may be missing
 * @param testPlace where to tell of the test images
 * @param leftOut files that {@code on-corrupt: skip} leaves out, with the reasons
 * @param notes what a person should know of the rest, one line each
 * @param sets of labels; empty where each image has one label
 */
public record ImageFiles(
        List<String> classes,
        List<Path> places,
        List<Item> train,
        List<Item> validation,
        List<Item> test,
        Path testPlace,
        List<Problem> leftOut,
        List<String> notes,
        Optional<LabelSets> sets) {
    /** So many of the files that are left out are named. */
    private static final int NAMED = 3;

    /**
     * One image file.
     *
     * @param label number of its class, or of its set of labels
     * @param wide whether it may have 16 bits a value
     */
    public record Item(Path file, int label, boolean wide) {}

    /** Images of one label each. */
    public ImageFiles(
            List<String> classes,
            List<Path> places,
            List<Item> train,
            List<Item> validation,
            List<Item> test,
            Path testPlace,
            List<Problem> leftOut,
            List<String> notes) {
        this(classes, places, train, validation, test, testPlace, leftOut, notes, Optional.empty());
    }

    public ImageFiles {
        classes = List.copyOf(classes);
        places = List.copyOf(places);
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        leftOut = List.copyOf(leftOut);
        notes = List.copyOf(notes);
    }

    /** Training images, test images, and those for validation if they are asked for and there are some. */
    List<List<Item>> parts(boolean validates) {
        return validates && !validation.isEmpty() ? List.of(train, test, validation) : List.of(train, test);
    }

    /** The class of an image, or all its labels, in words. */
    String described(int label) {
        return sets.map(known -> known.described(label, classes)).orElseGet(() -> classes.get(label));
    }

    /** How many of these images each class or label has. */
    int[] perLabel(int[] labels) {
        return sets.map(known -> known.perLabel(labels)).orElseGet(() -> LongTail.perClass(labels, classes.size()));
    }

    /** Class of each of these images. */
    public static int[] labels(List<Item> items) {
        return items.stream().mapToInt(Item::label).toArray();
    }

    /** One line that names the first files that are left out; empty when all are used. */
    static Optional<String> leftOutNote(List<Problem> leftOut) {
        if (leftOut.isEmpty()) {
            return Optional.empty();
        }
        String first = leftOut.stream()
                .limit(NAMED)
                .map(problem -> problem.at().file() + " " + problem.message())
                .collect(Collectors.joining("; "));
        int others = leftOut.size() - NAMED;
        return Optional.of("left out, as data.folder.on-corrupt says: " + leftOut.size()
                + (leftOut.size() == 1 ? " file. " : " files. ") + first
                + (others > 0 ? "; and " + others + " more" : ""));
    }
}
