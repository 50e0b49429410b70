package org.astrapia.config;

import static org.astrapia.config.value.NumberTypes.number;
import static org.astrapia.config.value.NumberTypes.whole;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.Retrain.Head;
import org.astrapia.config.Retrain.Network;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;
import org.astrapia.config.training.Choice.Keep;
import org.astrapia.config.training.ClassifierMethod;
import org.astrapia.config.training.Size;
import org.astrapia.config.training.Size.Measure;
import org.astrapia.config.value.ChoiceType;
import org.astrapia.config.value.ExpressionType;
import org.astrapia.config.value.SizeType;
import org.astrapia.config.value.TextType;
import org.astrapia.config.value.Validation;
import org.astrapia.config.value.ValidationType;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.augmentation.RareAugmentation;
import org.astrapia.data.batch.Sampler;
import org.astrapia.language.Range;

/** The keys of {@code retrain}. */
final class RetrainKeys {
    static final KeyTable TABLE = new KeyTable();

    static final Key<Network> NETWORK = TABLE.key(
            "retrain.network",
            FixedNetwork.choices(
                    new ChoiceType<Network>("network").or("genotype", new Network.Derived()), fixed -> fixed),
            "genotype",
            e -> e.retrain().network(),
            "the derived network or a fixed one");
    static final Key<Integer> RETRAIN_CELLS = TABLE.key(
            "retrain.cells",
            whole(1, 100),
            "8",
            e -> e.retrain().cells().count(),
            "cells of the derived network; of each of its three stages where residual blocks reduce",
            "DARTS: 20; space.extends: nas-bench-201 begins with 5");
    static final Key<Integer> RETRAIN_CHANNELS = TABLE.optional(
            "retrain.channels",
            whole(2, 1024),
            "16",
            e -> Optional.of(e.retrain().cells().channels())
                    .filter(channels -> e.retrain().size().isEmpty()),
            "channels of its first cell's nodes; an even number",
            "DARTS: 36");
    static final Key<Long> RETRAIN_PARAMETERS = TABLE.unset(
            "retrain.parameters",
            new SizeType(),
            e -> size(e, Measure.PARAMETERS),
            "instead of channels: chooses the width whose network comes nearest to this many parameters; for fixed networks too");
    static final Key<Long> RETRAIN_MULTIPLY_ADDS = TABLE.unset(
            "retrain.multiply-adds",
            new SizeType(),
            e -> size(e, Measure.MULTIPLY_ADDS),
            "instead of channels: chooses the width by the multiply-adds of one image");
    static final Key<Integer> RETRAIN_EPOCHS = TABLE.key(
            "retrain.epochs",
            whole(1, KeyTable.MANY),
            "150",
            e -> e.retrain().recipe().epochs(),
            "passes over the training images",
            "SSF-NAS: 150, DARTS: 600");
    static final Key<Integer> RETRAIN_BATCH = TABLE.key(
            "retrain.batch",
            whole(2, KeyTable.MANY),
            "96",
            e -> e.retrain().recipe().batch(),
            "images per step",
            "DARTS: 96");
    static final Key<Boolean> RETRAIN_DROP_LAST = TABLE.key(
            "retrain.drop-last",
            new ChoiceType<Boolean>("choice").or("true", true).or("false", false),
            "true",
            e -> e.retrain().recipe().shown().dropLast(),
            "true leaves out what is left of an epoch's images after its last whole batch, other ones in every epoch;"
                    + " also in training without labels",
            "DARTS: false");
    static final Key<Loss> RETRAIN_LOSS = TABLE.key(
            "retrain.loss",
            Losses.TYPE,
            "cross-entropy",
            e -> e.retrain().recipe().loss(),
            "what the training minimizes");
    static final Key<Optimizer> RETRAIN_OPTIMIZER = TABLE.key(
            "retrain.optimizer",
            Optimizers.TYPE,
            "sgd(0.025, momentum=0.9, decay=3e-4, clip=5) >> cosine(0)",
            e -> e.retrain().recipe().optimizer(),
            "how the weights are updated",
            "DARTS");
    static final Key<Double> EMA = TABLE.key(
            "retrain.ema",
            number(Range.ANY.from(0).below(1)),
            "0",
            e -> e.retrain().recipe().average(),
            "share of a moving average of weights and batch statistics that each step keeps; the averages are tested and"
                    + " kept. 0 for none",
            "timm: 0.9998; 0.999 follows within some 5,000 steps");
    static final Key<List<Augmentation>> RETRAIN_AUGMENT = TABLE.unset(
            "retrain.augment",
            Augmentations.TYPE,
            e -> Optional.of(e.retrain().recipe().shown().augment()),
            "random changes to training images, or none; if not set, data.augment");
    static final Key<List<Augmentation>> AUGMENT_RARE = TABLE.unset(
            "retrain.augment-rare",
            Augmentations.TYPE,
            e -> e.retrain().recipe().shown().rare().map(RareAugmentation::chain),
            "used instead of augment for images of rare classes; if not set, all classes are treated alike");
    static final Key<Integer> RARE_BELOW = TABLE.optional(
            "retrain.rare-below",
            whole(1, KeyTable.MANY),
            "100",
            e -> e.retrain().recipe().shown().rare().map(RareAugmentation::below),
            "a class with fewer training images is rare");
    static final Key<Sampler> SAMPLER = TABLE.key(
            "retrain.sampler",
            ChoiceType.of("sampler", Sampler.class),
            "natural",
            e -> e.retrain().recipe().shown().sampler(),
            "how often an epoch shows the images of each class; oversample makes the epoch longer, undersample shorter",
            "Kang et al. 2020");
    static final Key<Double> AUXILIARY = TABLE.key(
            "retrain.auxiliary",
            number(Range.ANY.from(0).to(1)),
            "0",
            e -> e.retrain().cells().auxiliary(),
            "weight of the auxiliary head's loss; 0 for no head",
            "DARTS: 0.4");
    static final Key<Double> DROP_PATH = TABLE.key(
            "retrain.drop-path",
            number(Range.ANY.from(0).below(1)),
            "0",
            e -> e.retrain().cells().dropPath(),
            "probability of dropping a path; it rises from 0 to this value in the last epoch",
            "DARTS: 0.2");
    static final Key<Integer> RETRAIN_TEST_EVERY = TABLE.key(
            "retrain.test-every",
            whole(0, KeyTable.MANY),
            "5",
            e -> e.retrain().testEvery(),
            "epochs from one test to the next; the last epoch is always tested");
    static final Key<Integer> PRETRAIN_EPOCHS = TABLE.key(
            "retrain.pretrain.epochs",
            whole(0, KeyTable.MANY),
            "0",
            e -> e.retrain().pretrain().map(Recipe::epochs).orElse(0),
            "epochs of training without labels before the training with labels; 0 for none",
            "SSF-NAS trains with Barlow Twins and does not say how long");
    static final Key<Loss> PRETRAIN_LOSS = TABLE.optional(
            "retrain.pretrain.loss",
            Losses.TYPE,
            "barlow-twins",
            e -> e.retrain().pretrain().map(Recipe::loss),
            "what the training without labels minimizes");
    static final Key<Integer> PRETRAIN_BATCH = TABLE.unset(
            "retrain.pretrain.batch",
            whole(2, KeyTable.MANY),
            e -> e.retrain().pretrain().map(Recipe::batch),
            "images per step of the training without labels; if not set, retrain.batch");
    static final Key<Optimizer> PRETRAIN_OPTIMIZER = TABLE.unset(
            "retrain.pretrain.optimizer",
            Optimizers.TYPE,
            e -> e.retrain().pretrain().map(Recipe::optimizer),
            "how the weights are updated in the training without labels; if not set, retrain.optimizer without its clip"
                    + " and rate-head");
    static final Key<Integer> PRETRAIN_CANDIDATES = TABLE.optional(
            "retrain.pretrain.candidates",
            whole(0, KeyTable.MANY),
            "0",
            e -> e.retrain()
                    .pretraining()
                    .map(Retrain.Pretraining::candidateEpochs)
                    .filter(epochs -> epochs > 0),
            "epochs of training without labels for each candidate that a search trains; 0 for none");
    static final Key<Head> HEAD = TABLE.key(
            "retrain.head",
            ChoiceType.of("treatment", Head.class),
            "fine-tune",
            e -> e.retrain().head(),
            "fine-tune trains all of a pre-trained network with labels; probe trains a linear classifier on its features");

