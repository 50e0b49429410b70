package org.astrapia.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;
import org.astrapia.config.search.SearchTask;
import org.astrapia.config.training.Choice;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Distribution;
import org.astrapia.data.LongTail;
import org.astrapia.language.EnumWords;
import org.astrapia.language.InvalidInputException;

/** Whether there are images enough: for the distribution, for both parts of a search, and for a step of each stage. */
public final class DataFit {
    private static final String DISTRIBUTION = DataKeys.DISTRIBUTION.path();

    private static final int SHOWN = 12;

    private final Experiment experiment;
    private final List<Finding> findings = new ArrayList<>();

    private DataFit(Experiment experiment) {
        this.experiment = experiment;
    }

    /**
     * Training images of each class that the distribution keeps; of images that may have several labels those of each set of labels.
     *
     * @throws InvalidInputException at the key, when the data set has not what it asks for
     */
    public static int[] kept(Experiment experiment, DataOutline data) {
        List<Integer> kinds = data.hasSeveralLabels() ? data.strata() : data.available();
        int[] available = kinds.stream().mapToInt(Integer::intValue).toArray();
        return LongTail.counts(experiment.data().distribution().forClasses(data.classes()), available);
    }

    /**
     * What is missing; none when there is enough.
     *
     * @param searches whether a genotype is searched
     * @param trains whether networks are trained from scratch
     */
    public static List<Finding> findings(Experiment experiment, DataOutline data, boolean searches, boolean trains) {
        DataFit fit = new DataFit(experiment);
        if (data.hasSeveralLabels()) {
            fit.severalLabels(searches, trains);
        }
        if (!fit.findings.isEmpty()) {
            return fit.findings;
        }
        try {
            fit.look(kept(experiment, data), searches, trains);
        } catch (InvalidInputException refused) {
            refused.problems()
                    .forEach(problem -> fit.findings.add(
                            new Finding(List.of(problem.at().file()), problem.message(), problem.suggestions())));
        }
        return fit.findings;
    }

    /**
     * What a run would do all the same, and a person may not expect.
     *
     * @param searches whether a genotype is searched
     */
    public static List<Finding> doubts(Experiment experiment, DataOutline data, boolean searches) {
        List<Finding> doubts = new ArrayList<>();
        int[] kept = data.hasSeveralLabels()
                ? data.available().stream().mapToInt(Integer::intValue).toArray()
                : kept(experiment, data);
        int[] wanted = experiment
                .data()
                .distribution()
                .forClasses(data.classes())
                .wanted(data.available().stream().mapToInt(Integer::intValue).toArray());
        doubt(
                data,
                label -> data.test().get(label) == 0,
                " have no test images, so their accuracy is not measured: ",
                DataKeys.DATA_PATH,
                doubts);
        doubt(
                data,
                label -> kept[label] < wanted[label],
                " have fewer images than data.distribution asks for, and keep all of them: ",
                DataKeys.DISTRIBUTION,
                doubts);
        if (searches && !experiment.search().labelFree()) {
            doubt(
                    data,
                    label -> kept[label] == 1,
                    " have a single training image, which trains the weights; the architecture is chosen without these classes: ",
                    DataKeys.DISTRIBUTION,
                    doubts);
        }
        if (experiment.retrain().choice().validation().share() > 0) {
            doubt(
                    data,
                    label -> kept[label] == 1,
                    " have one training image, which is trained on, so that the weights are chosen without them: ",
                    RetrainKeys.VALIDATION,
                    doubts);
        }
        return doubts;
    }

    private static void doubt(
            DataOutline data, IntPredicate isDoubtful, String message, Key<?> key, List<Finding> doubts) {
        List<String> names = IntStream.range(0, data.classes().size())
                .filter(isDoubtful)
                .mapToObj(data.classes()::get)
                .toList();
        if (!names.isEmpty()) {
            String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
            String more = names.size() > SHOWN ? ", …" : "";
            doubts.add(Finding.of(
                    names.size() + " of " + data.classes().size() + " classes" + message + shown + more, key.path()));
        }
    }

