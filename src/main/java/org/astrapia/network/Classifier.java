package org.astrapia.network;

import java.util.List;
import java.util.function.IntFunction;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;
import org.astrapia.network.Parameter.Initial;

/**
 * The last layer as a network's losses need it: linear, or normalised for LDAM. Linear weights begin as the published codes have
 * them: those of cells and of a linear probe with PyTorch's default, uniform within {@code 1/sqrt(F)}, those of residual networks
 * with He et al. 2015's normal distribution (kaidic/LDAM-DRW); biases always with PyTorch's default. Normalised class vectors begin
 * with length 1 in directions drawn from a cube (the same code).
 */
final class Classifier {
    private final int classes;
    /** First weights, by the number of features. */
    private final IntFunction<Initial> initial;

    private final List<Double> scales;

    /**
     * Of cells, or of a probe.
     *
     * @param losses all losses of the network
     * @throws IllegalArgumentException when they ask for different scales of one classifier
     */
    Classifier(int classes, Loss... losses) {
        this(classes, Initial::fanIn, losses);
    }

    private Classifier(int classes, IntFunction<Initial> initial, Loss... losses) {
        this.classes = classes;
        this.initial = initial;
        this.scales = Losses.scales(losses);
        if (scales.size() > 1) {
            throw new IllegalArgumentException("one classifier has one scale, not " + scales);
        }
    }

    /** Of a residual network; otherwise as the other. */
    static Classifier ofResidual(int classes, Loss loss) {
        return new Classifier(classes, in -> new Initial.Normal(Math.sqrt(2.0 / in)), loss);
    }

    /** Whose weights begin with normal numbers of this deviation; otherwise as the others. */
    static Classifier ofDeviation(int classes, double deviation, Loss loss) {
        return new Classifier(classes, in -> new Initial.Normal(deviation), loss);
    }

    /** From features {@code [N, F]} to logits. */
    Value write(ProgramBuilder program, Value features, String name) {
        int in = features.dimensions().channels();
        return scales.isEmpty()
                ? program.linear(features, name, classes, initial.apply(in))
                : program.cosineLinear(features, name, classes, scales.get(0));
    }
}
