package org.astrapia.engine.search;

import java.util.List;
import java.util.stream.IntStream;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;
import org.astrapia.config.search.SearchTask;
import org.astrapia.data.Split;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.engine.stage.RunData;
import org.astrapia.engine.stage.Seeds;

/**
 * Where both steps of a search take their batches: each from its own half of the training images.
 *
 * @param weights of the weights' step
 * @param architecture of alpha's step
 * @param images indices of the training images, the weights' first
 */
public record SearchBatches(BatchSource weights, BatchSource architecture, int[] images) {
    /** Those of an experiment, as its seeds draw them. */
    public static SearchBatches of(Experiment experiment, RunData data) {
        Search search = experiment.search();
        long seed = experiment.seed().search();
        Split split = data.split(search.split(), experiment.seed().data(), search.labelFree());
        List<List<Augmentation>> chains = views(experiment, search.weightLoss());
        boolean rotates = search.task() == SearchTask.ROTATION;
        BatchSource weights = search.method().labelsAreRandom()
                ? data.withRandomLabels(split.weights(), chains, search.batch(), search.dropLast(), seed)
                : data.training(split.weights(), chains, search.batch(), search.dropLast(), seed);
        BatchSource architecture = data.training(
                split.architecture(),
                views(experiment, search.architectureLoss()),
                search.batch(),
                search.dropLast(),
                Seeds.ofArchitectureBatches(seed));
        int[] images = IntStream.concat(IntStream.of(split.weights()), IntStream.of(split.architecture()))
                .toArray();
        return new SearchBatches(
                rotates ? weights.rotating() : weights, rotates ? architecture.rotating() : architecture, images);
    }

    /** Whether images are left out of the epochs of one of them because they would make a smaller batch. */
    boolean leaveOut() {
        return weights.leavesOut() || architecture.leavesOut();
    }

    private static List<List<Augmentation>> views(Experiment experiment, Loss loss) {
        return Losses.needsTwoViews(loss)
                ? experiment.data().views()
                : List.of(experiment.data().augment());
    }
}
