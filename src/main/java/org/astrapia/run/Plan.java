package org.astrapia.run;

import java.util.List;
import java.util.Locale;
import org.astrapia.config.Experiment;
import org.astrapia.config.StageSteps;

/** Which stages a run has: the command that began it. */
public enum Plan {
    /** Search, derive, retrain, baseline. */
    RUN,
    /** Search and derive. */
    SEARCH,
    /** Retrain a given genotype, and the baseline. */
    RETRAIN;

    /** The name of its command. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Plan of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Nothing would use the genotype of a run that trains a fixed network. */
    public boolean searches(Experiment experiment) {
        return this == SEARCH
                || this == RUN && experiment.retrain().network().fixed().isEmpty();
    }

    /** Whether it trains a network, and not only searches. */
    public boolean trains() {
        return this != SEARCH;
    }

    /**
     * How long its stages are.
     *
     * @param kept training images of each class that the distribution keeps
     */
    public List<StageSteps> stages(Experiment experiment, int[] kept) {
        return StageSteps.of(experiment, kept, searches(experiment), trains());
    }
}
