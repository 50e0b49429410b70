package org.astrapia.genotype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.ProblemPrinter;
import org.astrapia.language.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenotypeTextTest {
    private static final String EXAMPLE = """
            format: genotype/1
            name: example
            space: fairdarts
            cells:
              normal:
                2: sep_conv_3x3(1) + sep_conv_3x3(1) + skip_connect(0)
                3: []
                4: skip_connect(3) + max_pool_3x3(2)
                output: concat(4, 2)
              reduce:
                2: max_pool_3x3(0)
                output: concat(2)
            provenance:
              run: 2026-11-23_201500_example
              seed: 1
            """;

    @Test
    void canonicalTextIsPrintedAsItIs() {
        assertThat(GenotypeText.print(parse(EXAMPLE))).isEqualTo(EXAMPLE);
    }

    @Test
    void keepsOrderDuplicatesAndEmptyNodes() {
        Cell normal = parse(EXAMPLE).normal();

        assertThat(normal.edgesInto(2))
                .containsExactly(new Edge("sep_conv_3x3", 1), new Edge("sep_conv_3x3", 1), new Edge("skip_connect", 0));
        assertThat(normal.edgesInto(3)).isEmpty();
        assertThat(normal.output()).containsExactly(4, 2);
    }

    @Test
    void equalityIgnoresProvenanceAndComments() {
        String other = EXAMPLE.replace("seed: 1", "seed: 2 # drawn anew").replace("name: example", "name: 'example'");
        assertThat(parse(other)).isEqualTo(parse(EXAMPLE));
        assertThat(parse(other).provenance()).containsEntry("seed", "2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "017",
                "a: b # c",
                " \"quoted\\\" ",
                "- x",
                "tab\tand\nline",
                "über 中文",
                "",
                "~",
                "x:",
                "1e-3"
            })
    void namesOfAnyKindSurvive(String name) {
        Cell cell = Cell.ofNodes(List.of(List.of(new Edge("skip_connect", 0))));
        Genotype genotype = new Genotype("g", "darts", cell, cell, Map.of("source", name));
        Genotype read = parse(GenotypeText.print(genotype));
        assertThat(read).isEqualTo(genotype);
        assertThat(read.provenance()).isEqualTo(genotype.provenance());
    }

    @Test
    void anUnknownOperationIsNamedInItsPlace() {
        assertThat(problems(EXAMPLE.replace("2: max_pool_3x3(0)", "2: max_pol_3x3(0)")))
                .containsExactly("""
                example.yaml:11:8: unknown operation `max_pol_3x3`
                      2: max_pol_3x3(0)
                         ^^^^^^^^^^^
                  Maybe you meant max_pool_3x3?""");
    }

    @Test
    void anOperationOfOnesOwnNeedsItsExperiment() {
        assertThat(problems(EXAMPLE.replace("2: max_pool_3x3(0)", "2: wide_dw(0)"))
                        .get(0))
                .contains(
                        "unknown operation `wide_dw`; one of your own needs the experiment that defines it: --experiment");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        String wrong = EXAMPLE.replace("genotype/1", "genotype/2")
                .replace("seed:", "seed: [1]\nsped:")
                .replace("3: []", "5: []")
                .replace("max_pool_3x3(0)", "max_pool_3x3(2)")
                .replace("concat(4, 2)", "concat(3, 9)")
                .replace("output: concat(2)", "outputs: concat(2)");

        assertThat(problems(wrong))
                .extracting(problem -> problem.lines().findFirst().orElseThrow())
                .containsExactly(
                        "example.yaml:1:9: the format is `genotype/2`, this program reads genotype/1",
                        "example.yaml:7:5: node 5 is out of order, expected 3: the nodes count from 2, and one without edges"
                                + " is written 3: []",
                        "example.yaml:8:5: node 4 is out of order, expected 3: the nodes count from 2, and one without edges"
                                + " is written 3: []",
                        "example.yaml:11:5: `output` is missing, such as output: concat(2, 3)",
                        "example.yaml:11:21: node 2 takes its inputs from earlier nodes, 0 to 1",
                        "example.yaml:12:5: unknown key `outputs`, expected 3 or output",
                        "example.yaml:15:9: `seed` is a text, found a list",
                        "example.yaml:16:1: unknown key `sped`, expected format, name, space, cells or provenance");
    }

    @Test
    void aNodeThatNoEdgeReachesCannotBeInTheOutput() {
        assertThat(problems(EXAMPLE.replace("concat(4, 2)", "concat(2, 3)")))
                .singleElement()
                .asString()
                .startsWith("example.yaml:9:23: node 3 cannot be in the output: no edge reaches it");
    }

    @Test
    void anEdgeNeedsItsSource() {
        assertThat(problems(EXAMPLE.replace("2: max_pool_3x3(0)", "2: max_pool_3x3")))
                .singleElement()
                .asString()
                .startsWith("example.yaml:11:8: an edge is an operation with the node it comes from");
    }

    @Test
    void aCellHasAtMostAHundredNodes() {
        StringBuilder nodes = new StringBuilder();
        for (int node = 2; node < 110; node++) {
            nodes.append("    ").append(node).append(": skip_connect(0)\n");
        }
        String many = EXAMPLE.replaceFirst("    2: .*\n    3: .*\n    4: .*\n", nodes.toString());

        assertThat(problems(many))
                .singleElement()
                .asString()
                .startsWith("example.yaml:106:5: a cell has at most 100 nodes");
    }

    @Test
    void aCellHasAtMostAThousandEdges() {
        String many = EXAMPLE.replaceFirst("3: \\[]", "3: skip_connect(0)" + " + skip_connect(1)".repeat(500))
                .replaceFirst("4: .*", "4: skip_connect(0)" + " + skip_connect(1)".repeat(500));

        assertThat(problems(many))
                .singleElement()
                .asString()
                .startsWith("example.yaml:8:5: a cell has at most 1000 edges");
    }

    private static Genotype parse(String text) {
        return GenotypeText.parse(new Source("example.yaml", text), Published.OPERATIONS);
    }

    private static List<String> problems(String text) {
        return catchThrowableOfType(InvalidInputException.class, () -> parse(text)).problems().stream()
                .map(ProblemPrinter::print)
                .toList();
    }
}
