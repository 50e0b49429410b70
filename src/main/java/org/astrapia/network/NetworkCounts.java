package org.astrapia.network;

import org.astrapia.network.Parameter.Kind;

/**
 * Size of a network as the papers count it.
 *
 * @param parameters trainable weights, without alpha and running statistics
 * @param multiplyAdds of convolutions and linear layers for one image, each multiply-accumulate once, bias ignored
 */
public record NetworkCounts(long parameters, long multiplyAdds) {
    private static final int PASSES = 3;

    /**
     * Counts a program.
     *
     * @throws ArithmeticException when the counts pass 64 bits
     */
    public static NetworkCounts of(Program program) {
        long parameters = program.parameters().stream()
                .filter(p -> p.kind() == Kind.WEIGHT)
                .mapToLong(Parameter::size)
                .reduce(0, Math::addExact);
        return new NetworkCounts(
                parameters,
                program.values().stream()
                        .mapToLong(value -> value.op().multiplyAdds(value))
                        .reduce(0, Math::addExact));
    }

    /**
     * Multiply-adds of a training step, for one image: the forward pass, and as many again for the gradient by the values and for
     * that by the weights.
     */
    public long ofStep() {
        return Math.multiplyExact(PASSES, multiplyAdds);
    }
}
