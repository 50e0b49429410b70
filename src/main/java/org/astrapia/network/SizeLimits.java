package org.astrapia.network;

import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.Retrain;
import org.astrapia.config.search.SearchLimits;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeCheck;
import org.astrapia.space.SearchSpace;

/** The bounds on the size of the architectures that a search draws: {@code search.limits}, counted as the network that is retrained. */
public final class SizeLimits {
    private final SearchLimits limits;
    private final SearchSpace space;
    private final Retrain retrain;
    private final Input input;

    private SizeLimits(Experiment experiment, Input input) {
        this.limits = experiment.search().limits();
        this.space = experiment.space();
        this.retrain = experiment.retrain().ofItsNetwork();
        this.input = input;
    }

    /** Those of an experiment on such images. */
    public static SizeLimits of(Experiment experiment, Input input) {
        return new SizeLimits(experiment, input);
    }

    /** Whether there are any. */
    public boolean areSet() {
        return limits.areSet();
    }

    /**
     * Whether an architecture is within them. One of which no network can be built has no size: where there are bounds, it is not.
     */
    public boolean allow(Genotype genotype) {
        if (!limits.areSet()) {
            return true;
        }
        return GenotypeCheck.obstacle(genotype).isEmpty() && allows(counts(genotype));
    }

    private boolean allows(NetworkCounts counts) {
        return limits.allow(counts.parameters(), counts.multiplyAdds());
    }

    /** Size of the network that would be retrained. */
    public NetworkCounts counts(Genotype genotype) {
        return NetworkCounts.of(Networks.ofTest(Optional.of(genotype), space, retrain, input));
    }
}
