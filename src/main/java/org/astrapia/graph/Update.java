package org.astrapia.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Optimizer;
import org.astrapia.network.Parameter;
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
    private final GraphVariables state;
    private final String variable;
    private final Groups groups;
    private final Optimizer optimizer;
    private Optional<Operand<TFloat32>> rawNorm = Optional.empty();

    /**
     * Adds the optimizer's own variables ({@code VARIABLE.momentum} and the like) to the state.
     *
     * @param parameters that the variable holds, in their order
     */
    Update(Ops tf, GraphVariables state, String variable, List<Parameter> parameters, Optimizer optimizer) {
        this.tf = tf;
        this.state = state;
        this.variable = variable;
        this.groups = new Groups(tf, parameters);
        this.optimizer = optimizer;
        int size = parameters.stream().mapToInt(Parameter::size).sum();
        variables(variable, optimizer, size).forEach(state::variable);
    }

    /** The clipped gradient: times {@code clip / (norm + 1e-6)} where the global norm exceeds clip. */
    Operand<TFloat32> clipped(Operand<TFloat32> gradient) {
        double clip = optimizer.clip();
        if (Double.isInfinite(clip)) {
            return gradient;
        }
        Operand<TFloat32> clipConstant = tf.constant((float) clip);
        Operand<TFloat32> norm = norm(tf, gradient);
        rawNorm = Optional.of(norm);
        Operand<TFloat32> factor = tf.math.div(clipConstant, tf.math.add(norm, tf.constant(CLIP_EPSILON)));
        return tf.math.mul(gradient, tf.math.minimum(factor, tf.constant(1f)));
    }

    /** Global norm of the gradient before it was clipped; empty where no bound asks for it. */
    Optional<Operand<TFloat32>> rawNorm() {
        return rawNorm;
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
     * @param changes of the step that it belongs to
     * @return the assignments
     */
    List<Op> apply(Operand<TFloat32> gradient, Operand<TFloat32> rate, Changes changes) {
        Operand<TFloat32> w = state.read(variable);
        Operand<TFloat32> raw = clipped(gradient);
        Operand<TFloat32> rates = groups.rate(optimizer, rate);
        return optimizer.accept(new Optimizer.Visitor<>() {
            @Override
            public List<Op> sgd(Optimizer.Sgd sgd) {
                return descend(decayed(raw, w), w, rates, sgd.momentum(), sgd.nesterov(), changes);
            }

            @Override
            public List<Op> adam(Optimizer.Adam adam) {
                return moments(decayed(raw, w), w, rates, adam.beta1(), adam.beta2(), changes);
            }

            @Override
            public List<Op> adamw(Optimizer.AdamW adamw) {
                return moments(raw, shrunk(w, rates), rates, adamw.beta1(), adamw.beta2(), changes);
            }

            @Override
            public List<Op> lars(Optimizer.Lars lars) {
                Operand<TFloat32> d = groups.trusted(lars, decayed(raw, w), w, rate);
                return descend(d, w, rates, lars.momentum(), false, changes);
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
                return momentum();
            }

            @Override
            public Map<String, Integer> lars(Optimizer.Lars lars) {
                return momentum();
            }

            @Override
            public Map<String, Integer> adam(Optimizer.Adam adam) {
                return moments();
            }

            @Override
            public Map<String, Integer> adamw(Optimizer.AdamW adamw) {
                return moments();
            }

            private Map<String, Integer> momentum() {
                return Map.of(variable + ".momentum", size);
            }

            private Map<String, Integer> moments() {
                Map<String, Integer> moments = new LinkedHashMap<>();
                moments.put(variable + ".first-moment", size);
                moments.put(variable + ".second-moment", size);
                moments.put(variable + ".steps", 1);
                return moments;
            }
        });
    }

    private Operand<TFloat32> decayed(Operand<TFloat32> gradient, Operand<TFloat32> w) {
        return groups.nothingDecays(optimizer)
                ? gradient
                : tf.math.add(gradient, tf.math.mul(w, groups.decay(optimizer)));
    }

    /** {@code w * (1 - rate * decay)}. */
    private Operand<TFloat32> shrunk(Operand<TFloat32> w, Operand<TFloat32> rates) {
        return groups.nothingDecays(optimizer)
                ? w
                : tf.math.sub(w, tf.math.mul(w, tf.math.mul(rates, groups.decay(optimizer))));
    }

    private List<Op> descend(
            Operand<TFloat32> d,
            Operand<TFloat32> w,
            Operand<TFloat32> rates,
            double share,
            boolean nesterov,
            Changes changes) {
        String name = variable + ".momentum";
        Operand<TFloat32> momentum = tf.math.add(tf.math.mul(state.read(name), tf.constant((float) share)), d);
        Operand<TFloat32> change =
                nesterov ? tf.math.add(d, tf.math.mul(momentum, tf.constant((float) share))) : momentum;
        return List.of(changes.set(name, momentum), changes.set(variable, tf.math.sub(w, tf.math.mul(change, rates))));
    }

    private List<Op> moments(
            Operand<TFloat32> g,
            Operand<TFloat32> w,
            Operand<TFloat32> rates,
            double beta1,
            double beta2,
            Changes changes) {
        List<Op> assigns = new ArrayList<>();
        String first = variable + ".first-moment";
        String second = variable + ".second-moment";
        String steps = variable + ".steps";
        Operand<TFloat32> t = tf.math.add(state.read(steps), tf.constant(1f));
        Operand<TFloat32> m = moving(state.read(first), g, beta1);
        Operand<TFloat32> v = moving(state.read(second), tf.math.square(g), beta2);
        Operand<TFloat32> bias1 = biasCorrection(beta1, t);
        Operand<TFloat32> bias2 = biasCorrection(beta2, t);
        Operand<TFloat32> denominator =
                tf.math.add(tf.math.div(tf.math.sqrt(v), tf.math.sqrt(bias2)), tf.constant(ADAM_EPSILON));
        Operand<TFloat32> change = tf.math.mul(tf.math.div(rates, bias1), tf.math.div(m, denominator));
        assigns.add(changes.set(steps, t));
        assigns.add(changes.set(first, m));
        assigns.add(changes.set(second, v));
        assigns.add(changes.set(variable, tf.math.sub(w, change)));
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
