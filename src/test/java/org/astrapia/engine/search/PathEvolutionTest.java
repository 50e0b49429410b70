package org.astrapia.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.search.SinglePath;
import org.astrapia.config.search.SinglePath.Finder;
import org.astrapia.config.search.SinglePath.Fitness;
import org.astrapia.config.search.SinglePath.Labels;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.Source;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;

class PathEvolutionTest {
    private static final SearchSpace SPACE = ExperimentReader.read(
                    Path.of("paths.yaml"),
                    new Source(
                            "paths.yaml",
                            "experiment: paths\ndata: {dataset: shapes}\nspace: {extends: nas-bench-201}\n"),
                    List.of())
            .experiment()
            .space();

    private static PathEvolution evolution(Finder finder, Predicate<Genotype> allowed) {
        SinglePath method = new SinglePath(finder, 200, 20, 0.1, Labels.TRUE, Fitness.ACCURACY, 10, 1);
        return new PathEvolution(method, SPACE, allowed, number -> 1000L + number, "path");
    }

    /** Its convolutions of 3 x 3, of six edges. */
    private static double convolutions(Genotype genotype) {
        return edges(genotype).stream()
                .filter(edge -> edge.operation().equals("nor_conv_3x3"))
                .count();
    }

    private static List<Edge> edges(Genotype genotype) {
        return genotype.normal().nodes().stream().flatMap(List::stream).toList();
    }

    private static List<Genotype> run(PathEvolution evolution, int count) {
        List<Genotype> looked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Genotype next = evolution.next().orElseThrow();
            looked.add(next);
            evolution.judged(next, convolutions(next));
        }
        return looked;
    }

    @Test
    void evolutionFindsWhatChanceDoesNot() {
        PathEvolution evolution = evolution(Finder.EVOLUTION, genotype -> true);
        PathEvolution random = evolution(Finder.RANDOM, genotype -> true);
        List<Genotype> looked = run(evolution, 200);
        run(random, 200);

        assertThat(new HashSet<>(looked)).hasSize(200);
        assertThat(evolution.bestFitness()).isGreaterThanOrEqualTo(5).isGreaterThan(random.bestFitness());
        assertThat(convolutions(evolution.best())).isEqualTo(evolution.bestFitness());
    }

    /** With four parents of a generation of twenty: mutations come first, crossovers second. */
    @Test
    void aCrossoverHasEdgesOfTheBestAlone() {
        PathEvolution evolution = evolution(Finder.EVOLUTION, genotype -> true);
        List<Genotype> looked = run(evolution, 40);
        List<Genotype> parents = looked.subList(0, 20).stream()
                .sorted((one, other) -> Double.compare(convolutions(other), convolutions(one)))
                .limit(4)
                .toList();
        List<Genotype> crossed = looked.subList(30, 40).stream()
                .filter(child -> edges(child).stream()
                        .allMatch(edge -> parents.stream().anyMatch(parent -> has(parent, child, edge))))
                .toList();
        assertThat(crossed).hasSizeGreaterThanOrEqualTo(9); // one that is new may have to be drawn
    }

    private static boolean has(Genotype parent, Genotype child, Edge edge) {
        int place = edges(child).indexOf(edge);
        return edges(parent).get(place).equals(edge);
    }

    @Test
    void itGoesOnWhenItIsToldAgain() {
        PathEvolution whole = evolution(Finder.EVOLUTION, genotype -> convolutions(genotype) < 4);
        List<Genotype> looked = run(whole, 60);
        PathEvolution again = evolution(Finder.EVOLUTION, genotype -> convolutions(genotype) < 4);
        for (double known : List.of(whole.fitness()[0], whole.fitness()[1])) {
            again.judged(again.next().orElseThrow(), known);
        }
        assertThat(run(again, 58)).isEqualTo(looked.subList(2, 60));
        assertThat(looked).allMatch(genotype -> convolutions(genotype) < 4);
    }

    @Test
    void whereNoneIsAllowedThereIsNone() {
        assertThat(evolution(Finder.EVOLUTION, genotype -> false).next()).isEmpty();
    }
}
