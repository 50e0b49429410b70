package org.astrapia.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.config.Optimizer;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * Optimizers on flat vectors, as PyTorch computes them (tensorflow-framework's Adam adds epsilon before the bias
 * correction, which the papers' numbers do not).
 */
final class Update {
    private static final float ADAM_EPSILON = 1e-8f;
    private static final float CLIP_EPSILON = 1e-6f;

    private final Ops tf;
    private final State state;
    private final String variable;
    private final Optimizer optimizer;

    /** Adds the optimizer's own variables ({@code VARIABLE.momentum} and the like) to the state. */
    Update(Ops tf, State state, String variable, int size, Optimizer optimizer) {
        this.tf = tf;
        this.state = state;
        this.variable = variable;
        this.optimizer = optimizer;
        variables(variable, optimizer, size).forEach(state::variable);
    }

    /** The clipped gradient: times {@code clip / (norm + 1e-6)} where the global norm exceeds clip. */
    Operand<TFloat32> clipped(Operand<TFloat32> gradient) {
        double clip = optimizer.clip();
        if (Double.isInfinite(clip)) {
            return gradient;
        }
        Operand<TFloat32> factor =
                tf.math.div(tf.constant((float) clip), tf.math.add(norm(tf, gradient), tf.constant(CLIP_EPSILON)));
        return tf.math.mul(gradient, tf.math.minimum(factor, tf.constant(1f)));
    }

    /** L2 norm of a flat vector. */
    static Operand<TFloat32> norm(Ops tf, Operand<TFloat32> flat) {
        return tf.math.sqrt(tf.reduceSum(tf.math.square(flat), tf.constant(new int[] {0})));
    }

    /**
     * One update.
     *
     * @param gradient raw, flat
     * @param rate learning rate, a scalar
     * @param step name of the step that it belongs to
     * @return the assignments
     */
    List<Op> apply(Operand<TFloat32> gradient, Operand<TFloat32> rate, String step) {
        Operand<TFloat32> w = state.read(variable);
        return optimizer.accept(new Optimizer.Visitor<>() {
            @Override
            public List<Op> sgd(Optimizer.Sgd sgd) {
                return Update.this.sgd(sgd, decayed(clipped(gradient), w, sgd.decay()), w, rate, step);
            }

            @Override
            public List<Op> adam(Optimizer.Adam adam) {
                return Update.this.adam(adam, decayed(clipped(gradient), w, adam.decay()), w, rate, step);
            }
        });
    }

    /** First values of the variables that the optimizer of {@code variable} adds. */
    static Map<String, float[]> initial(String variable, Optimizer optimizer, int size) {
        Map<String, float[]> zeros = new HashMap<>();
        variables(variable, optimizer, size).forEach((name, length) -> zeros.put(name, new float[length]));
        return zeros;
    }

    /** Names and sizes of the variables that the optimizer of {@code variable} adds, in order. */
    private static Map<String, Integer> variables(String variable, Optimizer optimizer, int size) {
        return optimizer.accept(new Optimizer.Visitor<>() {
            @Override
            public Map<String, Integer> sgd(Optimizer.Sgd sgd) {
                return Map.of(variable + ".momentum", size);
            }

            @Override
            public Map<String, Integer> adam(Optimizer.Adam adam) {
                Map<String, Integer> moments = new LinkedHashMap<>();
                moments.put(variable + ".first-moment", size);
                moments.put(variable + ".second-moment", size);
                moments.put(variable + ".steps", 1);
                return moments;
            }
        });
    }

    private Operand<TFloat32> decayed(Operand<TFloat32> gradient, Operand<TFloat32> w, double decay) {
        return decay == 0 ? gradient : tf.math.add(gradient, tf.math.mul(w, tf.constant((float) decay)));
    }

    private List<Op> sgd(
            Optimizer.Sgd sgd, Operand<TFloat32> d, Operand<TFloat32> w, Operand<TFloat32> rate, String step) {
        String name = variable + ".momentum";
        Operand<TFloat32> momentum = tf.math.add(tf.math.mul(state.read(name), tf.constant((float) sgd.momentum())), d);
        return List.of(
                state.assign(name, momentum, step),
                state.assign(variable, tf.math.sub(w, tf.math.mul(momentum, rate)), step));
    }

    private List<Op> adam(
            Optimizer.Adam adam, Operand<TFloat32> g, Operand<TFloat32> w, Operand<TFloat32> rate, String step) {
        List<Op> assigns = new ArrayList<>();
        String first = variable + ".first-moment";
        String second = variable + ".second-moment";
        String steps = variable + ".steps";
        Operand<TFloat32> t = tf.math.add(state.read(steps), tf.constant(1f));
        Operand<TFloat32> m = moving(state.read(first), g, adam.beta1());
        Operand<TFloat32> v = moving(state.read(second), tf.math.square(g), adam.beta2());
        Operand<TFloat32> bias1 = biasCorrection(adam.beta1(), t);
        Operand<TFloat32> bias2 = biasCorrection(adam.beta2(), t);
        Operand<TFloat32> denominator =
                tf.math.add(tf.math.div(tf.math.sqrt(v), tf.math.sqrt(bias2)), tf.constant(ADAM_EPSILON));
        Operand<TFloat32> change = tf.math.mul(tf.math.div(rate, bias1), tf.math.div(m, denominator));
        assigns.add(state.assign(steps, t, step));
        assigns.add(state.assign(first, m, step));
        assigns.add(state.assign(second, v, step));
        assigns.add(state.assign(variable, tf.math.sub(w, change), step));
        return assigns;
    }

    /** {@code 1 - beta^t}, in double precision: with beta near 1 the difference would lose its digits. */
    private Operand<TFloat32> biasCorrection(double beta, Operand<TFloat32> t) {
        Operand<TFloat64> power = tf.math.pow(tf.constant(beta), tf.dtypes.cast(t, TFloat64.class));
        return tf.dtypes.cast(tf.math.sub(tf.constant(1.0), power), TFloat32.class);
    }

    private Operand<TFloat32> moving(Operand<TFloat32> old, Operand<TFloat32> now, double beta) {
        return tf.math.add(
                tf.math.mul(old, tf.constant((float) beta)), tf.math.mul(now, tf.constant((float) (1 - beta))));
    }
}
