package org.astrapia.engine.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.search.Bracket;
import org.astrapia.config.search.Proxy;
import org.astrapia.config.search.TrialMethod;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.space.Mutations;
import org.astrapia.space.RandomGenotypes;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which architectures the strategies try. */
class StrategiesTest {
    private static final SearchSpace BENCH = BuiltInSpaces.load("nas-bench-201");

    private static Architectures of(SearchSpace space) {
        return new Architectures(
                space,
                "drawn",
                number -> RandomGenotypes.draw(space, number, "drawn"),
                number -> 1000 + number,
                genotype -> true);
    }

    private static List<Trial> walk(Strategy strategy, ToDoubleFunction<Trial> score) {
        List<Trial> trials = new ArrayList<>();
        for (Optional<Trial> next = strategy.next(); next.isPresent(); next = strategy.next()) {
            trials.add(next.get());
            strategy.judged(score.applyAsDouble(next.get()));
        }
        return trials;
    }

    /** Edges of both that only one of them has. */
    private static long differences(Genotype a, Genotype b) {
        long different = 0;
        for (String kind : a.cells().keySet()) {
            Cell one = a.cells().get(kind);
            Cell other = b.cells().get(kind);
            for (int node : one.numbers()) {
                List<Edge> edges = new ArrayList<>(one.edgesInto(node));
                other.edgesInto(node).forEach(edges::remove);
                different += edges.size();
            }
        }
        return different;
    }

    /**
     * Real et al. (2019), algorithm 1, by hand with a population of three and scores 5, 1, 2, 0, 0, 3, ...: 4 is a child of 1 and 1
     * dies, though it is the best; 5 and 6 are children of 3, the best of {2, 3, 4} and {3, 4, 5}; 7 is a child of 6.
     */
    @Test
    void evolutionMutatesTheBestAndLetsTheOldestDie() {
        double[] scores = {5, 1, 2, 0, 0, 3, 0, 0};
        // of a hundred draws with replacement none misses one of three, but for once in 10^17
        AgeingEvolution evolution = new AgeingEvolution(of(BENCH), new TrialMethod.Evolution(8, 3, 100, false), 4);
        List<Trial> trials = new ArrayList<>();
        List<List<Integer>> living = new ArrayList<>();
        for (double score : scores) {
            trials.add(evolution.next().orElseThrow());
            evolution.judged(score);
            living.add(evolution.living());
        }
        assertThat(evolution.next()).isEmpty();
        assertThat(living)
                .containsExactly(
                        List.of(1),
                        List.of(1, 2),
                        List.of(1, 2, 3),
                        List.of(2, 3, 4),
                        List.of(3, 4, 5),
                        List.of(4, 5, 6),
                        List.of(5, 6, 7),
                        List.of(6, 7, 8));
        int[] parents = {1, 3, 3, 6, 6};
        for (int i = 0; i < parents.length; i++) {
            assertThat(differences(
                            trials.get(parents[i] - 1).genotype(),
                            trials.get(3 + i).genotype()))
                    .as("trial " + (4 + i))
                    .isEqualTo(1);
        }
        assertThat(trials).extracting(Trial::epochs).containsOnly(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"darts", "nas-bench-201"})
    void aMutationChangesOneEdgeAndStaysInTheSpace(String name) {
        SearchSpace space = BuiltInSpaces.load(name);
        SplittableRandom random = new SplittableRandom(5);
        Genotype genotype = RandomGenotypes.draw(space, 7, "drawn");
        for (int i = 0; i < 300; i++) {
            Genotype child = Mutations.mutate(space, genotype, random);
            assertThat(differences(genotype, child)).isEqualTo(1);
            assertThat(GenotypeCheck.misfits(child, name, space.skeleton().shape()))
                    .isEmpty();
            child.cells()
                    .values()
                    .forEach(cell -> cell.nodes()
                            .forEach(edges ->
                                    assertThat(edges).extracting(Edge::from).doesNotHaveDuplicates()));
            genotype = child;
        }
    }

    @Test
    void aHalvingKeepsTheBestAndLetsThemGoOn() {
        Strategy halving = new Halving(of(BENCH), List.of(Bracket.halving(9, 3, 9), Bracket.halving(2, 3, 9)));
        // the larger the number the better, but the last of the first round
        List<Trial> trials = walk(halving, trial -> trial.number() == 9 ? 0 : trial.number());
        assertThat(trials.stream().map(trial -> trial.number() + "@" + trial.epochs()))
                .containsExactly(
                        "1@1", "2@1", "3@1", "4@1", "5@1", "6@1", "7@1", "8@1", "9@1", "8@3", "7@3", "6@3", "8@9",
                        "10@9", "11@9");
        assertThat(trials.get(12).genotype()).isEqualTo(trials.get(7).genotype());
        assertThat(halving.trials()).isEqualTo(15);
    }

