package org.astrapia.data.sets;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a person's own images are shared out between training and test, where their folders or list do not say it.
 *
 * @param test share of each class that is tested, above 0 and below 1; empty where nothing is said
 * @param validation share of each class that is kept for validation, likewise
 * @param group regular expression whose first group, or else whole match, names what must stay on one side: a patient, a
 *     track; it is looked for in the path of an image below the data set's folder
 */
public record SplitSettings(OptionalDouble test, OptionalDouble validation, Optional<String> group) {
    /** Nothing is said. */
    public static final SplitSettings NONE =
            new SplitSettings(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());

    /** Share that is tested of images without any split. */
    public static final double USUAL_TEST = 0.2;

    /** Key of {@link #test}. */
    public static final String TEST_KEY = "data.folder.test";

    /** Key of {@link #validation}. */
    public static final String VALIDATION_KEY = "data.folder.validation";

    /** Key of {@link #group}. */
    public static final String GROUP_KEY = "data.folder.group";
}
