package org.astrapia.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Optimizer.Sgd;
import org.astrapia.graph.lowering.Sums;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBool;
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

    /** Scratch variable: whether all gradients of the parts so far are finite. */
    private static final String FINITE = "unrolled.finite";

    private final Ops tf;
    private final GraphVariables state;
    private final FlatGradients gradients;
    private final Value trainLoss;
    private final Value validLoss;
    private final Operand<TFloat32> innerRate;
    private final Operand<TFloat32> kept;
    private final Operand<TFloat32> direction;
    private final Operand<TFloat32> alphaGradient;
    private final Optional<LossScaling> scaling;
    private final Optional<Operand<TBool>> finiteSoFar;
    private Optional<Operand<TFloat32>> ofAlpha = Optional.empty();

    /**
     * @param trainLoss of the weight step
     * @param validLoss of the architecture step
     * @param weights how many there are
     * @param alphas how many there are
     * @param scaling of all four losses, where there is one: one gradient that is not finite skips the step
     */
    UnrolledStep(
            Ops tf,
            GraphVariables state,
            FlatGradients gradients,
            Value trainLoss,
            Value validLoss,
            int weights,
            int alphas,
            Optional<LossScaling> scaling) {
        this.tf = tf;
        this.state = state;
        this.gradients = gradients;
        this.trainLoss = trainLoss;
        this.validLoss = validLoss;
        this.innerRate = tf.withName("inner-rate").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        this.kept = state.scratch("unrolled.weights", weights);
        this.direction = state.scratch("unrolled.direction", weights);
        this.alphaGradient = state.scratch("unrolled.alpha", alphas);
        this.scaling = scaling;
        this.finiteSoFar = scaling.map(
                scaled -> tf.math.greater(tf.reshape(state.scratch(FINITE, 1), tf.constant(new int[0])), constant(0)));
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
        Optional<Operand<TBool>> finite =
                finiteSoFar.map(before -> tf.math.logicalAnd(before, LossScaling.areFinite(tf, List.of(train))));
        plus(name + ".plus", half, finite);
        minus(name, half, update, rate, finite);
    }

    /** Derivative of the loss by alpha at the weights that there are, once the parts are written. */
    Operand<TFloat32> alphaGradient() {
        return ofAlpha.orElseThrow();
    }

    private void look(String step, Sgd inner) {
        Operand<TFloat32> w = state.read(GraphWriter.WEIGHTS);
        Operand<TFloat32> momentum = state.read(GraphWriter.WEIGHTS + ".momentum");
        Operand<TFloat32> gradient = gradients.of(trainLoss, Kind.WEIGHT);
        Operand<TFloat32> change = Sums.of(
                tf,
                List.of(
                        gradient,
                        tf.math.mul(momentum, constant(inner.momentum())),
                        tf.math.mul(w, constant(inner.decay()))));
        Optional<Operand<TBool>> finite = scaling.map(scaled -> LossScaling.areFinite(tf, List.of(gradient)));
        List<Op> changes = new ArrayList<>();
        changes.add(state.assign("unrolled.weights", w, step));
        changes.add(state.assign(
                GraphWriter.WEIGHTS, where(finite, tf.math.sub(w, tf.math.mul(change, innerRate)), w), step));
        note(finite, step, changes);
        state.group(step, changes);
    }

    private void valid(String step) {
        Map<Kind, Operand<TFloat32>> found = gradients.of(validLoss, List.of(Kind.WEIGHT, Kind.ALPHA));
        Operand<TFloat32> v = found.get(Kind.WEIGHT);
        ofAlpha = Optional.of(found.get(Kind.ALPHA));
        Optional<Operand<TBool>> finite =
                finiteSoFar.map(before -> tf.math.logicalAnd(before, LossScaling.areFinite(tf, found.values())));
        List<Op> changes = new ArrayList<>();
        changes.add(state.assign("unrolled.direction", v, step));
        changes.add(state.assign("unrolled.alpha", found.get(Kind.ALPHA), step));
        changes.add(state.assign(
                GraphWriter.WEIGHTS, where(finite, tf.math.add(kept, tf.math.mul(v, radius(v))), kept), step));
        note(finite, step, changes);
        state.group(step, changes);
    }

    private void plus(String step, Operand<TFloat32> half, Optional<Operand<TBool>> finite) {
        Operand<TFloat32> moved = tf.math.sub(kept, tf.math.mul(direction, radius(direction)));
        Op gradient = state.assign("unrolled.alpha", tf.math.sub(alphaGradient, half), step);
        List<Op> changes = new ArrayList<>(List.of(gradient, assignAfter(step, where(finite, moved, kept), half)));
        note(finite, step, changes);
        state.group(step, changes);
    }

    private void minus(
            String name,
            Operand<TFloat32> half,
            Update update,
            Operand<TFloat32> rate,
            Optional<Operand<TBool>> finite) {
        String step = name + ".minus";
        Operand<TFloat32> total = tf.withName(step + ".gradient").identity(tf.math.add(alphaGradient, half));
        List<Op> changes = new ArrayList<>(update.apply(total, rate, new Changes(tf, state, step, finite)));
        changes.add(assignAfter(step, kept, half));
        scaling.ifPresent(scaled -> changes.add(scaled.next(name, finite.orElseThrow())));
        state.group(step, changes);
    }

    private Operand<TFloat32> where(
            Optional<Operand<TBool>> finite, Operand<TFloat32> value, Operand<TFloat32> otherwise) {
        return finite.<Operand<TFloat32>>map(yes -> tf.select(yes, value, otherwise))
                .orElse(value);
    }

    /** Tells the parts that follow whether all gradients are finite. */
    private void note(Optional<Operand<TBool>> finite, String step, List<Op> changes) {
        finite.ifPresent(yes -> changes.add(state.assign(
                FINITE, tf.reshape(tf.dtypes.cast(yes, TFloat32.class), tf.constant(new int[] {1})), step)));
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
