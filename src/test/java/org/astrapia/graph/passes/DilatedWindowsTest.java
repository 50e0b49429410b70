package org.astrapia.graph.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.junit.jupiter.api.Test;

class DilatedWindowsTest {
    @Test
    void oneMoveThereServesAllEdgesOfANodeAndOneBackAllThatEnterIt() {
        Program described = SamplePrograms.supernet(16, List.of("dil_conv_3x3", "dil_conv_5x5"));
        Program compiled =
                new DilatedWindows().apply(new CommonSubexpressions().apply(new Elimination().apply(described)));
        assertThat(SamplePrograms.count(compiled, Op.Depthwise.class, op -> op.dilation() > 1))
                .isZero();
        // Cell 0 reduces: of its five edges only the one between its two nodes is not strided.
        assertThat(SamplePrograms.count(compiled, Op.SpaceToBatch.class, op -> true))
                .isEqualTo(1);
        assertThat(SamplePrograms.count(compiled, Op.BatchToSpace.class, op -> true))
                .isEqualTo(1);
        // The strided edges look at the sampled pixels of nodes 0 and 1.
        assertThat(SamplePrograms.count(compiled, Op.Sample.class, op -> op.first() == 0))
                .isEqualTo(2);
    }

    @Test
    void whereAMapIsOddTheNormalisationStaysOutsideSinceZerosWouldCount() {
        Program described = SamplePrograms.supernet(10, List.of("dil_conv_3x3"));
        Program compiled =
                new DilatedWindows().apply(new CommonSubexpressions().apply(new Elimination().apply(described)));
        assertThat(compiled.values())
                .filteredOn(value -> value.op() instanceof Op.BatchNorm)
                .noneMatch(value -> value.dimensions().height() == 3);
    }
}
