package org.astrapia.engine.stage;

import java.util.List;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.Loss;
import org.astrapia.config.Losses;
import org.astrapia.data.Augmentation;
import org.astrapia.data.BatchSource;
import org.astrapia.data.Split;

/**
 * The batches of both steps of a search, without end.
 *
 * @param source of the weights' batches
 * @param weights the weights' batches
 * @param architecture alpha's batches
 */
public record SearchBatches(BatchSource source, EndlessBatches weights, EndlessBatches architecture)
        implements AutoCloseable {
    public static SearchBatches open(Experiment experiment, RunData data) {
        Search search = experiment.search();
        long seed = experiment.seed().search();
        Split split = data.split(search.split(), experiment.seed().data(), search.labelFree());
        BatchSource weights =
                data.training(split.weights(), views(experiment, search.weightLoss()), search.batch(), seed);
        BatchSource architecture = data.training(
                split.architecture(),
                views(experiment, search.architectureLoss()),
                search.batch(),
                Seeds.ofArchitectureBatches(seed));
        return new SearchBatches(weights, new EndlessBatches(weights, 0), new EndlessBatches(architecture, 0));
    }

    private static List<List<Augmentation>> views(Experiment experiment, Loss loss) {
        return Losses.needsTwoViews(loss)
                ? experiment.data().views()
                : List.of(experiment.data().augment());
    }

    @Override
    public void close() {
        weights.close();
        architecture.close();
    }
}
