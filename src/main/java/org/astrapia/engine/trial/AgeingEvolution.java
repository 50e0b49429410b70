package org.astrapia.engine.trial;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.astrapia.config.search.TrialMethod.Evolution;
import org.astrapia.genotype.Genotype;
import org.astrapia.space.Mutations;

/** Real et al. (2019), algorithm 1: the child of the best of a sample enters the population, and the oldest leaves it. */
final class AgeingEvolution implements Strategy {
    private final Architectures architectures;
    private final Evolution method;
    private final int epochs;

    /** The oldest first. */
    private final Deque<Living> population = new ArrayDeque<>();

    private Trial last;

    /**
     * @param epochs of each candidate
     */
    AgeingEvolution(Architectures architectures, Evolution method, int epochs) {
        this.architectures = architectures;
        this.method = method;
        this.epochs = epochs;
    }

    private record Living(Trial trial, double score) {}

    @Override
    public Optional<Trial> next() {
        int number = last == null ? 1 : last.number() + 1;
        if (number > method.trials()) {
            return Optional.empty();
        }
        Optional<Genotype> genotype = number <= method.population()
                ? architectures.random(number)
                : architectures.made(number, random -> child(random));
        Optional<Trial> trial = genotype.map(found -> new Trial(number, found, epochs));
        trial.ifPresent(one -> last = one);
        return trial;
    }

    private Genotype child(SplittableRandom random) {
        return Mutations.mutate(
                architectures.space(), parent(List.copyOf(population), random).genotype(), random);
    }

    /** The best of a sample that is drawn with replacement, the first of equal ones. */
    private Trial parent(List<Living> living, SplittableRandom random) {
        Living best = living.get(random.nextInt(living.size()));
        for (int i = 1; i < method.sample(); i++) {
            Living other = living.get(random.nextInt(living.size()));
            best = other.score() > best.score() ? other : best;
        }
        return best.trial();
    }

    @Override
    public void judged(double score) {
        population.addLast(new Living(last, score));
        if (population.size() > method.population()) {
            population.removeFirst();
        }
    }

    /** Numbers of the architectures that live, the oldest first. */
    List<Integer> living() {
        return population.stream().map(living -> living.trial().number()).toList();
    }

    @Override
    public int trials() {
        return method.trials();
    }
}
