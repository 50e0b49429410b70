package org.astrapia.graph.lowering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** From a value of the intermediate form to TensorFlow: one rule for each primitive. */
public final class Lowering {
    private static final Map<Class<? extends Op>, Rule<? extends Op>> RULES = rules();

    private Lowering() {}

    /** Writes a primitive, and tells how its derivative is written. */
    @FunctionalInterface
    private interface Rule<O extends Op> {
        Lowered lower(Context context, O op, Value value, List<Operand<TFloat32>> in);
    }

    /** The same for a primitive that needs to know nothing but its inputs. */
    @FunctionalInterface
    private interface OfInputs {
        Lowered lower(Context context, List<Operand<TFloat32>> in);
    }

    /** Emits {@code value} applied to the results of its inputs; labels have a result that nobody may use. */
    public static Lowered lower(Context context, Value value, List<Operand<TFloat32>> in) {
        Op op = value.op();
        context.enter(op);
        return apply(context, op, value, in);
    }

    private static <O extends Op> Lowered apply(Context context, O op, Value value, List<Operand<TFloat32>> in) {
        @SuppressWarnings("unchecked") // on() puts the rule of a class under that class
        Rule<O> rule = (Rule<O>) RULES.get(op.getClass());
        if (rule == null) {
            throw new IllegalStateException("no rule for " + op + "; " + Lowering.class.getName() + " lists them");
        }
        return rule.lower(context, op, value, in);
    }

    private static Map<Class<? extends Op>, Rule<? extends Op>> rules() {
        Map<Class<? extends Op>, Rule<? extends Op>> rules = new HashMap<>();
        leaves(rules);
        windows(rules);
        arithmetic(rules);
        maps(rules);
        losses(rules);
        return Map.copyOf(rules);
    }

    private static <O extends Op> void on(
            Map<Class<? extends Op>, Rule<? extends Op>> rules, Class<O> primitive, Rule<O> rule) {
        rules.put(primitive, rule);
    }

    private static <O extends Op> void on(
            Map<Class<? extends Op>, Rule<? extends Op>> rules, Class<O> primitive, OfInputs rule) {
        rules.put(primitive, (Rule<O>) (context, op, value, in) -> rule.lower(context, in));
    }

    private static void leaves(Map<Class<? extends Op>, Rule<? extends Op>> rules) {
        on(rules, Op.Image.class, (context, op, value, in) -> Lowered.leaf(context.images(op.view())));
        on(rules, Op.Labels.class, (context, in) -> Lowered.leaf(context.images(0)));
        on(
                rules,
                Op.Read.class,
                (context, op, value, in) -> Lowered.leaf(context.parameter(op.parameter(), value.dimensions())));
    }

    private static void windows(Map<Class<? extends Op>, Rule<? extends Op>> rules) {
        on(rules, Op.Conv.class, Windows::conv);
        on(rules, Op.Pointwise.class, Pointwise::lower);
        on(rules, Op.Depthwise.class, Windows::depthwise);
        on(rules, Op.Fast.class, (context, op, value, in) -> FastKernels.lower(context, op.op(), value, in));
        on(
                rules,
                Op.Rematerialized.class,
                (context, op, value, in) -> Windows.rematerialized(context, op.op(), value, in));
        on(rules, Op.BatchNorm.class, Normalisation::batchNorm);
        on(rules, Op.MaxPool.class, Pools::max);
        on(rules, Op.AvgPool.class, Pools::average);
    }

    private static void arithmetic(Map<Class<? extends Op>, Rule<? extends Op>> rules) {
        on(rules, Op.Relu.class, Arithmetic::relu);
        on(rules, Op.Zero.class, Arithmetic::zero);
        on(rules, Op.Broadcast.class, (context, op, value, in) -> Arithmetic.broadcast(context, value, in));
        on(rules, Op.PadChannels.class, Arithmetic::padChannels);
        on(rules, Op.Concat.class, (context, op, value, in) -> Arithmetic.concat(context, value, in));
        on(rules, Op.Add.class, Arithmetic::add);
        on(rules, Op.Scale.class, Arithmetic::scale);
        on(rules, Op.Times.class, (context, op, value, in) -> Arithmetic.times(context, op, in));
        on(rules, Op.DropPath.class, (context, op, value, in) -> Arithmetic.dropPath(context, op, in));
        on(rules, Op.GlobalAverage.class, (context, op, value, in) -> Arithmetic.globalAverage(context, value, in));
        on(rules, Op.Linear.class, Arithmetic::linear);
        on(rules, Op.CosineLinear.class, (context, op, value, in) -> Cosines.linear(context, op, in));
    }

    /** Primitives that move pixels. */
    private static void maps(Map<Class<? extends Op>, Rule<? extends Op>> rules) {
        on(
                rules,
                Op.Sample.class,
                (context, op, value, in) -> Arithmetic.resample(
                        Resampling.sample(context, in.get(0), input(value), op.first(), op.stride())));
        on(
                rules,
                Op.SpaceToBatch.class,
                (context, op, value, in) ->
                        Arithmetic.resample(Resampling.spaceToBatch(context, in.get(0), input(value), op.block())));
        on(
                rules,
                Op.BatchToSpace.class,
                (context, op, value, in) -> Arithmetic.resample(
                        Resampling.batchToSpace(context, in.get(0), value.dimensions(), op.block())));
    }

    private static Dimensions input(Value value) {
        return value.inputs().get(0).dimensions();
    }

    private static void losses(Map<Class<? extends Op>, Rule<? extends Op>> rules) {
        on(rules, Op.Mix.class, (context, op, value, in) -> Objectives.mix(context, op, in));
        on(rules, Op.Entry.class, Objectives::entry);
        on(rules, Op.CrossEntropy.class, (context, op, value, in) -> Objectives.crossEntropy(context, value, in));
        on(rules, Op.ZeroOne.class, Objectives::zeroOne);
        on(rules, Op.Offset.class, (context, op, value, in) -> LabelLosses.offset(context, op, in));
        on(rules, Op.Margin.class, (context, op, value, in) -> LabelLosses.margin(context, op, in));
        on(rules, Op.ImageLoss.class, LabelLosses::perImage);
        on(rules, Op.ClassMean.class, (context, op, value, in) -> LabelLosses.classMean(context, op, in));
        on(rules, Op.Standardise.class, (context, op, value, in) -> BarlowTwins.standardise(context, op, in));
        on(rules, Op.CrossCorrelation.class, BarlowTwins::crossCorrelation);
        on(rules, Op.OnDiagonal.class, BarlowTwins::onDiagonal);
        on(rules, Op.OffDiagonal.class, BarlowTwins::offDiagonal);
    }

    /** The primitives that have a rule. */
    static java.util.Set<Class<? extends Op>> primitives() {
        return RULES.keySet();
    }
}
