package org.astrapia.data.sets;

import java.util.List;
import java.util.Optional;
import org.astrapia.data.DataOutline;
import org.astrapia.data.ImageNames;
import org.astrapia.data.Images;
import org.astrapia.data.LabelSets;
import org.astrapia.data.storage.ImageSource;

/** A data set whose images are still to be made, each of them by itself. */
public interface PendingDataset {
    /** As the experiment names it. */
    String name();

    /** What is known before an image is made. */
    DataOutline outline();

    /** As {@link DatasetReader#examine} says. */
    default DataOutline examine() {
        return outline();
    }

    /** The training images. */
    Part train();

    /** The test images. */
    Part test();

    /** Images for validation, where it has some and is asked for them. */
    default Optional<Part> validation() {
        return Optional.empty();
    }

    /** Called once, before the first image is made. */
    default void prepare() {}

    /** In letters and digits, what all pixels depend on. Asked only when it is needed. */
    String identity();

    /**
     * Looks at what could not be made, when all has been tried, that of the images for validation too.
     *
     * @throws org.astrapia.language.InvalidInputException if they may not be left out
     */
    LeftOut requireEnough(Images train, Images test);

    /**
     * Files that are not among the images.
     *
     * @param count of those that were meant to be
     * @param notes what a person should know of how the files were read, one line each
     */
    record LeftOut(int count, List<String> notes) {
        public static final LeftOut NONE = new LeftOut(0, List.of());

        public LeftOut {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Images of one part.
     *
     * @param labels class of each, or the number of its set of labels
     * @param sets of labels; empty where each has one
     * @param source of their pixels
     * @param names by which they are found again where they came from
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of numbers that nobody compares
    record Part(int[] labels, Optional<LabelSets> sets, ImageSource source, ImageNames names) {
        /** Images that are kept one after the other. */
        public Part(int[] labels, Optional<LabelSets> sets, ImageSource source) {
            this(labels, sets, source, ImageNames.NUMBERS);
        }

        /** The same of one label each. */
        public Part(int[] labels, ImageSource source) {
            this(labels, Optional.empty(), source);
        }
    }
}
