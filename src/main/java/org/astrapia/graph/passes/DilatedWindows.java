package org.astrapia.graph.passes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.network.Value;

/**
 * Computes dilated windows where they are ordinary ones: in phase space if they have no stride, on the sampled pixels if
 * their stride is their dilation. What works pixel by pixel stays in phase space, so that one move there serves all edges
 * that leave a node and one move back all that enter it.
 */
final class DilatedWindows implements Pass {
    @Override
    public String name() {
        return "phases";
    }

    @Override
    public Program apply(Program program) {
        Moves moves = new Moves();
        return new RewriteRules()
                .on(Op.Depthwise.class, moves::depthwise)
                .on(Op.Conv.class, moves::convolution)
                .on(Op.Add.class, (add, value, inputs, rewriter) -> Moves.sum(value, inputs, rewriter))
                .onOthers(Moves::pixels)
                .rewrite(program);
    }

    private static final class Moves {
        private final Map<Key, Value> moved = new HashMap<>();

        Value depthwise(Op.Depthwise window, Value value, List<Value> inputs, Rewriter rewriter) {
            Op plain = new Op.Depthwise(1, 1);
            if (window.dilation() == 1) {
                return pixels(value, inputs, rewriter);
            }
            return window.stride() == 1
                    ? inPhases(value, plain, window.dilation(), inputs, rewriter)
                    : sampled(value, plain, window.stride(), window.dilation(), inputs, rewriter);
        }

        Value convolution(Op.Conv window, Value value, List<Value> inputs, Rewriter rewriter) {
            Op plain = new Op.Conv(1, 1, 1, window.padded());
            if (window.dilation() == 1) {
                return pixels(value, inputs, rewriter);
            }
            if (window.strideHeight() == 1 && window.strideWidth() == 1) {
                return inPhases(value, plain, window.dilation(), inputs, rewriter);
            }
            return window.strideHeight() == window.strideWidth()
                    ? sampled(value, plain, window.strideHeight(), window.dilation(), inputs, rewriter)
                    : rewriter.keep(value, inputs);
        }

        /** What works pixel by pixel stays in phase space. */
        static Value pixels(Value value, List<Value> inputs, Rewriter rewriter) {
            OptionalInt block = inputs.isEmpty() ? OptionalInt.empty() : block(inputs.get(0));
            if (block.isEmpty() || !staysThere(value, block.getAsInt())) {
                return rewriter.keep(value, inputs);
            }
            Value phases = inputs.get(0).inputs().get(0);
            List<Value> there = new ArrayList<>(inputs);
            there.set(0, phases);
            Dimensions sizes =
                    phases.dimensions().withChannels(value.dimensions().channels());
            return back(rewriter.add(value.op(), there, sizes), block.getAsInt(), value.dimensions(), rewriter);
        }

        /** Whether it does not matter where a pixel stands, nor that zeros stand beside them. */
        private static boolean staysThere(Value value, int block) {
            return switch (value.op().reach(value)) {
                case PIXEL -> true;
                case PIXEL_AND_STATISTICS -> divides(block, value.dimensions());
                case BEYOND -> false;
            };
        }

        /** Every how many pixels lay side by side before they were moved back; empty for what was not. */
        private static OptionalInt block(Value value) {
            return value.op() instanceof Op.BatchToSpace from ? OptionalInt.of(from.block()) : OptionalInt.empty();
        }

        private Value inPhases(Value value, Op plain, int block, List<Value> inputs, Rewriter rewriter) {
            Value phases = there(inputs.get(0), block, rewriter);
            Dimensions sizes =
                    phases.dimensions().withChannels(value.dimensions().channels());
            Value result = rewriter.add(plain, List.of(phases, inputs.get(1)), sizes);
            return back(result, block, value.dimensions(), rewriter);
        }

        private Value there(Value x, int block, Rewriter rewriter) {
            if (x.op().equals(new Op.BatchToSpace(block)) && divides(block, x.dimensions())) {
                return x.inputs().get(0);
            }
            Dimensions d = x.dimensions();
            Dimensions sizes =
                    Dimensions.map((d.height() + block - 1) / block, (d.width() + block - 1) / block, d.channels());
            Op op = new Op.SpaceToBatch(block);
            return moved.computeIfAbsent(new Key(op, x), key -> rewriter.add(op, List.of(x), sizes));
        }

        private static Value back(Value phases, int block, Dimensions sizes, Rewriter rewriter) {
            return rewriter.add(new Op.BatchToSpace(block), List.of(phases), sizes);
        }

        private Value sampled(Value value, Op plain, int stride, int dilation, List<Value> inputs, Rewriter rewriter) {
            if (stride != dilation) {
                return rewriter.keep(value, inputs);
            }
            Value x = inputs.get(0);
            Dimensions sizes = value.dimensions().withChannels(x.dimensions().channels());
            Op op = new Op.Sample(0, stride);
            Value pixels = moved.computeIfAbsent(new Key(op, x), key -> rewriter.add(op, List.of(x), sizes));
            return rewriter.put(value, plain, List.of(pixels, inputs.get(1)));
        }

        /** Terms in phase space are added up there. */
        static Value sum(Value value, List<Value> inputs, Rewriter rewriter) {
            Map<Integer, List<Value>> phases = new TreeMap<>();
            List<Value> terms = new ArrayList<>();
            for (Value input : inputs) {
                OptionalInt block = block(input);
                if (block.isPresent()) {
                    phases.computeIfAbsent(block.getAsInt(), key -> new ArrayList<>())
                            .add(input.inputs().get(0));
                } else {
                    terms.add(input);
                }
            }
            phases.forEach((block, values) -> {
                Value sum = values.size() == 1
                        ? values.get(0)
                        : rewriter.add(new Op.Add(), values, values.get(0).dimensions());
                terms.add(back(sum, block, value.dimensions(), rewriter));
            });
            return terms.size() == 1 ? terms.get(0) : rewriter.keep(value, terms);
        }

        private static boolean divides(int block, Dimensions d) {
            return d.height() % block == 0 && d.width() % block == 0;
        }
    }

    private record Key(Op op, Value x) {}
}
