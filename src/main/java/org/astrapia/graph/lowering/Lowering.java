package org.astrapia.graph.lowering;

import java.util.List;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** From a value of the intermediate form to TensorFlow. */
public final class Lowering {
    private Lowering() {}

    /** Emits {@code value} applied to the results of its inputs; labels have a result that nobody may use. */
    public static Lowered lower(Context context, Value value, List<Operand<TFloat32>> in) {
        Op op = value.op();
        context.enter(op);
        if (op instanceof Op.Image image) {
            return Lowered.leaf(context.images(image.view()));
        } else if (op instanceof Op.Labels) {
            return Lowered.leaf(context.images(0));
        } else if (op instanceof Op.Read read) {
            return Lowered.leaf(context.parameter(read.parameter(), value.dimensions()));
        } else if (op instanceof Op.Conv conv) {
            return Windows.conv(context, conv, value, in);
        } else if (op instanceof Op.Pointwise) {
            return Pointwise.lower(context, in);
        } else if (op instanceof Op.Depthwise depthwise) {
            return Windows.depthwise(context, depthwise, value, in);
        } else if (op instanceof Op.Fast fast) {
            return Kernels.lower(context, fast.op(), value, in);
        } else if (op instanceof Op.Again again) {
            return Windows.again(context, again.op(), value, in);
        } else if (op instanceof Op.BatchNorm batchNorm) {
            return Normalisation.batchNorm(context, batchNorm, value, in);
        } else if (op instanceof Op.MaxPool pool) {
            return Pools.max(context, pool, value, in);
        } else if (op instanceof Op.AvgPool pool) {
            return Pools.average(context, pool, value, in);
        } else if (op instanceof Op.Mix mix) {
            return Objectives.mix(context, mix, in);
        } else if (op instanceof Op.Entry entry) {
            return Objectives.entry(context, entry, value, in);
        } else if (op instanceof Op.CrossEntropy) {
            return Objectives.crossEntropy(context, value, in);
        } else if (op instanceof Op.ZeroOne zeroOne) {
            return Objectives.zeroOne(context, zeroOne, value, in);
        }
        return ofLabels(context, value, in);
    }

    private static Lowered ofLabels(Context context, Value value, List<Operand<TFloat32>> in) {
        Op op = value.op();
        if (op instanceof Op.Offset offset) {
            return LabelLosses.offset(context, offset, in);
        } else if (op instanceof Op.Margin margin) {
            return LabelLosses.margin(context, margin, in);
        } else if (op instanceof Op.Focal focal) {
            return LabelLosses.focal(context, focal, value, in);
        } else if (op instanceof Op.ClassMean mean) {
            return LabelLosses.classMean(context, mean, in);
        }
        return arithmetic(context, value, in);
    }

    private static Lowered twins(Context context, Value value, List<Operand<TFloat32>> in) {
        Op op = value.op();
        if (op instanceof Op.Standardise standardise) {
            return Twins.standardise(context, standardise, in);
        } else if (op instanceof Op.CrossCorrelation) {
            return Twins.crossCorrelation(context, in);
        } else if (op instanceof Op.OnDiagonal) {
            return Twins.onDiagonal(context, in);
        } else if (op instanceof Op.OffDiagonal) {
            return Twins.offDiagonal(context, in);
        }
        throw new IllegalStateException("no lowering for " + op);
    }

    private static Lowered arithmetic(Context context, Value value, List<Operand<TFloat32>> in) {
        Op op = value.op();
        if (op instanceof Op.Relu) {
            return Arithmetic.relu(context, in);
        } else if (op instanceof Op.Zero zero) {
            return Arithmetic.zero(context, zero, value, in);
        } else if (op instanceof Op.Sample sample) {
            Dimensions x = value.inputs().get(0).dimensions();
            return Arithmetic.resample(Resampling.sample(context, in.get(0), x, sample.first(), sample.stride()));
        } else if (op instanceof Op.ToPhases phases) {
            Dimensions x = value.inputs().get(0).dimensions();
            return Arithmetic.resample(Resampling.toPhases(context, in.get(0), x, phases.block()));
        } else if (op instanceof Op.FromPhases phases) {
            return Arithmetic.resample(Resampling.fromPhases(context, in.get(0), value.dimensions(), phases.block()));
        } else if (op instanceof Op.Spread) {
            return Arithmetic.spread(context, value, in);
        } else if (op instanceof Op.PadChannels pad) {
            return Arithmetic.padChannels(context, pad, value, in);
        } else if (op instanceof Op.Concat) {
            return Arithmetic.concat(context, value, in);
        } else if (op instanceof Op.Add) {
            return Arithmetic.add(context, in);
        } else if (op instanceof Op.Scale) {
            return Arithmetic.scale(context, in);
        } else if (op instanceof Op.Times times) {
            return Arithmetic.times(context, times, in);
        } else if (op instanceof Op.DropPath dropPath) {
            return Arithmetic.dropPath(context, dropPath, in);
        } else if (op instanceof Op.GlobalAverage) {
            return Arithmetic.globalAverage(context, value, in);
        } else if (op instanceof Op.Linear) {
            return Arithmetic.linear(context, in);
        } else if (op instanceof Op.CosineLinear cosine) {
            return Cosines.linear(context, cosine, in);
        }
        return twins(context, value, in);
    }
}
