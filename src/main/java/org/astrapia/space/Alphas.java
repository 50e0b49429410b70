package org.astrapia.space;

import java.util.List;

/**
 * Architecture logits.
 *
 * @param kinds {@code [edges, operations]} of each kind of cell, in the order of the space's kinds
 */
public record Alphas(List<float[][]> kinds) {
    public Alphas {
        kinds = List.copyOf(kinds);
    }

    /** Of normal and reduction cells. */
    public Alphas(float[][] normal, float[][] reduce) {
        this(List.of(normal, reduce));
    }
}
