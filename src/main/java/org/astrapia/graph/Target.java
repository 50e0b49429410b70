package org.astrapia.graph;

import org.astrapia.config.Experiment.Passes;

/**
 * What every model is compiled for.
 *
 * @param height of an image in pixels
 * @param width of an image in pixels
 * @param channels of an image
 * @param classes number of classes
 * @param passes compiler passes that run
 */
public record Target(int height, int width, int channels, int classes, Passes passes) {}