    static final Key<Integer> CLASSIFIER_EPOCHS = TABLE.optional(
            "retrain.classifier.epochs",
            whole(0, KeyTable.MANY),
            "0",
            e -> ofClassifier(e).map(Recipe::epochs),
            "epochs behind the training in which the classifier alone is made anew, of batches of retrain.batch; 0 for none",
            "cRT, LWS, MiSLAS: 10");
    static final Key<ClassifierMethod> CLASSIFIER_METHOD = TABLE.optional(
            "retrain.classifier.method",
            ExpressionType.of(ClassifierMethod.TERMS),
            "retrain",
            e -> e.retrain().classifier().map(Retrain.Classifier::method),
            "how the classifier of a trained network is made anew, while the body stays",
            "Kang et al. 2020");
    static final Key<Sampler> CLASSIFIER_SAMPLER = TABLE.optional(
            "retrain.classifier.sampler",
            ChoiceType.of("sampler", Sampler.class),
            "class-balanced",
            e -> ofClassifier(e).map(recipe -> recipe.shown().sampler()),
            "how often an epoch of the classifier's training shows the images of each class");
    static final Key<Loss> CLASSIFIER_LOSS = TABLE.optional(
            "retrain.classifier.loss",
            Losses.TYPE,
            "cross-entropy",
            e -> ofClassifier(e).map(Recipe::loss),
            "what the classifier's training makes small");
    static final Key<Optimizer> CLASSIFIER_OPTIMIZER = TABLE.optional(
            "retrain.classifier.optimizer",
            Optimizers.TYPE,
            "sgd(0.1, momentum=0.9, decay=2e-4) >> cosine(0)",
            e -> ofClassifier(e).map(Recipe::optimizer),
            "how the classifier follows its gradient",
            "MiSLAS on CIFAR-10");

