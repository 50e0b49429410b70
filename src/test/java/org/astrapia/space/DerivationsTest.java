package org.astrapia.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.ExpressionParser;
import org.astrapia.language.Position;
import org.astrapia.language.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fixtures of the published codes do not cover; those stand in {@code fixtures/derivation}. */
class DerivationsTest {
    /** Rows 2<-0, 2<-1, 3<-0, 3<-1, 3<-2; columns none, skip_connect, max_pool_3x3. */
    private static final float[][] ALPHA = {{3, 1, 0}, {9, 0, 0}, {0, 3, 2}, {1, 1, 0}, {0, 2, 4}};

    static Stream<Arguments> derivations() {
        return Stream.of(
                arguments("argmax", new Mixing.Softmax(), """
                            2: []
                            3: skip_connect(0) + max_pool_3x3(2)
                            output: concat(3)
                        """),
                arguments("top(1)", new Mixing.Softmax(), """
                            2: skip_connect(0)
                            3: max_pool_3x3(2)
                            output: concat(2, 3)
                        """),
                arguments("top(2)", new Mixing.Sigmoid(), """
                            2: skip_connect(0) + skip_connect(1)
                            3: max_pool_3x3(2) + skip_connect(0)
                            output: concat(2, 3)
                        """),
                arguments("threshold(0.85, edges=1)", new Mixing.Sigmoid(), """
                            2: []
                            3: max_pool_3x3(2)
                            output: concat()
                        """),
                arguments("threshold-edge(0.85)", new Mixing.Sigmoid(), """
                            2: []
                            3: max_pool_3x3(0) + skip_connect(0) + skip_connect(2) + max_pool_3x3(2)
                            output: concat(3)
                        """));
    }

    @ParameterizedTest
    @MethodSource("derivations")
    void derives(String derivation, Mixing mixing, String lines) {
        var genotype =
                Derivations.derive(parse(derivation), Spaces.withNone(2), mixing, new Alphas(ALPHA, ALPHA), "derived");
        assertThat(GenotypeText.print(genotype)).contains("  normal:\n" + lines.indent(0));
    }

