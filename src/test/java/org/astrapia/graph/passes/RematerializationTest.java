package org.astrapia.graph.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.astrapia.network.Program;
import org.astrapia.network.VariantOp;
import org.junit.jupiter.api.Test;

class RematerializationTest {
    @Test
    void largeResultsThatANormalisationAloneReadsAreMadeAgain() {
        // The reduction cell has eight channels: 64x64x8 numbers at its inputs, 32x32x8 behind its operations.
        Program compiled = new Rematerialization().apply(SamplePrograms.supernet(64, List.of("sep_conv_3x3")));
        assertThat(SamplePrograms.count(compiled, VariantOp.Rematerialized.class, op -> true))
                .isEqualTo(2 + 2 * 5);
    }

    @Test
    void smallOnesAreKept() {
        Program compiled = new Rematerialization().apply(SamplePrograms.supernet(16, List.of("sep_conv_3x3")));
        assertThat(SamplePrograms.count(compiled, VariantOp.Rematerialized.class, op -> true))
                .isZero();
    }

    @Test
    void inPhaseSpaceAllPartsOfAnImageCount() {
        Program described = SamplePrograms.supernet(64, List.of("dil_conv_3x3"));
        Program compiled = new Rematerialization().apply(new DilatedWindows().apply(described));
        // Two at the cell's inputs, four strided edges, and the one edge that is in phase space.
        assertThat(SamplePrograms.count(compiled, VariantOp.Rematerialized.class, op -> true))
                .isEqualTo(2 + 4 + 1);
    }
}
