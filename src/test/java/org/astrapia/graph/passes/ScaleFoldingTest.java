package org.astrapia.graph.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.junit.jupiter.api.Test;

class ScaleFoldingTest {
    @Test
    void aNormalisationOfItsOwnTakesTheWeightAsItsScale() {
        Program described = SamplePrograms.supernet(16, List.of("sep_conv_3x3"));
        assertThat(SamplePrograms.count(described, Op.Scale.class, op -> true)).isEqualTo(5);
        assertThat(SamplePrograms.count(new ScaleFolding().apply(described), Op.Scale.class, op -> true))
                .isZero();
    }

    @Test
    void aNormalisationThatSeveralUseIsNotComputedSeveralTimes() {
        Program shared = new CommonSubexpressions().apply(SamplePrograms.supernet(16, List.of("max_pool_3x3")));
        Program compiled = new ScaleFolding().apply(shared);
        // Edges of node 0 and node 1 share theirs; the edge between the two nodes has its own.
        assertThat(SamplePrograms.count(compiled, Op.Scale.class, op -> true)).isEqualTo(4);
        assertThat(SamplePrograms.count(compiled, Op.BatchNorm.class, op -> true))
                .isEqualTo(SamplePrograms.count(shared, Op.BatchNorm.class, op -> true));
    }
}
