package org.astrapia.data.sets.files;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.astrapia.data.sets.files.ImageFiles.Item;

/**
 * Image files in three parts; each keeps the order in which they were found.
 *
 * @param train to be trained on
 * @param validation neither trained on nor tested
 * @param test to be tested
 */
public record SplitItems(List<Item> train, List<Item> validation, List<Item> test) {
    public SplitItems {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /** With other test images. */
    public SplitItems withTest(List<Item> others) {
        return new SplitItems(train, validation, others);
    }

    /** With other images for validation. */
    public SplitItems withValidation(List<Item> others) {
        return new SplitItems(train, others, test);
    }

    /**
     * That there are images for validation, which nothing uses unless it is asked to.
     *
     * @param used whether it is
     */
    public Optional<String> validationNote(boolean used) {
        return validationNote(validation.size(), used);
    }

    /** The same of so many. */
    public static Optional<String> validationNote(int images, boolean used) {
        return images == 0 || used
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        images == 1
                                ? "%,d image is for validation: it is neither trained on nor tested (retrain.validation: own measures it)"
                                : "%,d images are for validation: they are neither trained on nor tested (retrain.validation: own"
                                        + " measures them)",
                        images));
    }
}
