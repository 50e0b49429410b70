package org.astrapia.graph;

import java.util.List;
import java.util.Map;
import org.astrapia.config.training.LossScale;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * The factor by which a step with mixed precision multiplies its loss, as part of the state: {@code VARIABLE.loss-scale} is
 * {factor, good steps since it last changed, skipped steps, skipped steps in a row}. Each step of a search has one of its own,
 * since their losses are not alike.
 *
 * <p>A step whose gradient is not finite is skipped: weights, optimizer, running statistics and moving averages stay as they
 * were, as if its batch had not been there. (PyTorch lets the running statistics move. They could become infinite where
 * the way forward was too large for 16 bits, and would stay so for ever.) The learning rate follows the number of batches, so it goes on.
 */
final class LossScaling {
    /** Behind the name of a variable, that of its loss scale. */
    private static final String LOSS_SCALE = ".loss-scale";

    /** Behind the name of a step, the operation that gives what the four numbers become. */
    static final String FETCHED = ".scaling";

    private static final int SIZE = 4;

    private final Ops tf;
    private final GraphVariables state;
    private final LossScale rule;
    private final String variable;
    private final Operand<TFloat32> before;

    /**
     * Adds the variable to the state.
     *
     * @param moved name of the variable that the step moves
     */
    LossScaling(Ops tf, GraphVariables state, String moved, LossScale rule) {
        this.tf = tf;
        this.state = state;
        this.rule = rule;
        this.variable = moved + LOSS_SCALE;
        this.before = state.variable(variable, SIZE);
    }

    /** Name of the variable of a step. */
    static String variable(GraphWriter.Step step) {
        return step.variable() + LOSS_SCALE;
    }

    /** First values of the variable. */
    static float[] initial(LossScale rule) {
        return new float[] {(float) rule.initial(), 0, 0, 0};
    }

    /** By what the loss is multiplied in this step, a scalar. */
    Operand<TFloat32> factor() {
        return number(0);
    }

    /** Whether all numbers of these gradients are finite, a scalar. */
    static Operand<TBool> areFinite(Ops tf, Iterable<Operand<TFloat32>> gradients) {
        Operand<TBool> all = null;
        for (Operand<TFloat32> gradient : gradients) {
            Operand<TBool> finite = tf.math.isFinite(Update.norm(tf, gradient));
            all = all == null ? finite : tf.math.logicalAnd(all, finite);
        }
        return all;
    }

    /**
     * Changes the factor as the rule says.
     *
     * @param step name of the step
     * @param happens whether the gradient was finite
     */
    Op next(String step, Operand<TBool> happens) {
        Operand<TFloat32> zero = tf.constant(0f);
        Operand<TFloat32> one = tf.constant(1f);
        Operand<TFloat32> good = tf.math.add(number(1), one);
        Operand<TFloat32> larger = tf.math.mul(factor(), tf.constant((float) rule.growth()));
        Operand<TBool> due = tf.math.greaterEqual(good, tf.constant((float) rule.interval()));
        Operand<TFloat32> grown = tf.select(tf.math.logicalAnd(due, tf.math.isFinite(larger)), larger, factor());
        Operand<TFloat32> after = tf.select(
                happens,
                tf.stack(List.of(grown, tf.select(due, zero, good), number(2), zero)),
                tf.stack(List.of(
                        tf.math.mul(factor(), tf.constant((float) rule.backoff())),
                        zero,
                        tf.math.add(number(2), one),
                        tf.math.add(number(3), one))));
        return state.assign(variable, tf.withName(step + FETCHED).identity(after), step);
    }

    /** What a step tells of the four numbers that it leaves. */
    static Map<String, Double> terms(float[] numbers) {
        return Map.of(
                StepResult.LOSS_SCALE, (double) numbers[0],
                StepResult.SKIPPED, numbers[3] > 0 ? 1.0 : 0.0,
                StepResult.SKIPPED_IN_A_ROW, (double) numbers[3]);
    }

    private Operand<TFloat32> number(int index) {
        return tf.reshape(
                tf.slice(before, tf.constant(new int[] {index}), tf.constant(new int[] {1})), tf.constant(new int[0]));
    }
}
