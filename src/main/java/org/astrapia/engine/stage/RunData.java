package org.astrapia.engine.stage;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.astrapia.config.Experiment;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.Retrain;
import org.astrapia.config.loss.ImageSets;
import org.astrapia.config.search.SearchTask;
import org.astrapia.data.Dataset;
import org.astrapia.data.Images;
import org.astrapia.data.LongTail;
import org.astrapia.data.Normalization;
import org.astrapia.data.RandomStream;
import org.astrapia.data.RandomStream.Purpose;
import org.astrapia.data.Split;
import org.astrapia.data.Splits;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.data.storage.Storage;
import org.astrapia.language.InvalidInputException;
import org.astrapia.network.Input;

/**
 * The images of a run.
 *
 * @param dataset everything that there is
 * @param train training images that the distribution keeps
 * @param longTailedTest test images under the same distribution
 * @param normalization of their values
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of indices that nobody compares
public record RunData(Dataset dataset, int[] train, int[] longTailedTest, Normalization normalization) {
    /** Threads that prepare the batches of one stream. */
    private static final int THREADS = 2;

    /**
     * Loads the data set of an experiment.
     *
     * @param say told what takes long
     * @throws org.astrapia.language.InvalidInputException if it is missing, damaged or does not fit the distribution
     */
    public static RunData load(LoadedExperiment loaded, Consumer<String> say) {
        try {
            return load(loaded.experiment(), say);
        } catch (InvalidInputException refusal) {
            throw loaded.placed(refusal);
        }
    }

    /** The same, with problems of keys at their paths. */
    public static RunData load(Experiment experiment, Consumer<String> say) {
        long seed = experiment.seed().data();
        Dataset dataset = experiment.load(Storage.standard().telling(say));
        int[] train = LongTail.subset(
                dataset.train(),
                experiment.data().distribution().forClasses(dataset.classes()),
                dataset.strata(),
                seed);
        int[] longTailedTest = LongTail.testSubset(dataset, experiment.data().distribution(), seed);
        Normalization normalization = experiment.data().normalise().of(dataset.train(), train);
        return new RunData(dataset, train, longTailedTest, normalization);
    }

    /** Training images of each class before the distribution. */
    public List<Integer> available() {
        return list(dataset.train().perLabel(classes()));
    }

    /** Some training images by class; where images have several labels, by their sets of labels. */
    int[] strata(int[] indices) {
        return LongTail.perClass(dataset.train().labels(), indices, dataset.strata());
    }

    /** Training images of each class that the distribution keeps. */
    public List<Integer> trainCounts() {
        return list(dataset.train().perLabel(train, classes()));
    }

    /** Images of each class in the balanced test set. */
    public List<Integer> testCounts() {
        return list(dataset.test().perLabel(classes()));
    }

    /** Images of each class in the long-tailed test set. */
    public List<Integer> longTailedTestCounts() {
        return list(dataset.test().perLabel(longTailedTest, classes()));
    }

    /**
     * The training images of a search in two parts, the same for the same data seed.
     *
     * @param labelFree whether the split may not look at labels; otherwise both parts have the classes' shares
     */
    public Split split(double share, long seed, boolean labelFree) {
        return labelFree ? Splits.random(train, share, seed) : Splits.stratified(dataset.train(), train, share, seed);
    }

    /**
     * Training images to train on, as {@code weights}, and those of each class that are held out.
     *
     * @param share of each class that is held out
     */
    Split heldOut(double share, long seed) {
        return split(1 - share, seed, false);
    }

    /** Images of each class that are held out. */
    public List<Integer> heldOutCounts(double share, long seed) {
        return list(dataset.train().perLabel(heldOut(share, seed).architecture(), classes()));
    }

    /** Images of each class that the data set has for validation. */
    public List<Integer> validationCounts() {
        return list(dataset.validation().orElseThrow().perLabel(classes()));
    }

    /**
     * Some training images, with one chain of changes for each view.
     *
     * @param dropLast whether a last batch that is smaller than the others is left out
     */
    public BatchSource training(
            int[] indices, List<List<Augmentation>> chains, int batch, boolean dropLast, long seed) {
        return training(dataset.train(), indices, chains, batch, dropLast, seed);
    }

    /** The same with a label for each image that is drawn at random, once by a seed (Zhang et al. 2021, RLNAS). */
    public BatchSource withRandomLabels(
            int[] indices, List<List<Augmentation>> chains, int batch, boolean dropLast, long seed) {
        Images images = dataset.train();
        int[] labels = new int[images.count()];
        Arrays.setAll(
                labels,
                image -> RandomStream.of(Purpose.RANDOM_LABEL, seed, image).nextInt(classes()));
        return training(images.withLabels(labels), indices, chains, batch, dropLast, seed);
    }

    private BatchSource training(
            Images images, int[] indices, List<List<Augmentation>> chains, int batch, boolean dropLast, long seed) {
        return new BatchSource(images, indices, chains, normalization, batch, seed, THREADS).droppingLast(dropLast);
    }

    /** Some training images as a training with labels sees them. */
    public BatchSource training(int[] indices, Retrain retrain, long seed) {
        BatchSource source = training(
                        indices,
                        List.of(retrain.recipe().shown().augment()),
                        retrain.recipe().batch(),
                        retrain.recipe().shown().dropLast(),
                        seed)
                .with(retrain.recipe().shown().sampler());
        return retrain.recipe().shown().rare().map(source::with).orElse(source);
    }

    /** What networks are given. */
    public Input input() {
        Images images = dataset.train();
        return new Input(images.height(), images.width(), images.channels(), trainCounts())
                .with(images.sets().map(sets -> new ImageSets(sets.labels(), sets.sets(), train.length)));
    }

    /** What the networks of a search are given, which may tell something else than the classes. */
    public Input input(SearchTask task) {
        Input input = input();
        return switch (task) {
            case LABELS -> input;
            case ROTATION ->
                new Input(
                        input.height(),
                        input.width(),
                        input.channels(),
                        Collections.nCopies(SearchTask.TURNS, Math.max(1, train.length / SearchTask.TURNS)));
        };
    }

    private int classes() {
        return dataset.classes().size();
    }

    private static List<Integer> list(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
