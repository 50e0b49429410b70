package org.astrapia.network;

import java.util.List;
import org.astrapia.space.Skeleton;

/**
 * What supernet and derived network share: the stem, the chain of cells with two reductions, and their preprocessing. Reduction cells
 * are those of DARTS (Liu et al. 2019, the published code); residual blocks between stages those of NAS-Bench-201 (Dong and Yang 2020,
 * D-X-Y/AutoDL-Projects).
 */
final class Backbone {
    static final int STAGES = 3;

    private final ProgramBuilder program;
    private final OperationBuilder operations;
    private final Skeleton skeleton;
    private final int cells;
    private final int channels;

    /**
     * @param cells in all, or of a stage where residual blocks reduce
     * @param channels of the first cell's nodes
     */
    Backbone(ProgramBuilder program, OperationBuilder operations, Skeleton skeleton, int cells, int channels) {
        this.program = program;
        this.operations = operations;
        this.skeleton = skeleton;
        this.cells = cells;
        this.channels = channels;
    }

    /** Writes one cell. */
    interface CellWriter {
        /**
         * Writes a cell's nodes.
         *
         * @param index of the cell
         * @param reduction whether it halves the resolution
         * @param inputs its first nodes, preprocessed to {@code channels}
         * @param channels of the cell's nodes
         * @return the cell's output
         */
        Value write(int index, boolean reduction, List<Value> inputs, int channels);
    }

    /** Told what has been halved twice. */
    interface ReductionListener {
        /** The output of the second reduction. */
        void reducedTwice(Value output);
    }

    /** From images to features {@code [N, F]}; names the activations {@code act/stem} and {@code act/cellI}. */
    Value write(Value image, CellWriter writer, ReductionListener listener) {
        Filter filter = Filter.square(3, skeleton.stem() * channels);
        Value stem = program.conv(image, "stem/conv", filter, Op.Conv.strided(1));
        stem = program.output("act/stem", program.batchNorm(stem, "stem/bn", true));
        Value last = switch (skeleton.reduction()) {
            case CELLS -> reductionCells(stem, writer, listener);
            case RESIDUAL_BLOCKS -> residualBlocks(stem, writer, listener);
        };
        return program.globalAverage(last);
    }

    /** The cells after a third and two thirds of all reduce. */
    private Value reductionCells(Value stem, CellWriter writer, ReductionListener listener) {
        Value beforeLast = stem;
        Value last = stem;
        int width = channels;
        boolean reduced = false;
        for (int index = 0; index < cells; index++) {
            boolean second = index == 2 * cells / 3;
            boolean reduction = index == cells / 3 || second;
            width = reduction ? 2 * width : width;
            Value output = cell(writer, index, reduction, inputs(beforeLast, last, reduced, width, index), width);
            if (second) {
                listener.reducedTwice(output);
            }
            beforeLast = last;
            last = output;
            reduced = reduction;
        }
        return last;
    }

    /** Stages of equal cells; both inputs of a stage's first cell are the output of the block before. */
    private Value residualBlocks(Value stem, CellWriter writer, ReductionListener listener) {
        Value last = stem;
        int width = channels;
        for (int stage = 0; stage < STAGES; stage++) {
            if (stage > 0) {
                width = 2 * width;
                last = residualBlock(last, width, "block" + stage);
            }
            if (stage == STAGES - 1) {
                listener.reducedTwice(last);
            }
            Value beforeLast = last;
            for (int index = stage * cells; index < (stage + 1) * cells; index++) {
                Value output = cell(writer, index, false, inputs(beforeLast, last, false, width, index), width);
                beforeLast = last;
                last = output;
            }
        }
        return program.relu(program.batchNorm(last, "last/bn", true));
    }

    private Value cell(CellWriter writer, int index, boolean reduction, List<Value> inputs, int width) {
        return program.output("act/cell" + index, writer.write(index, reduction, inputs, width));
    }

    /** The inputs of a cell as wide as its nodes; a single one that is so already stays as it is. */
    private List<Value> inputs(Value beforeLast, Value last, boolean reduced, int width, int index) {
        String prefix = "cell" + index;
        if (skeleton.shape().inputs() == 1) {
            boolean fits = last.dimensions().channels() == width;
            return List.of(fits ? last : operations.reluConvBn(last, width, prefix + "/pre0"));
        }
        Value first = reduced
                ? operations.factorizedReduce(beforeLast, width, prefix + "/pre0")
                : operations.reluConvBn(beforeLast, width, prefix + "/pre0");
        return List.of(first, operations.reluConvBn(last, width, prefix + "/pre1"));
    }

    /**
     * Twice ReLU, 3x3 convolution and BN, the first at stride 2, plus a 2x2 average pool and a 1x1 convolution. Its BN has scale and
     * offset in the search too, as in the published code.
     */
    private Value residualBlock(Value x, int width, String prefix) {
        Value body = x;
        for (int part = 1; part <= 2; part++) {
            Op.Conv conv = Op.Conv.strided(part == 1 ? 2 : 1);
            body = program.conv(program.relu(body), prefix + "/conv" + part, Filter.square(3, width), conv);
            body = program.batchNorm(body, prefix + "/bn" + part, true);
        }
        Value shortcut = program.pointwise(program.avgPoolUnpadded(x, 2, 2), prefix + "/shortcut/conv", width, 1);
        return program.sum(List.of(shortcut, body));
    }
}
