package org.astrapia.graph;

import java.util.List;
import java.util.Map;
import org.astrapia.config.Optimizer.Sgd;
import org.astrapia.graph.lowering.Sums;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The second-order architecture step of DARTS (Liu et al. 2019, equations 6 to 8), as the published code computes it. With
 * ξ the weights' learning rate and w' = w − ξ (momentum · m + ∂L_train(w)/∂w + decay · w), alpha's derivative is
 *
 * <pre>∂L_valid(w')/∂α − ξ (∂L_train(w⁺)/∂α − ∂L_train(w⁻)/∂α) / 2R,   w± = w ± R v,   v = ∂L_valid(w')/∂w',   R = 0.01 / ‖v‖</pre>
 *
 * <p>It takes four runs of the graph, since each of them needs the weights that the one before has put in place: {@code
 * look} and, {@code valid}, {@code plus}, {@code minus}; the last moves alpha and puts the weights back. The running
 * statistics stay as they are: the weight step that follows sees the same batch.
 */
final class UnrolledStep {
    /** Norm of the difference of the weights in the finite difference. */
    private static final float RADIUS = 0.01f;

    private final Ops tf;
    private final GraphVariables state;
    private final FlatGradients gradients;
    private final Value trainLoss;
    private final Value validLoss;
    private final Operand<TFloat32> innerRate;
    private final Operand<TFloat32> kept;
    private final Operand<TFloat32> direction;
    private final Operand<TFloat32> alphaGradient;

    /**
     * @param trainLoss of the weight step
     * @param validLoss of the architecture step
     * @param weights how many there are
     * @param alphas how many there are
     */
    UnrolledStep(
            Ops tf,
            GraphVariables state,
            FlatGradients gradients,
            Value trainLoss,
            Value validLoss,
            int weights,
            int alphas) {
        this.tf = tf;
        this.state = state;
        this.gradients = gradients;
        this.trainLoss = trainLoss;
        this.validLoss = validLoss;
        this.innerRate = tf.withName("inner-rate").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        this.kept = state.scratch("unrolled.weights", weights);
        this.direction = state.scratch("unrolled.direction", weights);
        this.alphaGradient = state.scratch("unrolled.alpha", alphas);
    }

    /**
     * Writes the four parts, {@code NAME.look}, {@code NAME.valid}, {@code NAME.plus} and {@code NAME.minus}.
     *
     * @param inner how the weight step changes the weights
     * @param update moves alpha by a gradient
     */
    void write(String name, Sgd inner, Update update, Operand<TFloat32> rate) {
        look(name + ".look", inner);
        valid(name + ".valid");
        Operand<TFloat32> train = gradients.of(trainLoss, Kind.ALPHA);
        Operand<TFloat32> half =
                tf.math.div(tf.math.mul(innerRate, train), tf.math.mul(radius(direction), constant(2)));
        plus(name + ".plus", half);
        minus(name + ".minus", half, update, rate);
    }

    private void look(String step, Sgd inner) {
        Operand<TFloat32> w = state.read(GraphWriter.WEIGHTS);
        Operand<TFloat32> momentum = state.read(GraphWriter.WEIGHTS + ".momentum");
        Operand<TFloat32> change = Sums.of(
                tf,
                List.of(
                        gradients.of(trainLoss, Kind.WEIGHT),
                        tf.math.mul(momentum, constant(inner.momentum())),
                        tf.math.mul(w, constant(inner.decay()))));
        state.group(
                step,
                List.of(
                        state.assign("unrolled.weights", w, step),
                        state.assign(GraphWriter.WEIGHTS, tf.math.sub(w, tf.math.mul(change, innerRate)), step)));
    }

    private void valid(String step) {
        Map<Kind, Operand<TFloat32>> found = gradients.of(validLoss, List.of(Kind.WEIGHT, Kind.ALPHA));
        Operand<TFloat32> v = found.get(Kind.WEIGHT);
        state.group(
                step,
                List.of(
                        state.assign("unrolled.direction", v, step),
                        state.assign("unrolled.alpha", found.get(Kind.ALPHA), step),
                        state.assign(GraphWriter.WEIGHTS, tf.math.add(kept, tf.math.mul(v, radius(v))), step)));
    }

    private void plus(String step, Operand<TFloat32> half) {
        Operand<TFloat32> moved = tf.math.sub(kept, tf.math.mul(direction, radius(direction)));
        Op gradient = state.assign("unrolled.alpha", tf.math.sub(alphaGradient, half), step);
        state.group(step, List.of(gradient, assignAfter(step, moved, half)));
    }

    private void minus(String step, Operand<TFloat32> half, Update update, Operand<TFloat32> rate) {
        Operand<TFloat32> total = tf.withName(step + ".gradient").identity(tf.math.add(alphaGradient, half));
        List<Op> changes = new java.util.ArrayList<>(update.apply(total, rate, step));
        changes.add(assignAfter(step, kept, half));
        state.group(step, changes);
    }

    /** The weights are replaced once the derivative that depends on their present value is there. */
    private Op assignAfter(String step, Operand<TFloat32> weights, Operand<TFloat32> derivative) {
        Operand<TFloat32> later =
                tf.withControlDependencies(List.<Op>of(derivative)).identity(weights);
        return state.assign(GraphWriter.WEIGHTS, later, step);
    }

    /** {@code 0.01 / ‖v‖}. */
    private Operand<TFloat32> radius(Operand<TFloat32> v) {
        return tf.math.div(constant(RADIUS), Update.norm(tf, v));
    }

    private Operand<TFloat32> constant(double value) {
        return tf.constant((float) value);
    }
}
