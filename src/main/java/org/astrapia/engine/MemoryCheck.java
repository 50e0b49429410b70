package org.astrapia.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Retrain;
import org.astrapia.genotype.Genotype;
import org.astrapia.graph.MemoryEstimate;
import org.astrapia.graph.Target;
import org.astrapia.language.InvalidInputException;
import org.astrapia.space.RandomGenotypes;

/** Refuses a run that cannot fit in the machine's memory, rather than let the system kill it in its first step. */
final class MemoryCheck {
    private static final double GB = 1e9;

    private final Experiment experiment;
    private final Target target;
    private final long availableBytes;

    private MemoryCheck(Experiment experiment, Target target, long availableBytes) {
        this.experiment = experiment;
        this.target = target;
        this.availableBytes = availableBytes;
    }

    /**
     * Looks at each stage of the run. The network that a search will find is not known: one of random cells stands for it.
     *
     * @throws InvalidInputException when one is too large
     */
    static void require(Plan plan, Experiment experiment, Target target, Optional<Genotype> genotype) {
        require(plan, experiment, target, genotype, machineBytes());
    }

    static void require(
            Plan plan, Experiment experiment, Target target, Optional<Genotype> genotype, long availableBytes) {
        if (experiment.compiler().memoryChecked()) {
            new MemoryCheck(experiment, target, availableBytes).require(plan, genotype);
        }
    }

    private void require(Plan plan, Optional<Genotype> genotype) {
        if (plan.searches(experiment) && experiment.search().method().candidates() == 0) {
            require(
                    "search.batch",
                    "the search",
                    experiment.search().batch(),
                    MemoryEstimate.ofSearch(experiment.space(), experiment.search(), target));
        }
        if (plan.trains()) {
            Retrain retrain = experiment.retrain();
            Optional<Genotype> cells = retrain.network().fixed().isEmpty()
                    ? genotype.or(() -> Optional.of(RandomGenotypes.draw(experiment.space(), 1, "any")))
                    : Optional.empty();
            require("retrain.batch", "the retraining", retrain, cells);
            experiment
                    .baseline()
                    .ifPresent(
                            fixed -> require("retrain.batch", fixed.word(), retrain.ofFixed(fixed), Optional.empty()));
        }
    }

    private void require(String key, String what, Retrain retrain, Optional<Genotype> cells) {
        require(key, what, retrain.batch(), MemoryEstimate.ofTraining(cells, experiment.space(), retrain, target));
    }

    private void require(String key, String what, int batch, long bytes) {
        if (bytes > availableBytes) {
            throw Refusal.of(
                    key,
                    String.format(
                            Locale.ROOT,
                            "%s takes about %.1f GB of memory with a batch of %d, and this machine has %.1f GB."
                                    + " Maybe a smaller batch or fewer channels; compiler.memory: unchecked tries it all the same",
                            what,
                            bytes / GB,
                            batch,
                            availableBytes / GB));
        }
    }

    /** All that this machine or container has. */
    private static long machineBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
