package org.astrapia.shell.command.experiment;

import org.astrapia.config.DataFit;
import org.astrapia.config.Experiment;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Dataset;
import org.astrapia.data.UsedImages;
import org.astrapia.data.storage.Storage;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem.Severity;
import org.astrapia.run.Plan;
import org.astrapia.shell.command.CommandContext;

/** The images of an experiment, as its run uses them. */
final class ExperimentData {
    private ExperimentData() {}

    /**
     * Reads them, and warns of what {@code check} warns of.
     *
     * @throws InvalidInputException at the place in the experiment, if they are missing or damaged or do not fit it
     */
    static UsedImages read(CommandContext context, LoadedExperiment loaded) {
        Experiment experiment = loaded.experiment();
        try {
            Dataset dataset = experiment.load(Storage.standard().telling(context::note));
            UsedImages used = UsedImages.of(
                    dataset,
                    experiment.data().distribution(),
                    experiment.search().split(),
                    !experiment.search().labelFree(),
                    experiment.seed().data());
            context.warn(DataFit.doubts(experiment, DataOutline.of(dataset), Plan.RUN.searches(experiment)).stream()
                    .map(doubt -> loaded.problem(Severity.WARNING, doubt))
                    .toList());
            return used;
        } catch (InvalidInputException refusal) {
            throw loaded.placed(refusal);
        }
    }
}
