package org.astrapia.engine;

/**
 * What a benchmark measured at once: an iteration of the search, or a step of a training, which has no step of alpha.
 *
 * @param architectureSeconds of the step of alpha; 0 where there is none
 * @param weightSeconds of the step of the weights
 * @param loss of the step of the weights, before it
 */
public record Iteration(double architectureSeconds, double weightSeconds, double loss) {
    /** Both steps. */
    public double seconds() {
        return architectureSeconds + weightSeconds;
    }
}
