package org.astrapia.shell.bench;

/**
 * Two searches that ran alternately, each in a process of its own.
 *
 * @param chosen as the experiment says
 * @param reference with what it was compared with
 */
public record Comparison(SearchFigures chosen, SearchFigures reference) {
    /** How many times as long an iteration of the reference takes, by the medians. */
    public double ratio() {
        return reference.iterationSeconds() / chosen.iterationSeconds();
    }

    /** The same by the fastest of each. Where it is far from the other, something else kept the machine busy. */
    public double ratioOfFastest() {
        return reference.iterationMinimumSeconds() / chosen.iterationMinimumSeconds();
    }

    /** Runs {@code count} iterations of each, in turn. */
    public static Comparison of(BenchProcess chosen, BenchProcess reference, int count) throws java.io.IOException {
        for (int i = 0; i < count; i++) {
            chosen.iterate();
            reference.iterate();
        }
        return new Comparison(chosen.end(), reference.end());
    }
}
