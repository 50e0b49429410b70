package org.astrapia.genotype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.astrapia.language.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonGenotypesTest {
    @Test
    void readsWhatDartsPrints() {
        ImportedGenotype imported = darts(Published.DARTS_V2);

        assertThat(imported.genotype()).isEqualTo(Published.genotype("darts-v2"));
        assertThat(imported.notices()).isEmpty();
        assertThat(PythonGenotypes.exportDarts(imported.genotype())).isEqualTo(Published.DARTS_V2);
    }

    @Test
    void readsWhatPeopleMakeOfIt() {
        String written = "# found at last\n".repeat(10_000) + " ".repeat(10_000) + "DARTS_V2 = "
                + Published.DARTS_V2
                        .replace('\'', '"')
                        .replace("range(2, 6)", "[2, 3,4, 5,]")
                        .replace("), (", "),  # a node\r\n  (")
                        .replaceAll("\\)$", ",\n)\n");
        assertThat(darts(written).genotype()).isEqualTo(Published.genotype("darts-v2"));
    }

    @Test
    void takesTheNodesOfFairDartsFromItsRows() {
        ImportedGenotype imported = fairDarts(Published.FAIRDARTS_A);

        assertThat(imported.genotype().normal())
                .isEqualTo(Published.genotype("fairdarts-a").normal());
        assertThat(imported.genotype().reduce())
                .isEqualTo(Published.genotype("fairdarts-a").reduce());
        assertThat(imported.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.severity()).isEqualTo(Problem.Severity.WARNING);
            assertThat(notice.message()).contains("joins the nodes that exist, 2, 4, 5");
        });
        assertThat(PythonGenotypes.exportFairDarts(imported.genotype())).isEqualTo(Published.FAIRDARTS_A);
    }

    @Test
    void ignoresRowsWhoseSourceDoesNotExist() {
        ImportedGenotype imported = fairDarts("Genotype(normal=[('skip_connect', 4, 3), ('skip_connect', 2, 0)],"
                + " normal_concat=range(2, 6), reduce=[], reduce_concat=[])");

        assertThat(imported.genotype().normal().output()).containsExactly(2);
        assertThat(imported.genotype().normal().nodes()).hasSize(4);
        assertThat(imported.notices())
                .extracting(Problem::message)
                .contains(
                        "no edge reaches node 3, so the network ignores this row",
                        "this row of node 2 is moved to that node's others");
    }

    @Test
    void aConcatenationThatIsNoRangeStaysAList() {
        String text = "Genotype(normal=[('skip_connect', 0), ('skip_connect', 1)], normal_concat=range(2, 3),"
                + " reduce=[('skip_connect', 0), ('skip_connect', 1), ('skip_connect', 0), ('skip_connect', 1),"
                + " ('skip_connect', 0), ('skip_connect', 1)], reduce_concat=[2, 4])";
        assertThat(PythonGenotypes.exportDarts(darts(text).genotype())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            import os                                                  | 1:1: there is no genotype in the text; expected Genotype(normal=[('sep_conv_3x3', 0), ...]
            Genotype(normal=[('sep', 0), ('skip_connect', 1)], normal_concat=range(2, 3), reduce=[], reduce_concat=[]) | 1:19: unknown operation 'sep'
            Genotype(normal=[('skip_connect', 0)], normal_concat=[], reduce=[], reduce_concat=[]) | 1:18: DARTS has two rows per node, but there are 1 rows
            Genotype(normal=[('skip_connect', 2, 0)], normal_concat=[], reduce=[], reduce_concat=[]) | 1:18: a row of 3 values; DARTS has rows
            Genotype(normal=[('skip_connect', 0), ('skip_connect', 2)], normal_concat=[2], reduce=[], reduce_concat=[]) | 1:56: node 2 takes its inputs from earlier nodes, 0 to 1
            Genotype(normal=[], normal_concat=[2], reduce=[], reduce_concat=[]) | 1:36: node 2 is not a node of the cell, which has none
            Genotype(normal=[], norm_concat=[], reduce=[], reduce_concat=[]) | 1:21: unknown field `norm_concat`
            Genotype(normal=[], normal_concat=[], reduce=[]) | 1:1: `reduce_concat` is missing
            Genotype(normal=[], normal_concat=range(2, 999999999), reduce=[], reduce_concat=[]) | 1:35: expected a range of whole numbers such as range(2, 6), with at most 100 of them
            Genotype(normal=[(__import__('os'), 0)], normal_concat=[], reduce=[], reduce_concat=[]) | 1:19: `__import__(` calls a function, and this text is read, never carried out
            Genotype(normal=[(0, 'skip_connect')], normal_concat=[], reduce=[], reduce_concat=[]) | 1:19: expected an operation in quotes
            Genotype(normal=[], normal_concat=[-1], reduce=[], reduce_concat=[]) | 1:36: node -1 is not a node of the cell
            """)
    void saysWhereATextIsWrong(String text, String message) {
        assertThatThrownBy(() -> darts(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message.replace('´', '`'));
    }

    @Test
    void aCellHasAtMostAThousandEdges() {
        String rows = "('skip_connect', 2, 0), ".repeat(1001);

        assertThatThrownBy(() ->
                        fairDarts("Genotype(normal=[" + rows + "], normal_concat=[2], reduce=[], reduce_concat=[])"))
                .hasMessageContaining("a cell has at most 1000 edges");
    }

    @Test
    void whateverIsExportedComesBackEqual() {
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            Genotype darts = new Genotype("g", "darts", drawn(random, 2, 2), drawn(random, 2, 2), Map.of());
            Genotype fairDarts = new Genotype(
                    "g",
                    "fairdarts",
                    Cell.ofNodes(drawn(random, 0, 4).nodes()),
                    Cell.ofNodes(drawn(random, 0, 4).nodes()),
                    Map.of());

            assertThat(read(PythonGenotypes.Form.DARTS, PythonGenotypes.exportDarts(darts), "g")
                            .genotype())
                    .isEqualTo(darts);
            assertThat(read(PythonGenotypes.Form.FAIRDARTS, PythonGenotypes.exportFairDarts(fairDarts), "g")
                            .genotype())
                    .isEqualTo(fairDarts);
        }
    }

    /** A cell of up to eight nodes with so many edges each, some nodes in its output. */
    private static Cell drawn(Random random, int least, int most) {
        List<String> operations = Published.OPERATIONS.stream().sorted().toList();
        List<List<Edge>> nodes = new ArrayList<>();
        List<Integer> output = new ArrayList<>();
        for (int node = 2; node < 2 + random.nextInt(9); node++) {
            List<Edge> edges = new ArrayList<>();
            for (int edge = random.nextInt(least, most + 1); edge > 0; edge--) {
                edges.add(new Edge(operations.get(random.nextInt(operations.size())), random.nextInt(node)));
            }
            nodes.add(edges);
            if (random.nextInt(3) > 0) {
                output.add(node);
            }
        }
        Collections.shuffle(output, random);
        return new Cell(nodes, output);
    }

    @Test
    void refusesToPrintWhatDartsCannotSay() {
        assertThatThrownBy(() -> PythonGenotypes.exportDarts(Published.genotype("fairdarts-a")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("in the normal cell node 3 has 0 edges, not two")
                .hasMessageContaining("in the normal cell node 4 has 1 edge, not two");
    }

    @Test
    void refusesToPrintWhatFairDartsWouldBuildOtherwise() {
        Cell cell = new Cell(
                List.of(List.of(new Edge("skip_connect", 0)), List.of(new Edge("skip_connect", 1))), List.of(3));
        Genotype genotype = new Genotype("one-output", "darts", cell, cell, Map.of());
        assertThatThrownBy(() -> PythonGenotypes.exportFairDarts(genotype))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("joins every node that exists, [2, 3], not [3]");
    }

    private static ImportedGenotype darts(String text) {
        return read(PythonGenotypes.Form.DARTS, text, "darts-v2");
    }

    private static ImportedGenotype fairDarts(String text) {
        return read(PythonGenotypes.Form.FAIRDARTS, text, "fairdarts-a");
    }

    private static ImportedGenotype read(PythonGenotypes.Form form, String text, String name) {
        Source source = new Source("genotypes.py", text);
        return PythonGenotypes.read(form, source, Optional.empty(), name, Published.OPERATIONS);
    }
}
