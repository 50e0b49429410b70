package org.astrapia.run.result;

import java.util.Optional;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Width;

/**
 * A network at the end of its training.
 *
 * @param name {@code genotype}, or that of a fixed network
 * @param counts its size
 * @param width that was found for it, where a size was asked for
 * @param result of the training
 */
public record TrainedNetwork(String name, NetworkCounts counts, Optional<Width> width, TrainResult result) {}
