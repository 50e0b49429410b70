package org.astrapia.space;

import java.util.List;

/** A candidate operation of an edge: a name and the chain of primitives it stands for. */
public record Operation(String name, List<Primitive> chain) {
    public Operation {
        chain = List.copyOf(chain);
    }

    /** Whether its output is always zero ({@code none}), so that it may be left out of a graph. */
    public boolean isZero() {
        return chain.stream().anyMatch(Primitive.Zero.class::isInstance);
    }

    /** Whether it is the identity at stride 1 (no drop path is applied to it). */
    public boolean isSkip() {
        return chain.equals(List.of(new Primitive.Skip()));
    }

    /** Whether it pools: a chain with a pool and no convolution. */
    public boolean isPool() {
        return isWithoutWeights() && chain.stream().anyMatch(Primitive.Pool.class::isInstance);
    }

    /** Whether it has no filter to learn at stride 1, as pools and skip connections. */
    public boolean isWithoutWeights() {
        return chain.stream().noneMatch(Primitive.Convolution.class::isInstance);
    }
}
