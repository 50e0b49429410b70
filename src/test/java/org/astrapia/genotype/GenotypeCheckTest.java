package org.astrapia.genotype;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.astrapia.language.Problem;
import org.astrapia.language.ProblemPrinter;
import org.astrapia.language.Source;
import org.junit.jupiter.api.Test;

class GenotypeCheckTest {
    private static final String TEXT = """
            format: genotype/1
            name: odd
            space: darts
            cells:
              normal:
                2: []
                3: skip_connect(2)
                4: skip_connect(3) + skip_connect(0)
                5: skip_connect(1)
                output: concat(4)
              reduce:
                2: []
                output: concat()
            """;

    @Test
    void tellsWhatTheNetworkWouldNotUse() {
        List<Problem> problems = GenotypeCheck.check(new Source("odd.yaml", TEXT), Published.OPERATIONS);

        assertThat(problems)
                .extracting(problem ->
                        ProblemPrinter.print(problem).lines().findFirst().orElseThrow())
                .containsExactly(
                        "odd.yaml:7:5: warning: skip_connect(2) is ignored: no edge reaches node 2",
                        "odd.yaml:8:5: warning: skip_connect(3) is ignored: no edge reaches node 3",
                        "odd.yaml:9:5: warning: node 5 of the normal cell does not reach the output",
                        "odd.yaml:13:5: no path leads through the reduce cell: no edge reaches any of its nodes");
    }

    @Test
    void aNodeExistsOnlyIfAPathLeadsToIt() {
        Genotype genotype = GenotypeText.parse(new Source("odd.yaml", TEXT), Published.OPERATIONS);
        assertThat(genotype.normal().existing()).containsExactly(4, 5);
    }
}
