package org.astrapia.shell.command.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.astrapia.config.DataFit;
import org.astrapia.config.Experiment;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.StageSteps;
import org.astrapia.data.DataOutline;
import org.astrapia.engine.Preparation;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.astrapia.language.Problem.Severity;
import org.astrapia.run.Plan;

/**
 * What is known of an experiment before anything is loaded.
 *
 * @param data outline of its data set
 * @param stages how long each stage is
 * @param warnings of the description, and of the description together with the data
 */
public record ExperimentPreview(DataOutline data, List<StageSteps> stages, List<Problem> warnings) {
    public ExperimentPreview {
        stages = List.copyOf(stages);
        warnings = List.copyOf(warnings);
    }

    /**
     * Looks at the description and at the names and sizes of the data's files.
     *
     * @param genotype that is retrained, where one is given
     * @throws InvalidInputException when a run would refuse it: the data is damaged, too small, or does not fit into the memory
     */
    public static ExperimentPreview of(LoadedExperiment loaded, Plan plan, Optional<Genotype> genotype) {
        return of(loaded, plan, genotype, Experiment::outline);
    }

    /**
     * The same for {@code run}, with a look at the images themselves, all or so many that it takes seconds.
     *
     * @throws InvalidInputException also if an image cannot be read and may not be left out
     */
    public static ExperimentPreview examined(LoadedExperiment loaded) {
        return of(loaded, Plan.RUN, Optional.empty(), Experiment::examine);
    }

    private static ExperimentPreview of(
            LoadedExperiment loaded, Plan plan, Optional<Genotype> genotype, Function<Experiment, DataOutline> look) {
        try {
            DataOutline data = look.apply(loaded.experiment());
            Preparation.require(plan, loaded, data, genotype);
            int[] kept = DataFit.kept(loaded.experiment(), data);
            List<Problem> warnings = new ArrayList<>(loaded.warnings());
            boolean searches = plan.searches(loaded.experiment());
            DataFit.doubts(loaded.experiment(), data, searches)
                    .forEach(doubt -> warnings.add(loaded.problem(Severity.WARNING, doubt)));
            if (searches) {
                loaded.thresholdWarning(Arrays.stream(kept).sum()).ifPresent(warnings::add);
            }
            return new ExperimentPreview(data, plan.stages(loaded.experiment(), kept), warnings);
        } catch (InvalidInputException refusal) {
            throw loaded.placed(refusal);
        }
    }
}
