package org.astrapia.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.astrapia.config.Retrain.Head;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;
import org.astrapia.config.training.Choice;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.batch.Sampler;
import org.astrapia.language.EnumWords;
import org.astrapia.language.Numbers;
import org.astrapia.language.YamlList;
import org.astrapia.language.YamlNode;
import org.astrapia.space.Mixing;
import org.astrapia.space.Skeleton.Reduction;

/** What only shows when values are seen together. */
final class CrossChecks {
    private static final int KNOWN_SIZE = 32;
    private static final int CELLS_FOR_HEAD = 3;

    private final Experiment experiment;
    private final KeyValues values;

    private CrossChecks(Experiment experiment, KeyValues values) {
        this.experiment = experiment;
        this.values = values;
    }

    /** Reports whatever does not fit together. */
    static void check(Experiment experiment, KeyValues values) {
        CrossChecks checks = new CrossChecks(experiment, values);
        checks.losses();
        checks.labelFreeLosses();
        checks.secondOrder();
        checks.mixedChannels();
        checks.warmUp();
        checks.method();
        checks.schedules();
        checks.heads();
        checks.scales();
        checks.counts();
        checks.drawnPictures();
        checks.augmentations();
        checks.auxiliaryHead();
        checks.choice();
        checks.corrections();
        ClassifierChecks.check(experiment, values);
        CompilerKeys.check(experiment, values);
        SpaceReader.check(experiment, values);
    }

    /**
     * Warns where classes of different sizes are made up for twice, so that the rare ones are preferred: by how often their images
     * are shown, by the loss, and by the logits at the test.
     */
    private void corrections() {
        Recipe recipe = experiment.retrain().recipe();
        Sampler sampler = recipe.shown().sampler();
        List<String> ofLoss = recipe.loss().corrections().distinct().toList();
        List<String> ofTraining = new ArrayList<>(ofLoss);
        if (sampler != Sampler.NATURAL) {
            ofTraining.add(0, "sampler: " + EnumWords.of(sampler));
        }
        if (!values.readable(RetrainKeys.SAMPLER, RetrainKeys.RETRAIN_LOSS)) {
            return;
        }
        if (ofTraining.size() > 1) {
            values.warning(
                    sampler == Sampler.NATURAL ? RetrainKeys.RETRAIN_LOSS : RetrainKeys.SAMPLER,
                    "the sizes of the classes are made up for more than once, by " + String.join(" and ", ofTraining)
                            + ", which prefers rare classes too much; maybe keep one of them");
        }
        experiment
                .retrain()
                .classifier()
                .ifPresent(
                        anew -> { // what the classifier before was made up by is gone
                            ofTraining.clear();
                            ofTraining.addAll(anew.corrections());
                        });
        if (experiment.retrain().classifier().isPresent() && ofTraining.size() > 1) {
            values.warning(
                    RetrainKeys.CLASSIFIER_LOSS,
                    "the sizes of the classes are made up for more than once by the classifier that is made anew, by "
                            + String.join(" and ", ofTraining) + "; maybe keep one of them");
        }
        if (experiment.evaluate().logitAdjustment() > 0 && !ofTraining.isEmpty()) {
            values.warning(
                    EvaluationKeys.LOGIT_ADJUSTMENT,
                    "the training makes up for the sizes of the classes already, by " + String.join(" and ", ofTraining)
                            + "; adjusting the logits does it once more. Maybe logit-adjustment: 0, or a training without");
        }
    }

    private void choice() {
        Choice choice = experiment.retrain().choice();
        if (choice.validates() || !values.readable(RetrainKeys.VALIDATION)) {
            return;
        }
        String advice = " by images that are held out, and none are; set retrain.validation: 0.1";
        if (choice.keep().measure().isPresent()) {
            values.error(RetrainKeys.KEEP, "the epoch whose weights are kept is chosen" + advice);
        }
        if (choice.patience() > 0) {
            values.error(RetrainKeys.PATIENCE, "whether a training still gets better is measured" + advice);
        }
    }

