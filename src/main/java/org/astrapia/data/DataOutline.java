package org.astrapia.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * What can be said of a data set without reading a pixel, so that an experiment is checked in no time.
 *
 * @param classes how many there are
 * @param side height and width of an image in pixels
 * @param available training images per class
 * @param notes what a person should know of the files, one line each
 */
public record DataOutline(int classes, int side, List<Integer> available, List<String> notes) {
    public DataOutline {
        available = List.copyOf(available);
        notes = List.copyOf(notes);
    }

    private DataOutline(int classes, int side, List<Integer> available) {
        this(classes, side, available, List.of());
    }

    /**
     * Looks at the names, sizes and first bytes of files, and at the labels where they lie in the files.
     *
     * @throws org.astrapia.language.InvalidInputException if the files are not there or damaged
     */
    public static DataOutline of(DataDescription description) {
        return switch (description.dataset()) {
            case "cifar10" -> cifar(CifarLayout.CIFAR10, Datasets.folder(description));
            case "cifar100" -> cifar(CifarLayout.CIFAR100, Datasets.folder(description));
            case "folder" -> folder(Datasets.folder(description), description);
            default -> {
                int classes = Figure.names().size();
                yield new DataOutline(
                        classes, ShapePainter.SIDE, Collections.nCopies(classes, description.trainPerClass()));
            }
        };
    }

    /** Number of classes of a data set that always has the same, whether or not its files are there. */
    public static OptionalInt classes(String dataset) {
        return switch (dataset) {
            case "cifar10" -> OptionalInt.of(CifarLayout.CIFAR10.classes().size());
            case "cifar100" -> OptionalInt.of(CifarLayout.CIFAR100.classes().size());
            case "shapes" -> OptionalInt.of(Figure.names().size());
            default -> OptionalInt.empty();
        };
    }

    private static DataOutline cifar(CifarLayout layout, Path path) {
        int[] available = CifarReader.trainCounts(layout, path);
        return new DataOutline(available.length, CifarLayout.SIDE, list(available));
    }

    private static DataOutline folder(Path folder, DataDescription description) {
        FolderListing listing = FolderListing.of(folder, description.onCorrupt());
        int[] labels = FolderListing.labels(listing.train());
        List<String> notes = new ArrayList<>(listing.notes());
        FolderListing.leftOutNote(listing.leftOut()).ifPresent(notes::add);
        int classes = listing.classes().size();
        return new DataOutline(classes, description.imageSizePx(), list(LongTail.perClass(labels, classes)), notes);
    }

    private static List<Integer> list(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
