package org.astrapia.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.space.Operation;
import org.astrapia.space.Primitive;
import org.astrapia.space.Strides;

/**
 * Writes an operation's chain of primitives into a program. Weights are named after their primitive ({@code dw}, {@code
 * pw}, {@code conv}, {@code bn}), numbered from 1 where the chain has several of a kind.
 */
final class OperationBuilder {
    private final ProgramBuilder program;
    private final boolean search;

    /**
     * @param search whether for a search network (BN without scale and offset, {@code bn(search)} in place) or a derived
     *     one
     */
    OperationBuilder(ProgramBuilder program, boolean search) {
        this.program = program;
        this.search = search;
    }

    /** Applies {@code operation} at {@code stride} to x, its weights below {@code prefix}. */
    Value apply(Operation operation, Value x, int stride, String prefix) {
        List<Primitive> chain = operation.chain();
        List<Strides.Stride> strides = Strides.of(chain, stride);
        Map<String, Integer> kinds = new HashMap<>();
        chain.forEach(primitive -> kinds.merge(primitive.weights(), 1, Integer::sum));
        Map<String, Integer> used = new HashMap<>();
        Value value = x;
        for (int i = 0; i < chain.size(); i++) {
            String kind = chain.get(i).weights();
            int number = used.merge(kind, 1, Integer::sum);
            String name = prefix + "/" + kind + (kinds.get(kind) > 1 ? number : "");
            value = chain.get(i).accept(new Writer(value, strides.get(i), name));
        }
        boolean taken = strides.stream().anyMatch(s -> s.height() > 1 || s.width() > 1);
        return stride == 1 || taken ? value : program.sample(value, 0, stride);
    }

    /** Declares the weights that {@code operation} would have, without a value that uses them. */
    void declare(Operation operation, Dimensions x, int stride, String prefix) {
        ProgramBuilder phantom = new ProgramBuilder();
        Value image = phantom.image(x);
        new OperationBuilder(phantom, search).apply(operation, image, stride, prefix);
        program.declare(phantom.parameters());
    }

    /** Writes one primitive, applied to x at a stride, its weights called {@code name}. */
    private final class Writer implements Primitive.Visitor<Value> {
        private final Value x;
        private final Strides.Stride stride;
        private final String name;

        Writer(Value x, Strides.Stride stride, String name) {
            this.x = x;
            this.stride = stride;
            this.name = name;
        }

        private int channels() {
            return x.dimensions().channels();
        }

        @Override
        public Value relu(Primitive.Relu relu) {
            return program.relu(x);
        }

        @Override
        public Value conv(Primitive.Conv conv) {
            return program.conv(
                    x,
                    name,
                    new Filter(conv.height(), conv.width(), channels()),
                    new Op.Conv(stride.height(), stride.width(), conv.dilation(), true));
        }

        @Override
        public Value depthwise(Primitive.Depthwise depthwise) {
            return program.depthwise(
                    x, name, depthwise.size(), new Op.Depthwise(stride.height(), depthwise.dilation()));
        }

        @Override
        public Value pointwise(Primitive.Pointwise pointwise) {
            return program.pointwise(x, name, channels(), stride.height());
        }

        @Override
        public Value batchNorm(Primitive.BatchNorm batchNorm) {
            return batchNorm.searchOnly() && !search ? x : program.batchNorm(x, name, !search);
        }

        @Override
        public Value maxPool(Primitive.MaxPool pool) {
            return program.maxPool(x, pool.size(), stride.height());
        }

        @Override
        public Value avgPool(Primitive.AvgPool pool) {
            return program.avgPool(x, pool.size(), stride.height());
        }

        @Override
        public Value skip(Primitive.Skip skip) {
            return stride.height() == 1 ? x : factorizedReduce(x, channels(), name.substring(0, name.lastIndexOf('/')));
        }

        @Override
        public Value zero(Primitive.Zero zero) {
            return program.zero(x, stride.height());
        }
    }

    /** ReLU, two 1x1 stride-2 convolutions, the second of x without its first row and column, concatenated, BN. */
    Value factorizedReduce(Value x, int channels, String prefix) {
        Dimensions d = x.dimensions();
        if (d.height() % 2 != 0 || d.width() % 2 != 0) {
            throw new IllegalArgumentException(
                    "a factorized reduction (skip_connect at stride 2) needs an even image size," + " but " + prefix
                            + " gets " + d.height() + "x" + d.width());
        }
        Value rectified = program.relu(x);
        Value first = program.pointwise(program.sample(rectified, 0, 2), prefix + "/conv1", channels / 2, 1);
        Value second =
                program.pointwise(program.sample(rectified, 1, 2), prefix + "/conv2", channels - channels / 2, 1);
        return program.batchNorm(program.concat(List.of(first, second)), prefix + "/bn", !search);
    }

    /** ReLU, 1x1 convolution, BN: how a cell takes its inputs. */
    Value reluConvBn(Value x, int channels, String prefix) {
        Value convolved = program.pointwise(program.relu(x), prefix + "/conv", channels, 1);
        return program.batchNorm(convolved, prefix + "/bn", !search);
    }
}
