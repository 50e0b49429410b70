package org.astrapia.run.result;

import org.astrapia.network.NetworkCounts;

/**
 * A network at the end of its training.
 *
 * @param name {@code genotype}, or that of a fixed network
 * @param counts its size
 * @param result of the training
 */
public record TrainedNetwork(String name, NetworkCounts counts, TrainResult result) {}
