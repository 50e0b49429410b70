package org.astrapia.data;

import java.util.List;

/**
 * How many training images each class keeps. Factors lie in (0, 1]; class 0 is always the largest.
 *
 * <p>Source: the SSF-NAS paper, section IV, and the published LDAM data code: exponential
 * {@code n_i = int(n_max * factor^(i/(C-1)))}, step: the first C/2 classes keep n_max, the others
 * {@code int(n_max * factor)}; computed in double precision and truncated.
 */
public sealed interface Distribution {
    /** Every class keeps n_max images. */
    record Balanced() implements Distribution {}

    /** The second half of the classes keeps {@code int(n_max * factor)}. */
    record Step(double factor) implements Distribution {}

    /** Counts fall geometrically from n_max to {@code n_max * factor}. */
    record Exponential(double factor) implements Distribution {}

    /** Exactly these counts, one per class. */
    record Counts(List<Integer> counts) implements Distribution {
        public Counts {
            counts = List.copyOf(counts);
        }
    }

    /** Whatever the data set has. */
    record Natural() implements Distribution {}
}