    /** Whether all that looks at labels knows what to do with an image of several. */
    private void severalLabels(boolean searches, boolean trains) {
        String rule = ", and images of this data set may have several";
        Retrain retrain = experiment.retrain();
        if (!experiment.data().distribution().equals(new Distribution.Natural())) {
            findings.add(Finding.of(
                    "this keeps a number of images of each class, for which an image needs one class" + rule
                            + "; write natural",
                    DISTRIBUTION));
        }
        if (searches && experiment.search().task() == SearchTask.LABELS) {
            loss(experiment.search().weightLoss(), SearchKeys.WEIGHT_LOSS, rule);
            loss(experiment.search().architectureLoss(), SearchKeys.ARCHITECTURE_LOSS, rule);
        }
        if (!trains) {
            return;
        }
        loss(retrain.recipe().loss(), RetrainKeys.RETRAIN_LOSS, rule);
        retrain.classifier()
                .filter(anew -> anew.method().trains())
                .ifPresent(anew -> loss(anew.recipe().loss(), RetrainKeys.CLASSIFIER_LOSS, rule));
        sampler(retrain.recipe(), RetrainKeys.SAMPLER, rule);
        retrain.classifier().ifPresent(anew -> sampler(anew.recipe(), RetrainKeys.CLASSIFIER_SAMPLER, rule));
        if (experiment.evaluate().logitAdjustment() != 0) {
            findings.add(Finding.of(
                    "this moves the choice between classes, of which an image has one" + rule,
                    EvaluationKeys.LOGIT_ADJUSTMENT.path()));
        }
        if (retrain.choice().keep().measure().equals(Optional.of(Choice.Measure.ACCURACY))) {
            findings.add(Finding.of(
                    "accuracy is the share of images whose one label is right" + rule + "; maybe best(auroc)",
                    RetrainKeys.KEEP.path()));
        }
        if (retrain.recipe().loss().print().contains("from=")) {
            findings.add(Finding.of(
                    "class weights that begin later are for images with one label each" + rule,
                    RetrainKeys.RETRAIN_LOSS.path()));
        }
    }

    private void loss(Loss loss, Key<?> key, String rule) {
        Losses.ofOneLabel(loss)
                .forEach(one -> findings.add(Finding.of(
                        one + " is for images with one label each" + rule + "; maybe sigmoid-cross-entropy",
                        key.path())));
    }

    private void sampler(Recipe recipe, Key<?> key, String rule) {
        if (!recipe.shown().sampler().knowsSeveralLabels()) {
            findings.add(Finding.of(
                    EnumWords.of(recipe.shown().sampler()) + " shows as many images of every class" + rule
                            + "; maybe class-balanced",
                    key.path()));
        }
    }

    private void look(int[] kept, boolean searches, boolean trains) {
        Search search = experiment.search();
        if (searches && (search.method().hasSupernet() || search.trainsCandidates())) {
            split(kept);
        }
        if (trains
                && experiment.retrain().choice().validation().share() > 0
                && Arrays.equals(StageSteps.trained(experiment, kept), kept)) {
            findings.add(Finding.of(
                    "no class has a second training image that could be held out for retrain.validation",
                    RetrainKeys.VALIDATION.path(),
                    DISTRIBUTION));
        }
        if (trains) {
            StageSteps.of(experiment, kept, false, true).stream()
                    .filter(stage -> stage.stepsPerEpoch() == 0)
                    .forEach(stage -> findings.add(Finding.of(
                            "the stage " + stage.stage() + " has no step: data.distribution keeps "
                                    + Arrays.stream(kept).sum()
                                    + " training images, and a loss on two views needs 2 or more",
                            DISTRIBUTION)));
        }
    }

    private void split(int[] kept) {
        Search search = experiment.search();
        StageSteps.Halves halves = StageSteps.Halves.of(search, kept);
        int weights = StageSteps.of(experiment, kept, true, false).stream()
                .mapToInt(StageSteps::stepsPerEpoch)
                .min()
                .orElse(0);
        int architecture = !search.method().hasSupernet()
                ? Arrays.stream(halves.architecture()).sum()
                : StageSteps.ofArchitecture(search, halves.architecture()).stepsPerEpoch();
        if (weights == 0 || architecture == 0) {
            findings.add(Finding.of(
                    "of " + Arrays.stream(kept).sum() + " training images search.split leaves "
                            + Arrays.stream(halves.weights()).sum() + " for the weights and "
                            + Arrays.stream(halves.architecture()).sum()
                            + " for the architecture; each part needs at least 1, and at least 2 for a loss on two views",
                    SearchKeys.SPLIT.path(),
                    DataKeys.TRAIN_PER_CLASS.path(),
                    DISTRIBUTION));
        }
    }
}
