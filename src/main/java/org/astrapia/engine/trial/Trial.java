package org.astrapia.engine.trial;

import org.astrapia.genotype.Genotype;

/**
 * An architecture that is to be judged.
 *
 * @param number of the architecture among those of the search, from 1
 * @param genotype of which a network can be built
 * @param epochs after which it is judged, counted from its beginning; 0 for a proxy at its initial weights
 */
public record Trial(int number, Genotype genotype, int epochs) {
    /** Whether it is judged by a proxy. */
    public boolean isByProxy() {
        return epochs == 0;
    }
}
