package org.astrapia.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.astrapia.config.ExperimentReader;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.Source;
import org.junit.jupiter.api.Test;

class OffspringTest {
    private static final SearchSpace BENCH = space("{extends: nas-bench-201}");
    private static final SearchSpace DARTS = space("{extends: darts}");

    private static SearchSpace space(String space) {
        String text = "experiment: offspring\ndata: {dataset: shapes}\nspace: " + space + "\n";
        return ExperimentReader.read(Path.of("offspring.yaml"), new Source("offspring.yaml", text), List.of())
                .experiment()
                .space();
    }

    /** Of six edges a share of 0.3 draws one of five operations anew, which in four of five draws is another one: 1.44 change. */
    @Test
    void anOperationIsDrawnAnewWithTheProbabilityThatIsGiven() {
        Offspring offspring = new Offspring(BENCH, "child");
        Genotype parent = RandomGenotypes.draw(BENCH, 3, "parent");
        SplittableRandom random = new SplittableRandom(1);
        double changed = 0;
        for (int i = 0; i < 4000; i++) {
            changed += differences(parent, offspring.mutate(parent, 0.3, random));
        }
        assertThat(changed / 4000).isCloseTo(1.44, within(0.05));
    }

    private static int differences(Genotype one, Genotype other) {
        int changed = 0;
        for (int node = 1; node < 4; node++) {
            List<Edge> edges = one.normal().edgesInto(node);
            for (int i = 0; i < edges.size(); i++) {
                changed += edges.get(i).equals(other.normal().edgesInto(node).get(i)) ? 0 : 1;
            }
        }
        return changed;
    }

    @Test
    void aNodeOfDartsKeepsTwoSources() {
        Offspring offspring = new Offspring(DARTS, "child");
        SplittableRandom random = new SplittableRandom(2);
        Genotype parent = RandomGenotypes.draw(DARTS, 4, "parent");
        boolean moved = false;
        for (int i = 0; i < 200; i++) {
            Genotype child = offspring.mutate(parent, 0.5, random);
            for (Cell cell : child.cells().values()) {
                for (int node = 2; node < 6; node++) {
                    List<Edge> edges = cell.edgesInto(node);
                    assertThat(edges).hasSize(2);
                    assertThat(edges.get(0).from()).isLessThan(edges.get(1).from());
                    assertThat(edges).noneMatch(edge -> edge.operation().equals("none"));
                }
            }
            moved |= !sources(child).equals(sources(parent));
        }
        assertThat(moved).isTrue();
    }

    private static List<Integer> sources(Genotype genotype) {
        return genotype.normal().nodes().stream()
                .flatMap(List::stream)
                .map(Edge::from)
                .toList();
    }

    @Test
    void aChildOfTwoHasNothingButTheirEdges() {
        SplittableRandom random = new SplittableRandom(5);
        for (SearchSpace space : List.of(BENCH, DARTS)) {
            Offspring offspring = new Offspring(space, "child");
            Genotype mother = RandomGenotypes.draw(space, 6, "mother");
            Genotype father = RandomGenotypes.draw(space, 7, "father");
            for (int i = 0; i < 50; i++) {
                Genotype child = offspring.cross(mother, father, random);
                for (int node : space.numbers()) {
                    assertThat(child.normal().edgesInto(node))
                            .hasSameSizeAs(mother.normal().edgesInto(node))
                            .allMatch(edge -> mother.normal().edgesInto(node).contains(edge)
                                    || father.normal().edgesInto(node).contains(edge));
                }
            }
            assertThat(offspring.cross(mother, mother, random).normal()).isEqualTo(mother.normal());
        }
    }
}
