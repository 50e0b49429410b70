package org.astrapia.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;
import org.astrapia.config.training.Choice;
import org.astrapia.data.Splits;
import org.astrapia.data.batch.BatchSource;

/**
 * How long a stage is.
 *
 * @param stage {@code search}, {@code candidates} or that of a {@link TrainedStage}
 * @param epochs of the stage
 * @param stepsPerEpoch batches of one epoch
 * @param imagesPerEpoch that an epoch shows
 */
public record StageSteps(String stage, int epochs, int stepsPerEpoch, int imagesPerEpoch) {
    private static final String CANDIDATES = "candidates";

    /**
     * The images of a search in two parts.
     *
     * @param weights images of each class for the weights; where the split looks at no labels, of all classes together
     * @param architecture likewise, for alpha
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of numbers that nobody compares
    record Halves(int[] weights, int[] architecture) {
        static Halves of(Search search, int[] kept) {
            if (search.labelFree()) {
                int all = Arrays.stream(kept).sum();
                int weights = Splits.weightsOf(all, search.split());
                return new Halves(new int[] {weights}, new int[] {all - weights});
            }
            int[] weights = Splits.weightsOf(kept, search.split());
            int[] architecture = kept.clone();
            Arrays.setAll(architecture, label -> kept[label] - weights[label]);
            return new Halves(weights, architecture);
        }
    }

    /**
     * The stages of an experiment.
     *
     * @param kept training images of each class that the distribution keeps
     * @param searches whether a genotype is searched
     * @param trains whether networks are trained from scratch
     */
    public static List<StageSteps> of(Experiment experiment, int[] kept, boolean searches, boolean trains) {
        List<StageSteps> stages = new ArrayList<>();
        if (searches) {
            stages.addAll(
                    ofSearch(experiment, Halves.of(experiment.search(), kept).weights()));
        }
        if (!trains) {
            return stages;
        }
        int[] trained = trained(experiment, kept);
        TrainedStage.of(experiment).forEach(stage -> stages.add(of(stage, trained)));
        return stages;
    }

    /** Images of each class that are trained on. */
    static int[] trained(Experiment experiment, int[] kept) {
        Choice choice = experiment.retrain().choice();
        double share = choice.validation().share();
        return share > 0 ? Splits.weightsOf(kept, 1 - share) : kept;
    }

    /** Steps of alpha in an epoch of its own images. */
    static StageSteps ofArchitecture(Search search, int[] images) {
        return of(
                "search",
                search.epochs(),
                search.batch(),
                sum(images),
                views(search.architectureLoss()),
                search.dropLast());
    }

    private static List<StageSteps> ofSearch(Experiment experiment, int[] images) {
        Search search = experiment.search();
        if (search.method().hasSupernet()) {
            return List.of(of(
                    "search",
                    search.method().parts() * search.allEpochs(),
                    search.batch(),
                    sum(images),
                    views(search.weightLoss()),
                    search.dropLast()));
        }
        if (!search.trainsCandidates()) {
            return List.of();
        }
        Retrain budget = experiment.retrain().forCandidate(search.epochs(), search.batch());
        return TrainedStage.of(CANDIDATES, budget).stream()
                .map(stage -> of(stage, images))
                .map(one ->
                        new StageSteps(one.stage, candidateEpochs(search, one), one.stepsPerEpoch, one.imagesPerEpoch))
                .toList();
    }

    /** Of all candidates; how long each is trained with labels is the method's business. */
    private static int candidateEpochs(Search search, StageSteps one) {
        return one.stage.equals(CANDIDATES)
                ? (int) Math.min(Integer.MAX_VALUE, search.method().epochs(search.epochs()))
                : search.method().networks(search.epochs()) * one.epochs;
    }

    /** Views come in order: each image once. */
    private static StageSteps of(TrainedStage stage, int[] kept) {
        Recipe recipe = stage.retrain().recipe();
        int views = views(recipe.loss());
        int images = views == 1 ? recipe.shown().sampler().images(kept) : sum(kept);
        return of(
                stage.name(),
                recipe.epochs(),
                recipe.batch(),
                images,
                views,
                recipe.shown().dropLast());
    }

    private static StageSteps of(String stage, int epochs, int batch, int images, int views, boolean dropLast) {
        int shown = BatchSource.count(images, batch, views, dropLast);
        return new StageSteps(stage, epochs, BatchSource.batches(shown, batch), shown);
    }

    private static int views(Loss loss) {
        return Losses.needsTwoViews(loss) ? 2 : 1;
    }

    private static int sum(int[] counts) {
        return Arrays.stream(counts).sum();
    }

    /**
     * In words.
     *
     * @param width letters of the column of names
     */
    public String line(int width) {
        return String.format(
                Locale.ROOT,
                "%-" + width + "s %,d %s of %,d steps: %,d",
                stage,
                epochs,
                epochs == 1 ? "epoch" : "epochs",
                stepsPerEpoch,
                (long) epochs * stepsPerEpoch);
    }
}
