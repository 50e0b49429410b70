package org.astrapia.export;

import java.util.HashMap;
import java.util.Map;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.network.Value;

/**
 * A network in another form, written value by value. It has a rule for every primitive of a network that is used; those of
 * losses and of search networks never come.
 */
abstract class ValueWriter {
    private interface Rule<O> {
        void write(ValueWriter to, Value value, O op);
    }

    private static final Map<Class<?>, Rule<Op>> RULES = new HashMap<>();

    static {
        on(Op.Image.class, (to, value, op) -> to.image(value));
        on(Op.Read.class, (to, value, op) -> to.read(value, op));
        on(Op.Relu.class, (to, value, op) -> to.relu(value));
        on(Op.Conv.class, ValueWriter::conv);
        on(Op.Depthwise.class, ValueWriter::depthwise);
        on(Op.BatchNorm.class, ValueWriter::batchNorm);
        on(Op.MaxPool.class, ValueWriter::maxPool);
        on(Op.AvgPool.class, ValueWriter::avgPool);
        on(Op.Zero.class, ValueWriter::zero);
        on(Op.Sample.class, ValueWriter::sample);
        on(Op.PadChannels.class, ValueWriter::padChannels);
        on(Op.Concat.class, (to, value, op) -> to.concat(value));
        on(Op.Add.class, (to, value, op) -> to.add(value));
        on(Op.DropPath.class, (to, value, op) -> to.same(value, value.inputs().get(0)));
        on(Op.GlobalAverage.class, (to, value, op) -> to.globalAverage(value));
        on(Op.Linear.class, (to, value, op) -> to.linear(value));
        on(Op.CosineLinear.class, ValueWriter::cosineLinear);
    }

    @SuppressWarnings("unchecked") // a rule is asked for the class under which it stands alone
    private static <O extends Op> void on(Class<O> primitive, Rule<O> rule) {
        RULES.put(primitive, (Rule<Op>) (Rule<?>) rule);
    }

    /** Writes all values of a program in their order. */
    final void write(Program program) {
        for (Value value : program.values()) {
            Rule<Op> rule = RULES.get(value.op().getClass());
            if (rule == null) {
                throw new IllegalStateException("no rule for " + value.op() + "; ValueWriter lists them");
            }
            rule.write(this, value, value.op());
        }
    }

    /** Pixels that a window of a size is padded with on each side. */
    static int padding(int size, int dilation) {
        return (size - 1) / 2 * dilation;
    }

    /** The images, normalised. */
    abstract void image(Value value);

    abstract void read(Value value, Op.Read op);

    abstract void relu(Value value);

    abstract void conv(Value value, Op.Conv op);

    abstract void depthwise(Value value, Op.Depthwise op);

    abstract void batchNorm(Value value, Op.BatchNorm op);

    abstract void maxPool(Value value, Op.MaxPool op);

    abstract void avgPool(Value value, Op.AvgPool op);

    abstract void zero(Value value, Op.Zero op);

    abstract void sample(Value value, Op.Sample op);

    abstract void padChannels(Value value, Op.PadChannels op);

    abstract void concat(Value value);

    abstract void add(Value value);

    /** A value that is another one when a network is used. */
    abstract void same(Value value, Value other);

    abstract void globalAverage(Value value);

    abstract void linear(Value value);

    abstract void cosineLinear(Value value, Op.CosineLinear op);
}
