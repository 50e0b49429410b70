package org.astrapia.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.astrapia.config.Optimizer;
import org.astrapia.network.Parameter;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What an optimizer treats unlike the rest: the classifier, and vectors, that is biases and the scales and offsets of
 * normalisation. Where all are alike a number stays a scalar, so that a plain optimizer costs nothing for it.
 */
final class Groups {
    /** Neighbours that are treated alike, as a part of the flat vector. */
    private record Run(int size, float value) {}

    private final Ops tf;
    private final List<Parameter> parameters;

    /** @param parameters in the order of the flat vector */
    Groups(Ops tf, List<Parameter> parameters) {
        this.tf = tf;
        this.parameters = List.copyOf(parameters);
    }

    /** Weight decay, a scalar or of every weight. */
    Operand<TFloat32> decay(Optimizer optimizer) {
        double others = optimizer.decay();
        return spread(parameter -> isVector(parameter) ? optimizer.decayNorm().orElse(others) : others);
    }

    /** Whether no weight decays. */
    boolean nothingDecays(Optimizer optimizer) {
        return optimizer.decay() == 0 && optimizer.decayNorm().orElse(0.0) == 0;
    }

    /**
     * Learning rate, a scalar or of every weight.
     *
     * @param rate of the weights that have no rate of their own, a scalar
     */
    Operand<TFloat32> rate(Optimizer optimizer, Operand<TFloat32> rate) {
        if (optimizer.rateHead().isEmpty() && optimizer.rateNorm().isEmpty()) {
            return rate;
        }
        return tf.math.mul(spread(parameter -> rate(optimizer, parameter) / optimizer.rate()), rate);
    }

    private static double rate(Optimizer optimizer, Parameter parameter) {
        double own = isVector(parameter) ? optimizer.rateNorm().orElse(optimizer.rate()) : optimizer.rate();
        return Parameter.isOfHead(parameter.name()) ? optimizer.rateHead().orElse(own) : own;
    }

    /** A number of every weight; a scalar where it is the same for all. */
    private Operand<TFloat32> spread(ToDoubleFunction<Parameter> value) {
        List<Run> runs = new ArrayList<>();
        for (Parameter parameter : parameters) {
            float number = (float) value.applyAsDouble(parameter);
            int last = runs.size() - 1;
            if (last >= 0 && runs.get(last).value == number) {
                runs.set(last, new Run(runs.get(last).size + parameter.size(), number));
            } else {
                runs.add(new Run(parameter.size(), number));
            }
        }
        if (runs.size() == 1) {
            return tf.constant(runs.get(0).value);
        }
        return GraphVariables.join(
                tf,
                runs.stream()
                        .<Operand<TFloat32>>map(
                                run -> tf.fill(tf.constant(new int[] {run.size}), tf.constant(run.value)))
                        .toList());
    }

    /**
     * Multiplies every tensor of a gradient but the vectors by {@code trust * |w| / |d|}, where neither norm is 0.
     *
     * @param d flat
     * @param w the weights, flat
     * @param rate of the weights that have no rate of their own, a scalar
     */
    Operand<TFloat32> trusted(Optimizer.Lars lars, Operand<TFloat32> d, Operand<TFloat32> w, Operand<TFloat32> rate) {
        List<int[]> sizes = parameters.stream()
                .map(parameter -> new int[] {parameter.size()})
                .toList();
        List<Operand<TFloat32>> gradients = GraphVariables.split(tf, d, sizes);
        List<Operand<TFloat32>> weights = GraphVariables.split(tf, w, sizes);
        List<Operand<TFloat32>> scaled = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            Parameter parameter = parameters.get(i);
            Operand<TFloat32> gradient = gradients.get(i);
            scaled.add(
                    isVector(parameter)
                            ? gradient
                            : tf.math.mul(gradient, factor(lars, parameter, weights.get(i), gradient, rate)));
        }
        return GraphVariables.join(tf, scaled);
    }

    private Operand<TFloat32> factor(
            Optimizer.Lars lars,
            Parameter parameter,
            Operand<TFloat32> weights,
            Operand<TFloat32> gradient,
            Operand<TFloat32> rate) {
        Operand<TFloat32> length = Update.norm(tf, weights);
        Operand<TFloat32> pull = Update.norm(tf, gradient);
        Operand<TFloat32> ratio = tf.math.divNoNan(tf.math.mul(length, tf.constant((float) lars.trust())), pull);
        Operand<TFloat32> one = tf.constant(1f);
        Operand<TFloat32> factor = ratio;
        if (lars.bounded()) {
            Operand<TFloat32> own = tf.math.mul(rate, tf.constant((float) (rate(lars, parameter) / lars.rate())));
            factor = tf.math.minimum(tf.math.divNoNan(ratio, own), one);
        }
        return tf.select(tf.math.greater(ratio, tf.constant(0f)), factor, one); // 0 where one of the norms is
    }

    private static boolean isVector(Parameter parameter) {
        return parameter.dimensions().sizes().size() == 1;
    }
}
