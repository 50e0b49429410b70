package org.astrapia.graph;

import org.astrapia.config.Experiment.Passes;
import org.astrapia.network.Input;

/**
 * What every model is compiled for.
 *
 * @param input that its network is given
 * @param passes compiler passes that run
 * @param execution how the graph is computed
 */
public record Target(Input input, Passes passes, Execution execution) {
    /** The same for images that are mixed with one another, or not. */
    public Target mixed(boolean are) {
        return new Target(input.mixed(are), passes, execution);
    }

    /** The same for a classifier on numbers that another network made of each image. */
    public Target ofFeatures(int features) {
        return new Target(input.asFeatures(features), passes, execution);
    }
}
