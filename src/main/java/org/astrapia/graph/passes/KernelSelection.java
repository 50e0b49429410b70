package org.astrapia.graph.passes;

import java.util.HashSet;
import java.util.Set;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Parameter;
import org.astrapia.network.Program;
import org.astrapia.network.Value;

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
        return Rewriter.rewrite(program, (value, inputs, rewriter) -> {
            boolean wide = value.op() instanceof Op.Depthwise depthwise
                    && depthwise.dilation() == 1
                    && inputs.get(1).dimensions().width() > FAST_WIDTH;
            if (wide || value.op() instanceof Op.MaxPool) {
                return rewriter.put(value, new Op.Fast(value.op()), inputs);
            } else if (value.op() instanceof Op.Read read && matrices.contains(read.parameter())) {
                return rewriter.add(read, inputs, matrix(value.dimensions()));
            }
            return isPointwise(value) && matrices.contains(filter(value))
                    ? rewriter.put(value, new Op.Pointwise(), inputs)
                    : rewriter.keep(value, inputs);
        });
    }

    /** Filters that nothing but 1x1 convolutions reads. */
    private static Set<Parameter> matrices(Program program) {
        Set<Parameter> filters = new HashSet<>();
        Set<Parameter> others = new HashSet<>();
        for (Value value : program.values()) {
            boolean pointwise = isPointwise(value);
            for (int i = 0; i < value.inputs().size(); i++) {
                if (value.inputs().get(i).op() instanceof Op.Read read) {
                    (pointwise && i == 1 ? filters : others).add(read.parameter());
                }
            }
        }
        filters.removeAll(others);
        return filters;
    }

    private static boolean isPointwise(Value value) {
        return value.op() instanceof Op.Conv
                && value.inputs().get(1).op() instanceof Op.Read
                && value.op().isPointwise(value.inputs().get(1).dimensions());
    }

    private static Parameter filter(Value convolution) {
        return ((Op.Read) convolution.inputs().get(1).op()).parameter();
    }

    private static Dimensions matrix(Dimensions filter) {
        return Dimensions.fixed(filter.sizes().get(2), filter.sizes().get(3));
    }
}
