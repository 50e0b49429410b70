package org.astrapia.engine.trial;

import java.util.Optional;

/** Which architectures are tried, one after the other. */
public interface Strategy {
    /** The next one; empty at the end. Each is followed by its {@link #judged}. */
    Optional<Trial> next();

    /**
     * What came of the last one.
     *
     * @param score more is better; never NaN
     */
    void judged(double score);

    /** How many trials there are in all, the same architecture counted as often as it is judged. */
    int trials();
}
