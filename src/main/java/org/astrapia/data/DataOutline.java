package org.astrapia.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
    public DataOutline {
        classes = List.copyOf(classes);
        available = List.copyOf(available);
        test = List.copyOf(test);
        notes = List.copyOf(notes);
    }

    static DataOutline of(List<String> classes, int side, int[] train, int[] test, List<String> notes) {
        return new DataOutline(classes, side, list(train), list(test), notes);
    }

    /**
     * Looks at the names, sizes and first bytes of files, and at the labels where they lie in the files.
     *
     * @throws org.astrapia.language.InvalidInputException if the files are not there or damaged
     */
    public static DataOutline of(DataDescription description) {
        return switch (description.dataset()) {
            case "cifar10" -> CifarReader.outline(CifarLayout.CIFAR10, Datasets.folder(description));
            case "cifar100" -> CifarReader.outline(CifarLayout.CIFAR100, Datasets.folder(description));
            case "folder" -> folder(Datasets.folder(description), description);
            default -> {
                List<String> classes = Figure.names();
                yield new DataOutline(
                        classes,
                        ShapePainter.SIDE,
                        Collections.nCopies(classes.size(), description.trainPerClass()),
                        Collections.nCopies(classes.size(), description.testPerClass()),
                        List.of());
            }
        };
    }

    /** Height and width of the images of a data set in pixels, whether or not its files are there. */
    public static int side(DataDescription description) {
        return description.dataset().equals("folder") ? description.imageSizePx() : CifarLayout.SIDE;
    }

    /** Classes of a data set that always has the same, whether or not its files are there; otherwise none. */
    public static List<String> classes(String dataset) {
        return switch (dataset) {
            case "cifar10" -> CifarLayout.CIFAR10.classes();
            case "cifar100" -> CifarLayout.CIFAR100.classes();
            case "shapes" -> Figure.names();
            default -> List.of();
        };
    }

    private static DataOutline folder(Path folder, DataDescription description) {
        FolderListing listing = FolderListing.of(folder, description.onCorrupt());
        List<String> notes = new ArrayList<>(listing.notes());
        FolderListing.leftOutNote(listing.leftOut()).ifPresent(notes::add);
        int classes = listing.classes().size();
        return of(
                listing.classes(),
                description.imageSizePx(),
                LongTail.perClass(FolderListing.labels(listing.train()), classes),
                LongTail.perClass(FolderListing.labels(listing.test()), classes),
                notes);
    }

    private static List<Integer> list(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