    private void losses() {
        Losses.ofAlpha(experiment.search().weightLoss())
                .forEach(name -> values.error(
                        SearchKeys.WEIGHT_LOSS,
                        name + " acts on the architecture, which the weight step does not change; it belongs in"
                                + " loss.architecture"));
        Losses.ofAlpha(experiment.retrain().recipe().loss())
                .forEach(name -> values.error(
                        RetrainKeys.RETRAIN_LOSS, name + " acts on the architecture, which is fixed when retraining"));
        Mixing mixing = experiment.search().mixing();
        if (values.readable(SearchKeys.MIXING)) {
            Losses.unlike(experiment.search().architectureLoss(), mixing)
                    .forEach(reason -> values.error(
                            SearchKeys.ARCHITECTURE_LOSS,
                            reason + ", and the mixing is " + Mixing.TERMS.print(mixing)));
        }
        if (mixing.isIndependent() && Losses.pullsEvenly(experiment.search().architectureLoss())) {
            values.warning(
                    SearchKeys.ARCHITECTURE_LOSS,
                    "zero-one(l1) pushes every operation's weight from 0.5 with the same force, so that the first batch,"
                            + " on untrained weights, decides which operations win; zero-one(l2) leaves them room to"
                            + " change sides");
        }
    }

    private void labelFreeLosses() {
        Retrain retrain = experiment.retrain();
        if (Losses.needsTwoViews(retrain.recipe().loss())) {
            values.error(
                    RetrainKeys.RETRAIN_LOSS,
                    "barlow-twins trains no classifier; as retrain.pretrain.loss it trains the network before the"
                            + " classifier is");
        }
        boolean pretrains = retrain.pretrain().isPresent();
        if (pretrains && Losses.needsLabels(retrain.pretrain().get().loss())) {
            values.error(
                    RetrainKeys.PRETRAIN_LOSS,
                    "pre-training sees no labels, which this loss needs; it takes barlow-twins");
        }
        if (!pretrains && retrain.head() == Head.PROBE) {
            values.error(
                    RetrainKeys.HEAD,
                    "a probe keeps the network as pre-training left it, but there is no pre-training; set"
                            + " retrain.pretrain.epochs");
        }
    }

    private void secondOrder() {
        if (experiment.search().order() == 2
                && !experiment.search().weightOptimizer().looksAhead()) {
            values.error(
                    SearchKeys.ORDER,
                    "order 2 looks one step of the weights ahead, which works only with DARTS's sgd: without nesterov,"
                            + " decay-norm and rate-head");
        }
    }

    /** What is said of a classifier where there is none. */
    private void heads() {
        head(SearchKeys.ARCHITECTURE_OPTIMIZER, experiment.search().architectureOptimizer());
        experiment.retrain().pretrain().ifPresent(before -> head(RetrainKeys.PRETRAIN_OPTIMIZER, before.optimizer()));
    }

    private void head(Key<Optimizer> key, Optimizer optimizer) {
        if (optimizer.rateHead().isPresent()) {
            values.warning(key, "`rate-head` is the rate of the classifier, which this optimizer does not train");
        }
    }

    /** Marks and warm-ups are numbers of epochs; where the epochs are scaled down, they stay. */
    private void schedules() {
        Experiment.Search search = experiment.search();
        Retrain retrain = experiment.retrain();
        if (retrain.network().fixed().isEmpty() && search.method().hasSupernet()) {
            schedule(SearchKeys.WEIGHT_OPTIMIZER, search.weightOptimizer(), "the search", search.epochs());
            if (search.method().movesAlpha()) {
                schedule(
                        SearchKeys.ARCHITECTURE_OPTIMIZER,
                        search.architectureOptimizer(),
                        "the search",
                        search.epochs());
            }
        } else if (retrain.network().fixed().isEmpty()) {
            schedule(
                    RetrainKeys.RETRAIN_OPTIMIZER,
                    retrain.recipe().optimizer(),
                    "the training of a candidate",
                    search.epochs());
        }
        schedule(
                RetrainKeys.RETRAIN_OPTIMIZER,
                retrain.recipe().optimizer(),
                "the retraining",
                retrain.recipe().epochs());
        retrain.classifier()
                .filter(anew -> anew.method().trains())
                .map(Retrain.Classifier::recipe)
                .ifPresent(recipe -> schedule(
                        RetrainKeys.CLASSIFIER_OPTIMIZER,
                        recipe.optimizer(),
                        "the training of the classifier",
                        recipe.epochs()));
        retrain.pretrain()
                .ifPresent(before -> schedule(
                        RetrainKeys.PRETRAIN_OPTIMIZER, before.optimizer(), "the pre-training", before.epochs()));
    }

