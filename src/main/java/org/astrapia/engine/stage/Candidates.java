package org.astrapia.engine.stage;

import java.util.List;
import java.util.stream.IntStream;
import org.astrapia.config.Experiment;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.space.RandomGenotypes;

/** The architectures that a random search draws, each from its number. */
public final class Candidates {
    private Candidates() {}

    /** The one of this number, from 1; it need not have a path from input to output. */
    static Genotype draw(Experiment experiment, int number) {
        long seed = Seeds.ofCandidate(experiment.seed().search(), number);
        return RandomGenotypes.draw(experiment.space(), seed, experiment.name());
    }

    /** All of which a network can be built. */
    public static List<Genotype> drawn(Experiment experiment) {
        return IntStream.rangeClosed(1, experiment.search().method().candidates())
                .mapToObj(number -> draw(experiment, number))
                .filter(genotype -> GenotypeCheck.obstacle(genotype).isEmpty())
                .toList();
    }

    /** One that stands for what a search may find. */
    public static Genotype any(Experiment experiment) {
        return RandomGenotypes.draw(experiment.space(), 1, "any");
    }
}