    static final Key<Validation> VALIDATION = TABLE.optional(
            "retrain.validation",
            new ValidationType(),
            "0",
            e -> Optional.of(e.retrain().choice().validation()).filter(Validation::isAny),
            "share of each class's training images that are held out, never trained on and measured after every epoch; drawn"
                    + " by seed.data. own: those that the data set has for validation, such as a folder val");
    static final Key<Keep> KEEP = TABLE.optional(
            "retrain.keep",
            ExpressionType.of(Keep.TERMS),
            "last",
            e -> Optional.of(e.retrain().choice().keep())
                    .filter(keep -> keep.measure().isPresent()),
            "the epoch whose weights are kept and tested; the test sets choose nothing");
    static final Key<Integer> PATIENCE = TABLE.optional(
            "retrain.patience",
            whole(0, KeyTable.MANY),
            "0",
            e -> Optional.of(e.retrain().choice().patience()).filter(epochs -> epochs > 0),
            "ends the training after this many epochs without a better validation; 0 for never");

    static final Key<String> FROM = TABLE.unset(
            "retrain.from",
            TextType.path(),
            e -> e.retrain().from().map(Path::toString),
            "folder of another run, whose retrained weights the network begins with; both networks need the same shape; a path"
                    + " in a file is relative to the file");

    private RetrainKeys() {}

    private static Optional<Recipe> ofClassifier(Experiment experiment) {
        return experiment
                .retrain()
                .classifier()
                .filter(classifier -> classifier.method().trains())
                .map(Retrain.Classifier::recipe);
    }

    private static Optional<Long> size(Experiment experiment, Measure measure) {
        return experiment
                .retrain()
                .size()
                .filter(size -> size.measure() == measure)
                .map(Size::number);
    }
}