    private void schedule(Key<Optimizer> key, Optimizer optimizer, String training, int epochs) {
        for (String missed : optimizer.schedule().missed(epochs)) {
            values.warning(key, missed + "; " + training + " has " + epochs + (epochs == 1 ? " epoch" : " epochs"));
        }
    }

    private void mixedChannels() {
        int channels = experiment.space().channels();
        if (values.readable(SpaceKeys.CHANNELS)) {
            experiment
                    .search()
                    .channels()
                    .unlike(channels)
                    .ifPresent(reason -> values.error(SearchKeys.MIXED_CHANNELS, reason));
        }
    }

    private void warmUp() {
        Experiment.Search search = experiment.search();
        if (search.warmUp() > 0 && !search.method().movesAlpha()) {
            values.warning(SearchKeys.WARM_UP, "this method has no alpha that could wait; `warm-up` is not used");
        }
        if (search.architectureEvery() > 1 && !search.method().movesAlpha()) {
            values.warning(
                    SearchKeys.ARCHITECTURE_EVERY, "this method moves no alpha; `architecture-every` is not used");
        }
    }

    private void method() {
        Experiment.Search search = experiment.search();
        if (values.readable(SearchKeys.METHOD, SearchKeys.WEIGHT_LOSS)) {
            search.method()
                    .unlike(Losses.needsLabels(search.weightLoss()))
                    .ifPresent(reason -> values.error(SearchKeys.METHOD, reason));
        }
        search.task()
                .unlike(search.method(), search.weightLoss(), search.architectureLoss())
                .ifPresent(reason -> values.error(SearchKeys.TASK, reason));
        search.method().doubt().ifPresent(doubt -> values.warning(SearchKeys.METHOD, doubt));
        if (search.method().setsWeights() && search.mixing().draws()) {
            values.error(
                    SearchKeys.MIXING,
                    "this method sets the weights of an edge's operations itself, and this mixing draws them in each step; maybe"
                            + " mixing: softmax");
        }
        if (search.stop().isSet() && !search.method().movesAlpha()) {
            values.warning(
                    SearchKeys.STOP, "this method moves no alpha by which it could end early; `stop` is not used");
        }
        if (search.limits().areSet()
                && !search.method()
                        .heedsLimits(experiment.space().skeleton().shape().edges())) {
            values.warning(
                    search.limits().parameters().isPresent()
                            ? SearchKeys.LIMIT_PARAMETERS
                            : SearchKeys.LIMIT_MULTIPLY_ADDS,
                    "this method compares no whole architectures of this space, whose size `limits` could bound; it is not used");
        }
    }

    private void scales() {
        requireOneScale(
                SearchKeys.ARCHITECTURE_LOSS,
                experiment.search().weightLoss(),
                experiment.search().architectureLoss());
        requireOneScale(RetrainKeys.RETRAIN_LOSS, experiment.retrain().recipe().loss());
    }

    private void requireOneScale(Key<?> key, Loss... losses) {
        List<Double> scales = Losses.scales(losses);
        if (scales.size() > 1) {
            values.error(
                    key,
                    "one network has one classifier, whose cosines have one scale; here ldam has the scales "
                            + scales.stream().map(Numbers::print).collect(Collectors.joining(" and ")));
        }
    }

    private void counts() {
        int classes = experiment.data().dataset().classes().size();
        if (classes > 0 && values.readable(DataKeys.DATASET) && !suits(classes)) {
            int given = experiment.data().distribution().classes().orElseThrow();
            values.error(
                    DataKeys.DISTRIBUTION,
                    given + " counts are given, but "
                            + experiment.data().dataset().name() + " has " + classes + " classes");
        }
    }

