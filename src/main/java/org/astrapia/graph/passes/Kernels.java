package org.astrapia.graph.passes;

import org.astrapia.network.Op;
import org.astrapia.network.Program;

/** Chooses faster kernels of TensorFlow where it has several: depthwise windows wider than three pixels, 1x1
 * convolutions, maxima. */
final class Kernels implements Pass {
    private static final int FAST_WIDTH = 3;

    @Override
    public String name() {
        return "kernels";
    }

    @Override
    public Program apply(Program program) {
        return Rewriter.rewrite(program, (value, inputs, rewriter) -> {
            boolean wide = value.op() instanceof Op.Depthwise depthwise
                    && depthwise.dilation() == 1
                    && inputs.get(1).dimensions().width() > FAST_WIDTH;
            boolean pixelwise = value.op() instanceof Op.Conv
                    && Op.isPointwise(value.op(), inputs.get(1).dimensions());
            return wide || pixelwise || value.op() instanceof Op.MaxPool
                    ? rewriter.put(value, new Op.Fast(value.op()), inputs)
                    : rewriter.keep(value, inputs);
        });
    }
}
