package org.astrapia.graph.lowering;

import java.util.List;
import java.util.Set;
import org.astrapia.network.Dimensions;
import org.astrapia.network.LossOp;
import org.astrapia.network.MixOp;
import org.astrapia.network.Op;
import org.astrapia.network.Value;
import org.astrapia.network.VariantOp;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** From a value of the intermediate form to TensorFlow: one rule for each primitive. */
public final class Lowering {
    private static final LoweringRules RULES = new LoweringRules("Lowering");
    private static final LoweringRules FAST = new LoweringRules("Lowering.FAST");
    private static final LoweringRules REMATERIALIZED = new LoweringRules("Lowering.REMATERIALIZED");

    static {
        leaves(RULES);
        windows(RULES);
        arithmetic(RULES);
        bits(RULES);
        maps(RULES);
        mixtures(RULES);
        losses(RULES);
        FAST.on(Op.Depthwise.class, FastKernels::depthwise);
        FAST.on(Op.MaxPool.class, FastKernels::max);
        REMATERIALIZED.on(Op.Conv.class, Windows::rematerialized);
        REMATERIALIZED.on(Op.Pointwise.class, MatrixProducts::rematerialized);
    }

    private Lowering() {}

    /** Emits {@code value} applied to the results of its inputs; labels have a result that nobody may use. */
    public static Lowered lower(Context context, Value value, List<Operand<TFloat32>> in) {
        context.enter(value.op());
        return RULES.lower(context, value.op(), value, in);
    }

    private static void leaves(LoweringRules rules) {
        rules.on(Op.Image.class, (context, op, value, in) -> Lowered.leaf(context.images(op.view())));
        rules.on(Op.Labels.class, (context, in) -> Lowered.leaf(context.images(0)));
        rules.on(
                Op.Read.class,
                (context, op, value, in) -> Lowered.leaf(context.parameter(op.parameter(), value.dimensions())));
    }

    private static void windows(LoweringRules rules) {
        rules.on(Op.Conv.class, Windows::conv);
        rules.on(Op.Pointwise.class, MatrixProducts::lower);
        rules.on(Op.Depthwise.class, Windows::depthwise);
        rules.on(VariantOp.Fast.class, (context, op, value, in) -> FAST.lower(context, op.op(), value, in));
        rules.on(
                VariantOp.Rematerialized.class,
                (context, op, value, in) -> REMATERIALIZED.lower(context, op.op(), value, in));
        rules.on(Op.BatchNorm.class, Normalisation::batchNorm);
        rules.on(Op.MaxPool.class, Pools::max);
        rules.on(Op.AvgPool.class, Pools::average);
    }

    private static void arithmetic(LoweringRules rules) {
        rules.on(Op.Relu.class, Arithmetic::relu);
        rules.on(Op.Zero.class, Arithmetic::zero);
        rules.on(Op.Broadcast.class, (context, op, value, in) -> Arithmetic.broadcast(context, value, in));
        rules.on(Op.PadChannels.class, Arithmetic::padChannels);
        rules.on(Op.Concat.class, (context, op, value, in) -> Arithmetic.concat(context, value, in));
        rules.on(Op.Add.class, Arithmetic::add);
        rules.on(Op.Factors.class, Arithmetic::factors);
        rules.on(Op.Scale.class, Arithmetic::scale);
        rules.on(Op.Times.class, (context, op, value, in) -> Arithmetic.times(context, op, in));
        rules.on(Op.DropPath.class, (context, op, value, in) -> Arithmetic.dropPath(context, op, in));
        rules.on(Op.GlobalAverage.class, (context, op, value, in) -> Arithmetic.globalAverage(context, value, in));
        rules.on(Op.Linear.class, Arithmetic::linear);
        rules.on(Op.CosineLinear.class, (context, op, value, in) -> Cosines.linear(context, op, in));
    }

    /** Edges between numbers of 16 and of 32 bits. */
    private static void bits(LoweringRules rules) {
        rules.on(Op.Narrow.class, (context, in) -> BrainFloats.narrow(context, in));
        rules.on(Op.Widen.class, (context, in) -> BrainFloats.widen(context, in));
    }

    /** Primitives that move pixels. */
    private static void maps(LoweringRules rules) {
        rules.on(
                Op.Sample.class,
                (context, op, value, in) -> Arithmetic.resample(
                        PixelMove.sample(context, in.get(0), input(value), op.first(), op.stride())));
        rules.on(
                Op.SpaceToBatch.class,
                (context, op, value, in) ->
                        Arithmetic.resample(PixelMove.spaceToBatch(context, in.get(0), input(value), op.block())));
        rules.on(
                Op.BatchToSpace.class,
                (context, op, value, in) -> Arithmetic.resample(
                        PixelMove.batchToSpace(context, in.get(0), value.dimensions(), op.block())));
    }

    private static Dimensions input(Value value) {
        return value.inputs().get(0).dimensions();
    }

    private static void mixtures(LoweringRules rules) {
        rules.on(Op.Mix.class, Mixtures::mix);
        rules.on(Op.Entry.class, Objectives::entry);
        rules.on(MixOp.Expected.class, (context, op, value, in) -> Mixtures.expected(context, op, in));
        rules.on(MixOp.Row.class, Mixtures::row);
        rules.on(MixOp.Channels.class, ChannelMoves::channels);
        rules.on(MixOp.Shuffle.class, ChannelMoves::shuffle);
        rules.on(MixOp.NodeShares.class, Mixtures::nodeShares);
        rules.on(MixOp.TimesRows.class, (context, in) -> Mixtures.timesRows(context, in));
        rules.on(MixOp.Choose.class, (context, op, value, in) -> Mixtures.choose(context, op, in));
    }

    private static void losses(LoweringRules rules) {
        rules.on(LossOp.CrossEntropy.class, (context, op, value, in) -> Objectives.crossEntropy(context, value, in));
        rules.on(LossOp.ZeroOne.class, Objectives::zeroOne);
        rules.on(LossOp.Concentration.class, (context, op, value, in) -> Objectives.concentration(context, in));
        rules.on(LossOp.Budget.class, Objectives::budget);
        rules.on(LossOp.Offset.class, (context, op, value, in) -> LabelLosses.offset(context, op, in));
        rules.on(LossOp.Margin.class, LabelLosses::margin);
        rules.on(LossOp.Smoothed.class, LabelLosses::smoothed);
        rules.on(LossOp.ImageLoss.class, LabelLosses::perImage);
        rules.on(LossOp.SetLoss.class, LabelSetLosses::lower);
        rules.on(LossOp.ClassMean.class, LabelLosses::classMean);
        rules.on(LossOp.Mixed.class, LabelLosses::mixed);
        rules.on(LossOp.Standardise.class, (context, op, value, in) -> Correlations.standardise(context, op, in));
        rules.on(LossOp.CrossCorrelation.class, Correlations::crossCorrelation);
        rules.on(LossOp.OnDiagonal.class, Correlations::onDiagonal);
        rules.on(LossOp.OffDiagonal.class, Correlations::offDiagonal);
    }

    /** The primitives that have a rule. */
    static Set<Class<? extends Op>> primitives() {
        return RULES.primitives();
    }
}
