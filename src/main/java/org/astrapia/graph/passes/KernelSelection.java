package org.astrapia.graph.passes;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Parameter;
import org.astrapia.network.Program;
import org.astrapia.network.Value;
import org.astrapia.network.VariantOp;

/**
 * Chooses faster kernels of TensorFlow where it has several: depthwise windows wider than three pixels, maxima, and 1x1
 * convolutions, which oneDNN computes faster as products of matrices.
 */
final class KernelSelection implements Pass {
    private static final int FAST_WIDTH = 3;

    @Override
    public String name() {
        return "kernels";
    }

    @Override
    public Program apply(Program program) {
        Set<Parameter> matrices = matrices(program);
        return new RewriteRules()
                .on(
                        Op.Depthwise.class,
                        (window, value, inputs, rewriter) -> window.dilation() == 1
                                        && inputs.get(1).dimensions().width() > FAST_WIDTH
                                ? rewriter.put(value, new VariantOp.Fast(window), inputs)
                                : rewriter.keep(value, inputs))
                .on(
                        Op.MaxPool.class,
                        (pool, value, inputs, rewriter) -> rewriter.put(value, new VariantOp.Fast(pool), inputs))
                .on(
                        Op.Read.class,
                        (read, value, inputs, rewriter) -> matrices.contains(read.parameter())
                                ? rewriter.add(read, inputs, matrix(value.dimensions()))
                                : rewriter.keep(value, inputs))
                .on(
                        Op.Conv.class,
                        (window, value, inputs, rewriter) ->
                                filter(value).filter(matrices::contains).isPresent()
                                        ? rewriter.put(value, new Op.Pointwise(), inputs)
                                        : rewriter.keep(value, inputs))
                .rewrite(program);
    }

    /** Filters that nothing but 1x1 convolutions reads. */
    private static Set<Parameter> matrices(Program program) {
        Set<Parameter> filters = new HashSet<>();
        Set<Parameter> others = new HashSet<>();
        for (Value value : program.values()) {
            boolean pointwise = filter(value).isPresent();
            for (int i = 0; i < value.inputs().size(); i++) {
                Set<Parameter> readers = pointwise && i == 1 ? filters : others;
                value.inputs().get(i).op().reads().ifPresent(readers::add);
            }
        }
        filters.removeAll(others);
        return filters;
    }

    /** The parameter by which a 1x1 convolution multiplies; empty for all else. */
    private static Optional<Parameter> filter(Value value) {
        return value.op().isPointwise(value) ? value.inputs().get(1).op().reads() : Optional.empty();
    }

    private static Dimensions matrix(Dimensions filter) {
        return Dimensions.fixed(filter.sizes().get(2), filter.sizes().get(3));
    }
}
