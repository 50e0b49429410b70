package org.astrapia.data;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A data set, wholly in memory: everything that it has, before any distribution is applied.
 *
 * @param name as the experiment names it
 * @param classes names of the classes, in the order of their labels; where images have several labels the names of these
 * @param train training images
 * @param test test images, untouched ("balanced test")
 * @param digest SHA-256 over all pixels and labels, in hexadecimal, for the run's provenance
 * @param skipped files that could not be read as images and were left out
 * @param notes what a person should know of how the files were read, one line each
 * @param validation images that the data set has for validation; empty where it has none, or nobody asks for them
 */
public record Dataset(
        String name,
        List<String> classes,
        Images train,
        Images test,
        String digest,
        int skipped,
        List<String> notes,
        Optional<Images> validation) {
    public Dataset {
        classes = List.copyOf(classes);
        notes = List.copyOf(notes);
    }

    /** The kinds of images that are told apart: its classes, or the sets of labels where images have several. */
    public int strata() {
        return train.sets().map(LabelSets::count).orElse(classes.size());
    }

    /** The same with smaller images; the digest stays that of the images before. */
    public Dataset withSide(int side) {
        return changed(images -> images.withSide(side));
    }

    /** The same in grey, one value a pixel; the digest stays that of the images before. */
    public Dataset inGrey() {
        return changed(Images::inGrey);
    }

    private Dataset changed(UnaryOperator<Images> change) {
        return new Dataset(
                name, classes, change.apply(train), change.apply(test), digest, skipped, notes, validation.map(change));
    }

    /** Without images for validation. */
    public Dataset(
            String name,
            List<String> classes,
            Images train,
            Images test,
            String digest,
            int skipped,
            List<String> notes) {
        this(name, classes, train, test, digest, skipped, notes, Optional.empty());
    }

    /** A data set of which there is nothing to say. */
    public Dataset(String name, List<String> classes, Images train, Images test, String digest, int skipped) {
        this(name, classes, train, test, digest, skipped, List.of());
    }
}
