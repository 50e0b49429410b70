package org.astrapia.data.augmentation;

import java.util.List;

/**
 * Another chain for the images of rare classes.
 *
 * @param chain in the place of the usual one
 * @param below a class with fewer training images than this is rare
 */
public record RareAugmentation(List<Augmentation> chain, int below) {
    public RareAugmentation {
        chain = List.copyOf(chain);
    }
}
