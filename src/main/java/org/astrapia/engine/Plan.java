package org.astrapia.engine;

import java.util.Locale;
import org.astrapia.config.Experiment;

/** Which stages a run has: the command that began it. */
enum Plan {
    /** Search, derive, retrain, baseline. */
    RUN,
    /** Search and derive. */
    SEARCH,
    /** Retrain a given genotype, and the baseline. */
    RETRAIN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Plan of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Nothing would use the genotype of a run that trains a fixed network. */
    boolean searches(Experiment experiment) {
        return this == SEARCH
                || this == RUN && experiment.retrain().network().fixed().isEmpty();
    }

    boolean trains() {
        return this != SEARCH;
    }
}
