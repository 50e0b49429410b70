package org.astrapia.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.astrapia.config.ExperimentReader;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.Source;
import org.astrapia.space.MixingWeights;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;

/** Choices by a table of accuracies, worked by hand. */
class ProjectionTest {
    private static SearchSpace space(String space) {
        String text = "experiment: projection\ndata: {dataset: shapes}\nspace: " + space + "\n";
        return ExperimentReader.read(Path.of("p.yaml"), new Source("p.yaml", text), List.of())
                .experiment()
                .space();
    }

    private static MixingWeights even(SearchSpace space) {
        float[][] rows = new float[space.edges()][space.operations().size()];
        Arrays.stream(rows).forEach(row -> Arrays.fill(row, 1f / row.length));
        return new MixingWeights(space.skeleton().shape().names().stream()
                .map(kind -> Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new))
                .toList());
    }

    private static final SearchSpace BENCH =
            space("{extends: nas-bench-201, nodes: 2, operations: [none, skip_connect, nor_conv_3x3]}");

    /** Accuracy without an operation, by edge (1<-0, 2<-0, 2<-1) and operation. */
    private static final double[][] WITHOUT = {{0.9, 0.5, 0.7}, {0.8, 0.6, 0.6}, {0.3, 0.4, Double.NaN}};

    /** Which single operation is missing; the others of its edge keep a third each. */
    private static double lookUp(MixingWeights mixed) {
        float[][] rows = mixed.kinds().get(0);
        for (int row = 0; row < rows.length; row++) {
            List<Integer> missing = new ArrayList<>();
            for (int column = 0; column < rows[row].length; column++) {
                if (rows[row][column] == 0) {
                    missing.add(column);
                }
            }
            if (missing.size() == 1) {
                assertThat(rows[row][(missing.get(0) + 1) % 3]).isEqualTo(1f / 3);
                return WITHOUT[row][missing.get(0)];
            }
        }
        throw new AssertionError("no edge misses one operation alone");
    }

    /** 1<-0: 0.5 is the lowest. 2<-0: 0.6 twice, the first stays. 2<-1: no number is the worst. */
    @Test
    void theOperationStaysWithoutWhichTheScoreIsLowest() {
        Projection projection = new Projection(BENCH, 2, 5, any -> true);
        assertThat(projection.all()).isEqualTo(3);
        List<String> told = new ArrayList<>();
        while (projection.done() < projection.all()) {
            told.addAll(projection
                    .round(even(BENCH), ProjectionTest::lookUp, () -> true)
                    .orElseThrow());
        }
        assertThat(EdgeTexts.print(projection.genotype("g")))
                .isEqualTo("|skip_connect~0|+|skip_connect~0|nor_conv_3x3~1|");
        assertThat(told)
                .contains("every 1<-0 keeps skip_connect, without which the score is 0.5")
                .hasSize(3);
    }

    /** An edge that was chosen for has its operation alone while the others are looked at. */
    @Test
    void whatWasChosenStaysAndGoesOnAfterACut() {
        Projection whole = new Projection(BENCH, 2, 6, any -> true);
        whole.round(even(BENCH), ProjectionTest::lookUp, () -> true);
        MixingWeights mixed = whole.mix(even(BENCH));
        assertThat(Arrays.stream(mixed.kinds().get(0))
                        .filter(row -> Arrays.stream(boxed(row)).anyMatch(w -> w == 1f)))
                .hasSize(1);

        int[] questions = new int[1];
        assertThat(whole.round(even(BENCH), ProjectionTest::lookUp, () -> ++questions[0] < 2))
                .isEmpty();
        assertThat(whole.done()).isEqualTo(1);
        Projection again = new Projection(BENCH, 2, 6, any -> true);
        again.goOnFrom(whole.state());
        for (Projection projection : List.of(whole, again)) {
            projection.round(even(BENCH), ProjectionTest::lookUp, () -> true);
            projection.round(even(BENCH), ProjectionTest::lookUp, () -> true);
        }
        assertThat(again.state()).isEqualTo(whole.state());
    }

    /** An edge keeps what makes the architecture small enough, although the removal of something else hurts more. */
    @Test
    void whatIsTooLargeStandsNotForChoice() {
        Projection projection = new Projection(
                BENCH, 2, 5, genotype -> EdgeTexts.print(genotype).split("nor_conv_3x3", -1).length <= 2);
        while (projection.done() < projection.all()) {
            assertThat(projection.round(
                            even(BENCH),
                            mixed -> mixed.kinds().get(0)[0][2]
                                    + mixed.kinds().get(0)[1][2]
                                    + mixed.kinds().get(0)[2][2],
                            () -> true))
                    .isPresent();
        }
        assertThat(EdgeTexts.print(projection.genotype("g")))
                .containsOnlyOnce("nor_conv_3x3")
                .contains("none");
    }

    private static Float[] boxed(float[] row) {
        Float[] boxed = new Float[row.length];
        Arrays.setAll(boxed, i -> row[i]);
        return boxed;
    }

    /** Of the edges into a node of DARTS those go without which the score is highest, one after the other; none is never chosen. */
    @Test
    void aNodeKeepsTheEdgesThatItNeeds() {
        SearchSpace darts = space("{extends: darts, nodes: 3, operations: [none, skip_connect, sep_conv_3x3]}");
        Projection projection = new Projection(darts, 2, 1, any -> true);
        assertThat(projection.all()).isEqualTo(9 + 2);
        // an edge is worth its source's number, an operation more than none
        while (projection.done() < projection.all()) {
            assertThat(projection.round(even(darts), mixed -> worth(darts, mixed), () -> true))
                    .isPresent();
        }
        Genotype genotype = projection.genotype("g");
        assertThat(genotype.normal().edgesInto(2)).hasSize(2);
        assertThat(genotype.normal().edgesInto(4))
                .extracting(edge -> edge.operation() + "(" + edge.from() + ")")
                .containsExactly("sep_conv_3x3(2)", "sep_conv_3x3(3)");
        assertThat(genotype.cells()).hasSize(2);
    }

    private static double worth(SearchSpace space, MixingWeights mixed) {
        double worth = 0;
        for (float[][] rows : mixed.kinds()) {
            for (int node : space.numbers()) {
                for (int from = 0; from < node; from++) {
                    float[] row = rows[space.row(node, from)];
                    worth += (1 + from) * (row[1] + 2 * row[2]);
                }
            }
        }
        return worth;
    }
}