    @Test
    void aRankingTrainsTheBestOfItsProxy() {
        Strategy ranking = new ProxyRanking(of(BENCH), new TrialMethod.ZeroCost(5, Proxy.SYNFLOW, 2, false), 7);
        List<Trial> trials = walk(ranking, trial -> -Math.abs(trial.number() - 3.4));
        assertThat(trials.stream().map(trial -> trial.number() + "@" + trial.epochs()))
                .containsExactly("1@0", "2@0", "3@0", "4@0", "5@0", "3@7", "4@7");
    }

    /**
     * Of five equally likely operations, one is drawn for each edge. The first reward has itself as its mean, so nothing moves. The
     * second is 1 after 0: the mean is (0.5 * 0.5 * 0 + 0.5 * 1) / 0.75 = 2/3 with a baseline of 0.5, so at a rate of 3 the logit of
     * what was drawn rises by 3 * 1/3 * (1 - 0.2) and those of the others fall by 3 * 1/3 * 0.2.
     */
    @Test
    void thePolicyGrowsWithTheRewardsAboveTheMean() {
        PolicyGradient gradient = new PolicyGradient(of(BENCH), new TrialMethod.Reinforce(2, 3, 0.5, false), 1);
        gradient.next();
        gradient.judged(0);
        assertThat(gradient.policy().logits(0, 1, 0)).containsOnly(0);
        Genotype second = gradient.next().orElseThrow().genotype();
        gradient.judged(1);
        for (int to = 1; to <= 3; to++) {
            for (Edge edge : second.normal().edgesInto(to)) {
                double[] logits = gradient.policy().logits(0, to, edge.from());
                for (int operation = 0; operation < 5; operation++) {
                    boolean drawn = BENCH.operations().get(operation).equals(edge.operation());
                    assertThat(logits[operation]).isCloseTo(drawn ? 0.8 : -0.2, within(1e-12));
                }
            }
        }
        assertThat(gradient.next()).isEmpty();
    }

    @Test
    void aPolicyLearnsWhatIsRewarded() {
        for (String name : List.of("darts", "nas-bench-201")) {
            SearchSpace space = BuiltInSpaces.load(name);
            ToDoubleFunction<Trial> skips = trial -> trial.genotype().cells().values().stream()
                            .flatMap(cell -> cell.nodes().stream())
                            .flatMap(List::stream)
                            .filter(edge -> edge.operation().equals("skip_connect"))
                            .count()
                    / 6.0;
            List<Trial> trials =
                    walk(new PolicyGradient(of(space), new TrialMethod.Reinforce(300, 2, 0.9, false), 1), skips);
            double before = trials.subList(0, 50).stream().mapToDouble(skips).sum();
            double after = trials.subList(250, 300).stream().mapToDouble(skips).sum();
            assertThat(after).as(name).isGreaterThan(1.5 * before);
        }
    }

    @Test
    void whatIsNotAllowedIsDrawnAnew() {
        Architectures few = new Architectures(
                BENCH,
                "drawn",
                number -> RandomGenotypes.draw(BENCH, number, "drawn"),
                number -> number,
                genotype -> !genotype.normal().edgesInto(1).get(0).operation().equals("none"));
        for (TrialMethod method : List.of(
                new TrialMethod.Random(40),
                new TrialMethod.Evolution(60, 5, 2, false),
                new TrialMethod.Hyperband(3),
                new TrialMethod.Reinforce(60, 2, 0.9, false))) {
            assertThat(walk(Strategies.of(method, few, 9), trial -> trial.number()))
                    .allMatch(trial -> few.allowed().test(trial.genotype()));
        }
    }

    /** A search that was cut off asks for the same trials again. */
    @Test
    void theSameScoresGiveTheSameTrials() {
        for (TrialMethod method :
                List.of(new TrialMethod.Evolution(40, 5, 2, false), new TrialMethod.Reinforce(40, 2, 0.9, false))) {
            ToDoubleFunction<Trial> score = trial -> trial.genotype().hashCode() % 100;
            assertThat(walk(Strategies.of(method, of(BENCH), 3), score))
                    .isEqualTo(walk(Strategies.of(method, of(BENCH), 3), score));
        }
    }
}
