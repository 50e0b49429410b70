package org.astrapia.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.astrapia.data.storage.Storage;

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
    /** Values of a pixel: red, green, blue. */
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

    /** Of a data set that the program draws, which needs no files; empty for all others. */
    public static Optional<DataOutline> drawn(DataDescription description) {
        List<String> classes = Figure.names();
        return description.dataset().equals("shapes")
                ? Optional.of(new DataOutline(
                        classes,
                        ShapePainter.SIDE,
                        Collections.nCopies(classes.size(), description.trainPerClass()),
                        Collections.nCopies(classes.size(), description.testPerClass()),
                        List.of()))
                : Optional.empty();
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
                DataOutline drawn = drawn(description).orElseThrow();
                long classes = drawn.classes.size();
                Decoding.requireRoom(
                        Decoding.bytes(
                                drawn.side,
                                classes * description.trainPerClass(),
                                classes * description.testPerClass()),
                        () -> "shapes",
                        Storage.standard());
                yield drawn;
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
        FolderReader.requireRoom(folder, listing, description, Storage.standard());
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