    /** Whether the distribution can be one of so many classes. */
    private boolean suits(int classes) {
        return experiment.data().distribution().classes().orElse(classes) == classes;
    }

    /** Whether enough pictures are left, which the text alone tells of a data set that the program draws. */
    private void drawnPictures() {
        if (values.readable(DataKeys.DATASET, DataKeys.TRAIN_PER_CLASS, DataKeys.DISTRIBUTION, SearchKeys.SPLIT)) {
            boolean searches = experiment.retrain().network().fixed().isEmpty();
            experiment
                    .data()
                    .dataset()
                    .drawn(experiment.seed().data())
                    .filter(drawn -> suits(drawn.classes().size())) // otherwise told by counts()
                    .ifPresent(drawn ->
                            DataFit.findings(experiment, drawn, searches, true).forEach(values::error));
        }
    }

    private void augmentations() {
        check(DataKeys.AUGMENT, experiment.data().augment());
        if (values.node(RetrainKeys.RETRAIN_AUGMENT).isPresent()) {
            check(
                    RetrainKeys.RETRAIN_AUGMENT,
                    experiment.retrain().recipe().shown().augment());
        }
        experiment.retrain().recipe().shown().rare().ifPresent(rare -> {
            check(RetrainKeys.AUGMENT_RARE, rare.chain());
            Augmentations.mixes(
                            rare.chain(),
                            " mixes all images of a batch, of whichever class; write it at the end of retrain.augment")
                    .ifPresent(reason -> values.error(RetrainKeys.AUGMENT_RARE, reason));
        });
        if (values.readable(DataKeys.VIEWS)) {
            List<YamlNode> items = values.node(DataKeys.VIEWS)
                    .flatMap(YamlNode::asList)
                    .map(YamlList::items)
                    .orElse(List.of());
            for (int i = 0; i < items.size(); i++) {
                YamlNode item = items.get(i);
                List<Augmentation> view = experiment.data().views().get(i);
                misfits(view).forEach(misfit -> values.error(item, misfit, List.of()));
                Augmentations.mixes(
                                view,
                                " mixes an image with another one, and a loss on two views compares an image with itself")
                        .ifPresent(reason -> values.error(item, reason, List.of()));
            }
        }
    }

    private void check(Key<?> key, List<Augmentation> chain) {
        misfits(chain).forEach(misfit -> values.error(key, misfit));
    }

    /** What is larger than the images. */
    private List<String> misfits(List<Augmentation> chain) {
        List<String> misfits = new ArrayList<>();
        if (!values.readable(DataKeys.DATASET, DataKeys.IMAGE_SIZE, DataKeys.RESIZE)) {
            return misfits;
        }
        int size = imageSize();
        chain.forEach(step -> step.misfit(size).ifPresent(misfits::add));
        return misfits;
    }

    private void auxiliaryHead() {
        Retrain retrain = experiment.retrain();
        if (retrain.cells().auxiliary() == 0 || retrain.network().fixed().isPresent()) {
            return;
        }
        if (experiment.space().skeleton().reduction() == Reduction.CELLS
                && retrain.cells().count() < CELLS_FOR_HEAD
                && values.readable(RetrainKeys.RETRAIN_CELLS)) {
            values.error(
                    RetrainKeys.AUXILIARY,
                    "the auxiliary head stands after the second reduction, which needs " + CELLS_FOR_HEAD
                            + " cells or more; there are " + retrain.cells().count());
        }
        if (imageSize() != KNOWN_SIZE && values.readable(DataKeys.DATASET, DataKeys.IMAGE_SIZE, DataKeys.RESIZE)) {
            values.error(
                    RetrainKeys.AUXILIARY,
                    "the auxiliary head is made for images of " + KNOWN_SIZE + " pixels; these have " + imageSize());
        }
    }

    private int imageSize() {
        return experiment.data().dataset().side();
    }
}
