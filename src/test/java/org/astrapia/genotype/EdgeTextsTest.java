package org.astrapia.genotype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.astrapia.language.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of NAS-Bench-201. */
class EdgeTextsTest {
    private static final Set<String> KNOWN =
            Set.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");
    private static final String TEXT =
            "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|avg_pool_3x3~0|none~1|nor_conv_1x1~2|";

    @Test
    void aTextIsAGenotypeWithEveryEdge() {
        Genotype genotype = read(TEXT);
        assertThat(GenotypeText.print(genotype)).startsWith("""
                format: genotype/1
                name: read
                space: nas-bench-201
                cells:
                  every:
                    1: nor_conv_3x3(0)
                    2: none(0) + skip_connect(1)
                    3: avg_pool_3x3(0) + none(1) + nor_conv_1x1(2)
                    output: concat(3)
                """);
        assertThat(GenotypeText.parse(new Source("again.yaml", GenotypeText.print(genotype)), KNOWN))
                .isEqualTo(genotype);
        assertThat(EdgeTexts.print(genotype)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-28 epoch 49: best " + TEXT + " (93.1 %)",
                "{\"arch\": \"" + TEXT + "\", \"again\": \"" + TEXT + "\"}",
                "|nor_conv_3x3~0| + |skip_connect~1|none~0|\n+ |avg_pool_3x3~0|none~1|nor_conv_1x1~2|"
            })
    void whateverStandsAroundItIsPassedOver(String text) {
        assertThat(read(text)).isEqualTo(read(TEXT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            nothing of the kind                      ; 1:1 there is no architecture in the text
            |nor_conv_3x3|                           ; 1:1 there is no architecture in the text
            |nor_conv_3x4~0|+|none~0|none~1|         ; 1:2 unknown operation `nor_conv_3x4`
            |none~1|+|none~0|none~1|                 ; 1:7 node 1 takes its inputs from earlier nodes, 0 to 0
            |none~0|+|none~0|none~0|                 ; 1:18 node 2 has a second operation from node 0
            |none~0|+|none~1|                        ; 1:10 node 2 has no operation from node 0
            x |none~0| and |skip_connect~0|          ; 1:16 the text has several architectures
            """)
    void whatCannotBeReadIsToldWithItsPlace(String text, String expected) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read(text))
                .satisfies(invalid -> {
                    Problem problem = invalid.problems().get(0);
                    assertThat(problem.at().line() + ":" + problem.at().column() + " " + problem.message())
                            .startsWith(expected);
                });
    }

    @Test
    void anEdgeThatIsNotWrittenGivesNothing() {
        Genotype genotype = new Genotype(
                "few",
                EdgeTexts.SPACE,
                EdgeTexts.SHAPE.cell(List.of(List.of(), List.of(new Edge("nor_conv_3x3", 0)))),
                java.util.Optional.empty(),
                Map.of());
        assertThat(EdgeTexts.print(genotype)).isEqualTo("|none~0|+|nor_conv_3x3~0|none~1|");
    }

    @Test
    void cellsOfAnotherShapeAreRefused() {
        Cell cell = Cell.ofNodes(List.of(List.of(new Edge("skip_connect", 0))));
        Genotype darts = new Genotype("two", "darts", cell, cell, Map.of());
        Genotype two = EdgeTexts.SHAPE.genotype(
                "two",
                EdgeTexts.SPACE,
                List.of(EdgeTexts.SHAPE.cell(List.of(List.of(new Edge("none", 0), new Edge("skip_connect", 0))))),
                Map.of());
        for (Genotype other : List.of(darts, two)) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> EdgeTexts.print(other))
                    .withMessageContaining("NAS-Bench-201 cannot say this genotype: ");
        }
    }

    private static Genotype read(String text) {
        return EdgeTexts.read(new Source("text", text), "read", KNOWN);
    }
}
