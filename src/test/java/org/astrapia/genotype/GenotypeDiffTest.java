package org.astrapia.genotype;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenotypeDiffTest {
    @Test
    void tellsChangedNodesCellByCell() {
        GenotypeDiff diff = GenotypeDiff.between(Published.genotype("darts-v1"), Published.genotype("fairdarts-a"));

        assertThat(diff.changes()).extracting(GenotypeDiff.Change::key).startsWith("2", "3", "4", "5", "output");
        assertThat(diff.print()).startsWith("""
                normal
                  - 2: sep_conv_3x3(1) + sep_conv_3x3(0)
                  + 2: sep_conv_3x3(0) + sep_conv_5x5(1)
                  - 3: skip_connect(0) + sep_conv_3x3(1)
                  + 3: []
                """).contains("\nreduce\n");
    }

    @Test
    void aNodeThatOnlyOneHasIsAChange() {
        GenotypeDiff diff = GenotypeDiff.between(Published.genotype("darts-v1"), Published.genotype("nasnet"));
        assertThat(diff.changes())
                .filteredOn(change -> change.key().equals("6"))
                .extracting(GenotypeDiff.Change::before)
                .hasSize(2)
                .allMatch(Optional::isEmpty);
    }

    @Test
    void theSameCellsHaveNoDifference() {
        GenotypeDiff diff = GenotypeDiff.between(Published.genotype("darts-v1"), Published.genotype("darts-v1"));
        assertThat(diff.isEmpty()).isTrue();
        assertThat(diff.print()).isEmpty();
    }
}
