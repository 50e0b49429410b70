package org.astrapia.graph;

import java.util.List;
import org.astrapia.config.Experiment.Passes;

/**
 * What every model is compiled for.
 *
 * @param height of an image in pixels
 * @param width of an image in pixels
 * @param channels of an image
 * @param classCounts training images of each class
 * @param passes compiler passes that run
 * @param execution how the graph is computed
 */
public record Target(
        int height, int width, int channels, List<Integer> classCounts, Passes passes, Execution execution) {
    public Target {
        classCounts = List.copyOf(classCounts);
    }
}
