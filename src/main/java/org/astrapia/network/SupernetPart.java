package org.astrapia.network;

import org.astrapia.space.KeptOperations;
import org.astrapia.space.SearchSpace;

/**
 * What of a supernet is built.
 *
 * @param space with the number of cells
 * @param kept operations of each edge; the others have no value in the network
 * @param dropsSkips whether skip connections are dropped at random in a step, each for an image at a time
 */
public record SupernetPart(SearchSpace space, KeptOperations kept, boolean dropsSkips) {
    /** All of it. */
    public static SupernetPart whole(SearchSpace space) {
        return new SupernetPart(space, KeptOperations.all(space), false);
    }
}
