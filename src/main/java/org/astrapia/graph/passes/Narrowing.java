package org.astrapia.graph.passes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.network.Value;

/**
 * Gives the maps of a program numbers of 16 bits (bfloat16: eight bits of a mantissa, and the range of 32 bits, so that a loss needs no
 * scale). Numbers change their size at the edges alone, where a value of the one kind reads one of the other. Parameters, alpha, the
 * parameters and statistics of normalisation, the mean over a map and all behind it, so classifiers, softmax and losses, keep 32 bits.
 *
 * <p>So do maps for which processors have no fast kernel with 16 bits: those whose channels are no multiple of 16, and depthwise
 * windows with a stride, whose derivative by the input takes 27 to 47 ms there instead of 1.7 ms.
 */
public final class Narrowing {
    /** Channels at a time that the kernels with 16 bits take. */
    public static final int CHANNELS = 16;

    /** What may have 16 bits, and whether all inputs have them then, or the first alone. */
    private static final Map<Class<? extends Op>, Boolean> ALL_INPUTS = Map.ofEntries(
            Map.entry(Op.Relu.class, true),
            Map.entry(Op.Conv.class, true),
            Map.entry(Op.Pointwise.class, true),
            Map.entry(Op.Depthwise.class, true),
            Map.entry(Op.BatchNorm.class, false),
            Map.entry(Op.MaxPool.class, true),
            Map.entry(Op.AvgPool.class, true),
            Map.entry(Op.Sample.class, true),
            Map.entry(Op.PadChannels.class, true),
            Map.entry(Op.Concat.class, true),
            Map.entry(Op.Add.class, true),
            Map.entry(Op.Scale.class, false),
            Map.entry(Op.DropPath.class, true),
            Map.entry(Op.SpaceToBatch.class, true),
            Map.entry(Op.BatchToSpace.class, true));

    private final Map<Value, Value> otherKind = new HashMap<>();
    private final Set<Value> narrow = new HashSet<>();

    private Narrowing() {}

    /** The program with 16 bits where they are of use. */
    public static Program apply(Program program) {
        Narrowing narrowing = new Narrowing();
        return Rewriter.rewrite(program, narrowing::replace);
    }

    private Value replace(Value value, List<Value> inputs, Rewriter rewriter) {
        boolean narrows = isCandidate(value) && whyWide(value).isEmpty();
        boolean all = narrows && ALL_INPUTS.get(value.op().plain().getClass());
        List<Value> fitting = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            fitting.add(as(narrows && (all || i == 0), inputs.get(i), rewriter));
        }
        Value result = rewriter.keep(value, fitting);
        if (narrows) {
            narrow.add(result);
        }
        return result;
    }

    /** The value itself, or what it becomes with the other number of bits, which all that need it share. */
    private Value as(boolean narrows, Value value, Rewriter rewriter) {
        if (narrow.contains(value) == narrows) {
            return value;
        }
        Value known = otherKind.get(value);
        if (known == null) {
            known = rewriter.add(narrows ? new Op.Narrow() : new Op.Widen(), List.of(value), value.dimensions());
            otherKind.put(value, known);
        }
        return known;
    }

    /** Why a map keeps 32 bits. */
    public enum Reason {
        /** Its channels, or those of what it is made from, are no multiple of 16. */
        CHANNELS,
        /** It is a depthwise window with a stride. */
        STRIDED
    }

    /** Whether it is a map of a kind that may have 16 bits. */
    private static boolean isCandidate(Value value) {
        return isMap(value) && ALL_INPUTS.containsKey(value.op().plain().getClass());
    }

    /** Why a candidate keeps 32 bits; empty where it does not. */
    private static Optional<Reason> whyWide(Value value) {
        if (!fits(value) || value.inputs().stream().anyMatch(input -> isMap(input) && !fits(input))) {
            return Optional.of(Reason.CHANNELS);
        }
        boolean strided = value.op().plain() instanceof Op.Depthwise window && window.stride() > 1;
        return strided ? Optional.of(Reason.STRIDED) : Optional.empty();
    }

    private static boolean isMap(Value value) {
        Dimensions d = value.dimensions();
        return d.batched() && d.sizes().size() == 3;
    }

    private static boolean fits(Value value) {
        return value.dimensions().channels() % CHANNELS == 0;
    }

    /**
     * How many maps keep 32 bits.
     *
     * @param narrow how many have 16
     * @param wide how many keep 32, by the reason
     * @param channels numbers of channels that are no multiple of 16, ascending
     */
    public record Outcome(int narrow, Map<Reason, Integer> wide, List<Integer> channels) {
        public Outcome {
            wide = Map.copyOf(wide);
            channels = List.copyOf(channels);
        }
    }

    private static void noteUnfit(Value map, Set<Integer> channels) {
        if (!fits(map)) {
            channels.add(map.dimensions().channels());
        }
    }

    /** What {@link #apply} does with a program. */
    public static Outcome outcome(Program program) {
        int narrow = 0;
        Map<Reason, Integer> wide = new EnumMap<>(Reason.class);
        Set<Integer> channels = new TreeSet<>();
        for (Value value : program.values()) {
            if (isCandidate(value)) {
                Optional<Reason> reason = whyWide(value);
                if (reason.isEmpty()) {
                    narrow++;
                } else {
                    wide.merge(reason.get(), 1, Integer::sum);
                }
                value.inputs().stream().filter(Narrowing::isMap).forEach(input -> noteUnfit(input, channels));
                noteUnfit(value, channels);
            }
        }
        return new Outcome(narrow, wide, List.copyOf(channels));
    }
}
