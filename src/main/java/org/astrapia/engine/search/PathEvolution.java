package org.astrapia.engine.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.astrapia.config.search.SinglePath;
import org.astrapia.config.search.SinglePath.Finder;
import org.astrapia.genotype.Genotype;
import org.astrapia.space.Offspring;
import org.astrapia.space.RandomGenotypes;
import org.astrapia.space.SearchSpace;

/**
 * Which architectures are compared, one after the other (Guo et al. 2020, SPOS, algorithm 1). The first generation is drawn at random. Half
 * of each later one are mutations of the best so far, a fifth of a generation, and half are crossovers of two of them; where too few new
 * ones come of that, others are drawn at random. None is compared twice as long as new ones are found.
 *
 * <p>What comes next follows from the seeds and from what was judged before, so that a search that was cut off goes on when it is told
 * again how the earlier ones were judged.
 */
public final class PathEvolution {
    /** Of a generation, a fifth are parents: 10 of 50 in SPOS. */
    private static final int PARENTS = 5;

    /** Tries to make a new one of the parents, and to draw one. */
    private static final int TRIES = 100;

    /** Draws at most for one that is allowed. */
    private static final int DRAWS = 500;

    private final SinglePath method;
    private final SearchSpace space;
    private final Offspring offspring;
    private final Predicate<Genotype> allowed;
    private final IntToLongFunction seeds;
    private final String name;
    private final List<Genotype> looked = new ArrayList<>();
    private final List<Double> fitness = new ArrayList<>();
    private final Set<Genotype> seen = new HashSet<>();

    /**
     * At its beginning.
     *
     * @param allowed which architectures may be compared
     * @param seeds of each, by its number from 0
     * @param name of the genotypes
     */
    public PathEvolution(
            SinglePath method, SearchSpace space, Predicate<Genotype> allowed, IntToLongFunction seeds, String name) {
        this.method = method;
        this.space = space;
        this.offspring = new Offspring(space, name);
        this.allowed = allowed;
        this.seeds = seeds;
        this.name = name;
    }

    /** The next one; empty where none of many that are drawn is allowed. */
    public Optional<Genotype> next() {
        int number = looked.size();
        int slot = number % method.generation();
        SplittableRandom random = new SplittableRandom(seeds.applyAsLong(number));
        boolean first = method.finder() == Finder.RANDOM || number < method.generation();
        Supplier<Genotype> drawn = () -> RandomGenotypes.draw(space, random.nextLong(), name);
        if (first) {
            return unseen(drawn).or(() -> drawn(drawn));
        }
        List<Genotype> parents = parents(number - slot);
        Supplier<Genotype> child = slot < method.generation() / 2
                ? () -> offspring.mutate(one(parents, random), method.mutation(), random)
                : () -> offspring.cross(one(parents, random), one(parents, random), random);
        return unseen(child).or(() -> unseen(drawn)).or(() -> drawn(drawn));
    }

    private Optional<Genotype> unseen(Supplier<Genotype> made) {
        return IntStream.range(0, TRIES)
                .mapToObj(attempt -> made.get())
                .filter(genotype -> !seen.contains(genotype) && allowed.test(genotype))
                .findFirst();
    }

    private Optional<Genotype> drawn(Supplier<Genotype> made) {
        return IntStream.range(0, DRAWS)
                .mapToObj(attempt -> made.get())
                .filter(allowed)
                .findFirst();
    }

    private static Genotype one(List<Genotype> parents, SplittableRandom random) {
        return parents.get(random.nextInt(parents.size()));
    }

    /** The best of the first so many; of equal ones the earlier. */
    private List<Genotype> parents(int count) {
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -fitness.get(i)))
                .limit(Math.max(1, method.generation() / PARENTS))
                .map(looked::get)
                .toList();
    }

    /** Tells how the next one is judged; more is better. */
    public void judged(Genotype genotype, double itsFitness) {
        looked.add(genotype);
        fitness.add(itsFitness);
        seen.add(genotype);
    }

    /** How those so far were judged, in their order. */
    public double[] fitness() {
        return fitness.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The best so far, the earlier of equal ones. */
    public Genotype best() {
        return parents(looked.size()).get(0);
    }

    /** Its fitness. */
    public double bestFitness() {
        return fitness.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
