package org.astrapia.network;

import java.util.List;
import org.astrapia.space.SearchSpace;

/**
 * What supernet and derived network share (Liu et al. 2019, the published DARTS code): the stem, the chain of cells with
 * two reductions, and their preprocessing.
 */
final class Backbone {
    /** Channels of the stem are this many times those of the first cell's nodes. */
    private static final int STEM_MULTIPLIER = 3;

    private final ProgramBuilder program;
    private final OperationBuilder operations;
    private final int cells;
    private final int channels;

    Backbone(ProgramBuilder program, OperationBuilder operations, int cells, int channels) {
        this.program = program;
        this.operations = operations;
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
         * @param inputs nodes 0 and 1, preprocessed to {@code channels}
         * @param channels of the cell's nodes
         * @return the cell's output
         */
        Value write(int index, boolean reduction, List<Value> inputs, int channels);
    }

    /** Told the output of each cell. */
    interface CellListener {
        /** Cell {@code index} gives {@code output}. */
        void wrote(int index, Value output);
    }

    /** From images to features {@code [N, F]}; names the activations {@code act/stem} and {@code act/cellI}. */
    Value write(Value image, CellWriter writer, CellListener listener) {
        Value stem = program.conv(image, "stem/conv", Filter.square(3, STEM_MULTIPLIER * channels), Op.Conv.strided(1));
        stem = program.batchNorm(stem, "stem/bn", true);
        program.output("act/stem", stem);
        Value beforeLast = stem;
        Value last = stem;
        int width = channels;
        boolean reduced = false;
        for (int index = 0; index < cells; index++) {
            boolean reduction = SearchSpace.isReduction(index, cells);
            width = reduction ? 2 * width : width;
            String prefix = "cell" + index;
            Value first = reduced
                    ? operations.factorizedReduce(beforeLast, width, prefix + "/pre0")
                    : operations.reluConvBn(beforeLast, width, prefix + "/pre0");
            Value second = operations.reluConvBn(last, width, prefix + "/pre1");
            Value output = writer.write(index, reduction, List.of(first, second), width);
            program.output("act/" + prefix, output);
            listener.wrote(index, output);
            beforeLast = last;
            last = output;
            reduced = reduction;
        }
        return program.globalAverage(last);
    }
}
