package org.astrapia.network;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.Loss;
import org.astrapia.config.Loss.CrossEntropy;
import org.astrapia.genotype.Genotype;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.space.Mixing;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;

/**
 * Size of a network as the papers count it.
 *
 * @param parameters trainable weights, without alpha and running statistics
 * @param multiplyAdds of convolutions and linear layers for one image, each multiply-accumulate once, bias ignored
 */
public record Counts(long parameters, long multiplyAdds) {
    private static final Loss ANY_LOSS = new CrossEntropy();

    /**
     * Counts a program.
     *
     * @throws ArithmeticException when the counts pass 64 bits
     */
    public static Counts of(Program program) {
        long parameters = program.parameters().stream()
                .filter(p -> p.kind() == Kind.WEIGHT)
                .mapToLong(Parameter::size)
                .reduce(0, Math::addExact);
        return new Counts(
                parameters,
                program.values().stream()
                        .mapToLong(value -> value.op().multiplyAdds(value))
                        .reduce(0, Math::addExact));
    }

    /** Counts the supernet of a space for RGB images. */
    public static Counts ofSupernet(SearchSpace space, int classes, int height, int width) {
        return of(Supernet.build(space, Mixing.SOFTMAX, height, width, 3, equal(classes), ANY_LOSS, ANY_LOSS));
    }

    /** Counts the network that a genotype describes, for RGB images of {@code size} squared. */
    public static Counts ofDerived(
            Genotype genotype,
            Map<String, Operation> definitions,
            int cells,
            int channels,
            int classes,
            int size,
            boolean auxiliary) {
        DerivedNetwork.Form form = new DerivedNetwork.Form(cells, channels, auxiliary ? 1 : 0, false);
        return of(DerivedNetwork.build(genotype, definitions, form, size, size, 3, equal(classes), ANY_LOSS));
    }

    /** Counts a fixed network for RGB images. */
    public static Counts ofFixed(FixedNetwork network, int classes, int height, int width) {
        return of(ResidualNetwork.build(network, height, width, 3, equal(classes), ANY_LOSS));
    }

    private static List<Integer> equal(int classes) {
        return Collections.nCopies(classes, 1);
    }
}
