package org.astrapia.graph.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.network.VariantOp;
import org.junit.jupiter.api.Test;

class KernelSelectionTest {
    @Test
    void windowsOfThreeColumnsStayAsTheyAre() {
        Program compiled = new KernelSelection().apply(SamplePrograms.supernet(16, List.of("sep_conv_3x3")));
        assertThat(SamplePrograms.count(compiled, VariantOp.Fast.class, op -> true))
                .isZero();
    }

    @Test
    void pointwiseConvolutionsAreProductsOfMatrices() {
        Program compiled = new KernelSelection().apply(SamplePrograms.supernet(16, List.of("sep_conv_3x3")));
        // Two at the cell's inputs and two in each of five operations; the stem has three columns.
        assertThat(SamplePrograms.count(compiled, Op.Pointwise.class, op -> true))
                .isEqualTo(2 + 2 * 5);
        assertThat(SamplePrograms.count(compiled, Op.Conv.class, op -> true)).isEqualTo(1);
    }

    @Test
    void widerWindowsAndMaximaAreReplaced() {
        Program described = SamplePrograms.supernet(16, List.of("sep_conv_5x5", "max_pool_3x3"));
        Program compiled = new KernelSelection().apply(described);
        assertThat(SamplePrograms.count(compiled, VariantOp.Fast.class, op -> op.op() instanceof Op.Depthwise))
                .isEqualTo(10);
        assertThat(SamplePrograms.count(compiled, VariantOp.Fast.class, op -> op.op() instanceof Op.MaxPool))
                .isEqualTo(5);
    }
}
