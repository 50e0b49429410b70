package org.astrapia.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.junit.jupiter.api.Test;

class RandomGenotypesTest {
    private static final SearchSpace SPACE = Spaces.withNone(4);
    private static final List<Genotype> DRAWN = LongStream.range(0, 200)
            .mapToObj(seed -> RandomGenotypes.draw(SPACE, seed, "random-" + seed))
            .toList();

    @Test
    void aSeedMeansTheSameGenotypeEverywhere() {
        assertThat(RandomGenotypes.draw(SPACE, 1, "random-1")).isEqualTo(DRAWN.get(1));
        assertThat(DRAWN.get(1).normal().nodes())
                .hasToString(
                        "[[max_pool_3x3(0), skip_connect(1)], [max_pool_3x3(0), skip_connect(1)], [max_pool_3x3(0), skip_connect(2)], [max_pool_3x3(0), max_pool_3x3(2)]]");
    }

    @Test
    void everyNodeHasTwoDistinctSourcesAndNoNone() {
        assertThat(nodes()).allSatisfy(node -> {
            assertThat(node).extracting(Edge::from).hasSize(2).doesNotHaveDuplicates();
            assertThat(node).extracting(Edge::operation).doesNotContain("none");
        });
    }

    @Test
    void everyChoiceIsEquallyLikely() {
        List<List<Edge>> last =
                DRAWN.stream().map(genotype -> genotype.normal().edgesInto(5)).toList();
        for (int from = 0; from < 5; from++) {
            int source = from;
            long drawn = last.stream()
                    .flatMap(List::stream)
                    .filter(edge -> edge.from() == source)
                    .count();
            assertThat(drawn).isBetween(60L, 100L);
        }
    }

    @Test
    void whereEveryEdgeIsKeptEachHasOneOperationOfAll() {
        SearchSpace space = Spaces.keepingEveryEdge(3);
        List<Edge> drawn = LongStream.range(0, 200)
                .mapToObj(seed -> RandomGenotypes.draw(space, seed, "random"))
                .flatMap(genotype -> genotype.normal().nodes().stream())
                .flatMap(List::stream)
                .toList();
        assertThat(drawn).hasSize(200 * 6);
        for (String operation : space.operations()) {
            assertThat(drawn.stream().filter(edge -> edge.operation().equals(operation)))
                    .hasSizeBetween(340, 460);
        }
    }

    private static Stream<List<Edge>> nodes() {
        return DRAWN.stream()
                .flatMap(genotype -> genotype.cells().values().stream())
                .map(Cell::nodes)
                .flatMap(List::stream);
    }
}
