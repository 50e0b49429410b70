package org.astrapia.engine.trial;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.astrapia.genotype.Genotype;
import org.astrapia.space.SearchSpace;

/**
 * Where a strategy has its architectures from. Everything is drawn from a number, so that none depends on what was drawn before.
 *
 * @param space of which they are
 * @param name of the genotypes
 * @param drawn the random architecture of a number
 * @param seeds of whatever else is drawn for a trial of that number
 * @param allowed whether one may be tried
 */
public record Architectures(
        SearchSpace space,
        String name,
        IntFunction<Genotype> drawn,
        IntToLongFunction seeds,
        Predicate<Genotype> allowed) {
    /** Attempts at one that is allowed. */
    private static final int ATTEMPTS = 1000;

    /** Beyond the numbers of all trials. */
    private static final int NUMBERS = 1_000_000;

    /** The random architecture of a number, or the first allowed one of those that stand in its place; empty where none is. */
    Optional<Genotype> random(int number) {
        return IntStream.range(0, ATTEMPTS)
                .mapToObj(attempt -> drawn.apply(number + attempt * NUMBERS))
                .filter(allowed)
                .findFirst();
    }

    /** The first allowed one of those that the random numbers of a trial give; a random one where none is. */
    Optional<Genotype> made(int number, Function<SplittableRandom, Genotype> maker) {
        SplittableRandom random = new SplittableRandom(seeds.applyAsLong(number));
        return IntStream.range(0, ATTEMPTS)
                .mapToObj(attempt -> maker.apply(random))
                .filter(allowed)
                .findFirst()
                .or(() -> random(number));
    }
}
