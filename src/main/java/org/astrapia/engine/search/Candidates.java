package org.astrapia.engine.search;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.astrapia.config.Experiment;
import org.astrapia.engine.stage.RunFailedException;
import org.astrapia.engine.stage.Seeds;
import org.astrapia.engine.trial.Architectures;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.network.Input;
import org.astrapia.network.SizeLimits;
import org.astrapia.space.RandomGenotypes;

/** The architectures that a search draws at random, each from its number, within the limits on their size. */
public final class Candidates {
    /** Draws at most for one architecture within the limits. */
    private static final int DRAWS = 500;

    private final Experiment experiment;
    private final SizeLimits limits;

    private Candidates(Experiment experiment, SizeLimits limits) {
        this.experiment = experiment;
        this.limits = limits;
    }

    /**
     * Those of an experiment.
     *
     * @param input images, by which sizes are counted
     */
    public static Candidates of(Experiment experiment, Input input) {
        return new Candidates(experiment, SizeLimits.of(experiment, input));
    }

    /**
     * The one of this number, from 1; without limits it need not have a path from input to output.
     *
     * @throws RunFailedException when none of many is within the limits
     */
    Genotype draw(int number) {
        long seed = experiment.seed().search();
        return within(draw -> draw == 0 ? Seeds.ofCandidate(seed, number) : Seeds.ofCandidateAgain(seed, number, draw))
                .orElseThrow(() -> new RunFailedException(lack()));
    }

    /** The first within the limits of those that are drawn from the seeds of 0, 1, 2, ...; empty where none of many is. */
    Optional<Genotype> within(IntToLongFunction seeds) {
        return IntStream.range(0, DRAWS)
                .mapToObj(draw -> RandomGenotypes.draw(experiment.space(), seeds.applyAsLong(draw), experiment.name()))
                .filter(limits::allow)
                .findFirst();
    }

    /** Why the limits leave nothing to draw; empty where they leave some. */
    public Optional<String> flaw() {
        long seed = experiment.seed().search();
        return limits.areSet()
                        && within(draw -> Seeds.ofCandidateAgain(seed, 0, draw)).isEmpty()
                ? Optional.of(lack())
                : Optional.empty();
    }

    static String lack() {
        return "none of " + DRAWS + " architectures drawn at random is within `search.limits`."
                + " Maybe larger limits, or fewer cells or channels in retrain";
    }

    /** From which a strategy takes its architectures. */
    Architectures architectures() {
        long seed = experiment.seed().search();
        return new Architectures(
                experiment.space(),
                experiment.name(),
                this::draw,
                number -> Seeds.ofTrial(seed, number),
                genotype -> GenotypeCheck.obstacle(genotype).isEmpty() && limits.allow(genotype));
    }

    /** As many as are trained, of which a network can be built; those that a search makes in another way are of their size. */
    public List<Genotype> drawn() {
        Experiment.Search search = experiment.search();
        return IntStream.rangeClosed(1, search.method().networks(search.epochs()))
                .mapToObj(this::draw)
                .filter(genotype -> GenotypeCheck.obstacle(genotype).isEmpty())
                .toList();
    }

    /** One that stands for what a search may find. */
    public static Genotype any(Experiment experiment) {
        return RandomGenotypes.draw(experiment.space(), 1, "any");
    }
}