    /** Sigmoid weights: 2<-0 skip 0.73, pool 0.5; 2<-1 both 0.5; 3<-0 0.95, 0.88; 3<-1 0.73, 0.5; 3<-2 0.88, 0.98. */
    static Stream<Arguments> limits() {
        return Stream.of(
                arguments("top(2, skip_connect=3)", new Mixing.Sigmoid(), """
                            2: skip_connect(0) + skip_connect(1)
                            3: max_pool_3x3(2) + skip_connect(0)
                            output: concat(2, 3)
                        """),
                arguments("top(2, skip_connect=2)", new Mixing.Sigmoid(), """
                            2: skip_connect(0) + max_pool_3x3(1)
                            3: max_pool_3x3(2) + skip_connect(0)
                            output: concat(2, 3)
                        """),
                arguments("top(2, skip_connect=1)", new Mixing.Sigmoid(), """
                            2: max_pool_3x3(0) + max_pool_3x3(1)
                            3: max_pool_3x3(2) + skip_connect(0)
                            output: concat(2, 3)
                        """),
                arguments("top(2, skip_connect=0)", new Mixing.Sigmoid(), """
                            2: max_pool_3x3(0) + max_pool_3x3(1)
                            3: max_pool_3x3(2) + max_pool_3x3(0)
                            output: concat(2, 3)
                        """),
                arguments("top(1, pools=0)", new Mixing.Sigmoid(), """
                            2: skip_connect(0)
                            3: skip_connect(0)
                            output: concat(2, 3)
                        """),
                arguments("top(2, skip_connect=0, pools=0)", new Mixing.Sigmoid(), """
                            2: []
                            3: []
                            output: concat()
                        """),
                arguments("argmax(max_pool_3x3=0)", new Mixing.Softmax(), """
                            2: []
                            3: skip_connect(0) + skip_connect(2)
                            output: concat(3)
                        """),
                arguments("argmax(pools=0, skip_connect=1)", new Mixing.Softmax(), """
                            2: []
                            3: skip_connect(0)
                            output: concat(3)
                        """),
                arguments("threshold(0.85, edges=1, pools=0)", new Mixing.Sigmoid(), """
                            2: []
                            3: skip_connect(0)
                            output: concat(3)
                        """),
                arguments("threshold-edge(0.85, pools=0)", new Mixing.Sigmoid(), """
                            2: []
                            3: skip_connect(0) + skip_connect(2)
                            output: concat(3)
                        """));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void theWeakestBeyondALimitGivesWay(String derivation, Mixing mixing, String lines) {
        derives(derivation, mixing, lines);
        assertThat(Derivation.TERMS.print(parse(derivation))).isEqualTo(derivation);
    }

    /** Rows 1<-0, 2<-0, 2<-1. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            argmax                ; |none~0|+|skip_connect~0|max_pool_3x3~1|
            argmax(pools=0)       ; |none~0|+|skip_connect~0|skip_connect~1|
            top(1)                ; |skip_connect~0|+|none~0|max_pool_3x3~1|
            threshold(0.85)       ; |none~0|+|none~0|max_pool_3x3~1|
            """)
    void whereEveryEdgeIsKeptOneThatIsNotChosenGivesZeros(String derivation, String text) {
        float[][] alpha = {{3, 1, 0}, {0, 1.5f, 1}, {0, 2, 4}};
        var genotype = Derivations.derive(
                parse(derivation),
                Spaces.keepingEveryEdge(2),
                new Mixing.Sigmoid(),
                new Alphas(List.<float[][]>of(alpha)),
                "derived");
        assertThat(EdgeTexts.print(genotype)).isEqualTo(text);
        assertThat(genotype.reduce()).isEmpty();
    }

    /** The code of PC-DARTS chooses by the products of the operations' weights and those of the edges. */
    @Test
    void weightsOfEdgesCount() {
        float[][] alpha = {{0, 3, 0}, {0, 2, 0}, {0, 3, 0}, {0, 2, 0}, {0, 0, 2.5f}};
        float[] edges = {0, 1, 0, 0, 5};
        Alphas alphas = new Alphas(List.of(alpha, alpha), List.of(edges, edges));
        var genotype =
                Derivations.derive(new Derivation.Top(1), Spaces.withNone(2), new Mixing.Softmax(), alphas, "weighted");
        assertThat(genotype.normal().edgesInto(2)).hasToString("[skip_connect(1)]");
        assertThat(genotype.normal().edgesInto(3)).hasToString("[max_pool_3x3(2)]");
        assertThat(alphas.weights(Spaces.withNone(2), new Mixing.Softmax()).get(1)[0])
                .containsExactly(new double[] {0.0122, 0.2445, 0.0122}, org.assertj.core.api.Assertions.within(1e-4));
    }

    @Test
    void aSigmoidOfExactlyTheThresholdIsKept() {
        float[][] alpha = {{0, 0, 0}, {0, -1, -1}};
        var genotype = Derivations.derive(
                new Derivation.Threshold(0.5, 2),
                Spaces.withNone(1),
                new Mixing.Sigmoid(),
                new Alphas(alpha, alpha),
                "half");
        assertThat(genotype.normal().edgesInto(2)).hasToString("[skip_connect(0)]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"argmax", "top(2)", "threshold(0.85, edges=2)", "threshold-edge(0.9)"})
    void printsWhatItReads(String derivation) {
        assertThat(Derivation.TERMS.print(parse(derivation))).isEqualTo(derivation);
    }

    private static Derivation parse(String text) {
        return Derivation.TERMS
                .read(ExpressionParser.parse(text, new Position("test", 1, 1)), new Problems())
                .orElseThrow();
    }
}
