package org.astrapia.config;

import static org.astrapia.config.NumberTypes.number;
import static org.astrapia.config.NumberTypes.seed;
import static org.astrapia.config.NumberTypes.whole;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.astrapia.config.Experiment.Device;
import org.astrapia.config.Experiment.GpuMemory;
import org.astrapia.config.Experiment.Head;
import org.astrapia.config.Experiment.Network;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.config.Experiment.Pretrain;
import org.astrapia.data.Augmentation;
import org.astrapia.data.DataDescription.OnCorrupt;
import org.astrapia.data.Datasets;
import org.astrapia.data.Distribution;
import org.astrapia.data.RareAugmentation;
import org.astrapia.data.Sampler;
import org.astrapia.language.Range;
import org.astrapia.space.Derivation;
import org.astrapia.space.Mixing;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;

/** Every key of the description in the order in which it is written: what {@code experiments/*.yaml} may say. */
final class Keys {
    private static final KeyTable TABLE = new KeyTable();
    private static final int MANY = 1_000_000;
    private static final Range SHARE = Range.ANY.from(0).below(1);

    private static final ValueType<Loss> LOSS = new ExpressionType<>(Losses.vocabularies(), Losses::read, Loss::print);
    private static final ValueType<Optimizer> OPTIMIZER =
            new ExpressionType<>(Optimizers.vocabularies(), Optimizers::read, Optimizers::print);

    static final Key<String> EXPERIMENT = TABLE.unset(
            "experiment", TextType.name(), e -> Optional.of(e.name()), "a name for it; run folders begin with it");
    static final Key<String> EXTENDS = TABLE.unset(
            "extends",
            TextType.path(),
            e -> Optional.empty(),
            "another description, relative to this file, that this one changes; maps merge, lists and scalars replace");

    static final Key<Long> SEED_DATA = TABLE.key(
            "seed.data", seed(), "1", e -> e.seed().data(), "draws the images that are kept, and their split");
    static final Key<Long> SEED_SEARCH =
            TABLE.key("seed.search", seed(), "1", e -> e.seed().search(), "draws the search's weights and batches");
    static final Key<Long> SEED_RETRAIN = TABLE.key(
            "seed.retrain", seed(), "1", e -> e.seed().retrain(), "draws the retraining's weights and batches");
    static final Key<Device> DEVICE = TABLE.key(
            "device", new DeviceType(), "auto", Experiment::device, "auto, cpu, gpu or gpu:1; auto takes a GPU if any");

    static final Key<String> DATASET = TABLE.key(
            "data.dataset",
            ChoiceType.ofNames("data set", Datasets.names()),
            "shapes",
            e -> e.data().dataset(),
            "shapes are drawn by the program itself; folder has one folder per class");
    static final Key<String> DATA_PATH = TABLE.unset(
            "data.path",
            TextType.path(),
            e -> e.data().path().map(Path::toString),
            "folder of the data set's files, relative to this file; all but shapes need it");
    static final Key<Distribution> DISTRIBUTION = TABLE.key(
            "data.distribution",
            ExpressionType.of(Distribution.TERMS),
            "balanced",
            e -> e.data().distribution(),
            "training images that each class keeps",
            "SSF-NAS: balanced, exponential(0.1), exponential(0.01), step(0.01)");
    static final Key<List<Augmentation>> AUGMENT = TABLE.key(
            "data.augment",
            Augmentations.TYPE,
            "crop(4) >> flip",
            e -> e.data().augment(),
            "random changes of training images, or none",
            "DARTS code");
    static final Key<List<List<Augmentation>>> VIEWS = TABLE.key(
            "data.views",
            new ViewsType(Augmentations.TYPE),
            """
            ["random-resized-crop(0.08, 1) >> flip >> jitter(0.4, 0.4, 0.2, 0.1, p=0.8) >> grey(0.2)", \
            "random-resized-crop(0.08, 1) >> flip >> jitter(0.4, 0.4, 0.2, 0.1, p=0.8) >> grey(0.2) >> solarize(0.2)"]""",
            e -> e.data().views(),
            "for losses on two views of an image: a chain of random changes for each, or one that is drawn twice",
            "Barlow Twins, for images of 32 pixels without blur");
    static final Key<Integer> TRAIN_PER_CLASS = TABLE.optional(
            "data.shapes.train-per-class",
            whole(1, MANY),
            "500",
            e -> ofShapes(e).map(data -> data.data().trainPerClass()),
            "training images that shapes draws of each class");
    static final Key<Integer> TEST_PER_CLASS = TABLE.optional(
            "data.shapes.test-per-class",
            whole(1, MANY),
            "100",
            e -> ofShapes(e).map(data -> data.data().testPerClass()),
            "test images that shapes draws of each class");
    static final Key<Integer> IMAGE_SIZE = TABLE.optional(
            "data.folder.image-size-px",
            whole(8, 512),
            "32",
            e -> ofFolder(e).map(data -> data.data().imageSizePx()),
            "side of the square to which a folder's images are resized; a multiple of 4");
    static final Key<OnCorrupt> ON_CORRUPT = TABLE.optional(
            "data.folder.on-corrupt",
            ChoiceType.of("treatment", OnCorrupt.class),
            "refuse",
            e -> ofFolder(e).map(data -> data.data().onCorrupt()),
            "what to do with a file that cannot be read as an image");
    static final Key<OptionalInt> DEPTH = TABLE.optional(
            "data.folder.depth",
            new DepthType(),
            "auto",
            e -> ofFolder(e).map(data -> data.data().depth()),
            "how many bits images of 16 bits use; auto takes what the brightest of all needs");

    static final Key<String> SPACE = TABLE.key(
            "space.extends",
            ChoiceType.ofNames("search space", BuiltInSpaces.names()),
            "darts",
            e -> e.space().name(),
            "the built-in space whose values hold where this one is silent");
    static final Key<Integer> CELLS = TABLE.ofSpace(
            "space.cells", whole(1, 100), e -> e.space().cells(), "cells of the search network", "DARTS, SSF-NAS: 8");
    static final Key<Integer> CHANNELS = TABLE.ofSpace(
            "space.channels",
            whole(2, 1024),
            e -> e.space().channels(),
            "channels of the first cell's nodes; even",
            "DARTS: 16");
    static final Key<Integer> NODES = TABLE.ofSpace(
            "space.nodes",
            whole(1, SearchSpace.MOST_NODES),
            e -> e.space().nodes(),
            "intermediate nodes of a cell",
            "DARTS, SSF-NAS: 4");
    static final Key<List<String>> OPERATIONS = TABLE.ofSpace(
            "space.operations",
            new NamesType("operation"),
            e -> e.space().operations(),
            "candidates of every edge",
            "DARTS: 8 with none, FairDARTS: 7 without");
    static final Key<Map<String, Operation>> DEFINE = TABLE.ofSpace(
            "space.define",
            new DefinitionsType(),
            e -> BuiltInSpaces.beyond(e.space().definitions()),
            "operations of one's own: chains of primitives such as relu >> conv(3) >> bn");

    static final Key<SearchMethod> METHOD = TABLE.key(
            "search.method",
            ExpressionType.of(SearchMethod.TERMS),
            "differentiable",
            e -> e.search().method(),
            "how the architecture is found");
    static final Key<Mixing> MIXING = TABLE.key(
            "search.mixing",
            ChoiceType.of("mixing", Mixing.class),
            "softmax",
            e -> e.search().mixing(),
            "how the operations of an edge are weighed",
            "softmax is DARTS, sigmoid is FairDARTS and SSF-NAS");
    static final Key<Integer> ORDER = TABLE.key(
            "search.order",
            whole(1, 2),
            "1",
            e -> e.search().order(),
            "order of the architecture's gradient; 2 looks one step of the weights ahead",
            "FairDARTS: 1, DARTS: both");
    static final Key<Integer> SEARCH_EPOCHS = TABLE.key(
            "search.epochs",
            whole(1, MANY),
            "40",
            e -> e.search().epochs(),
            "passes over the weights' part of the training images",
            "SSF-NAS: 40, DARTS: 50");
    static final Key<Integer> SEARCH_BATCH = TABLE.key(
            "search.batch", whole(2, MANY), "64", e -> e.search().batch(), "images a step", "DARTS, SSF-NAS: 64");
    static final Key<Double> SPLIT = TABLE.key(
            "search.split",
            number(Range.ANY.above(0).below(1)),
            "0.5",
            e -> e.search().split(),
            "share of the training images for the weights; the rest is for the architecture",
            "DARTS: 0.5");
    static final Key<Loss> WEIGHT_LOSS = TABLE.key(
            "search.loss.weights",
            LOSS,
            "cross-entropy",
            e -> e.search().weightLoss(),
            "what the weight step makes small");
    static final Key<Loss> ARCHITECTURE_LOSS = TABLE.key(
            "search.loss.architecture",
            LOSS,
            "cross-entropy",
            e -> e.search().architectureLoss(),
            "what the architecture step makes small",
            "FairDARTS: cross-entropy + 10 * zero-one(l2)");
    static final Key<Optimizer> WEIGHT_OPTIMIZER = TABLE.key(
            "search.optimizer.weights",
            OPTIMIZER,
            "sgd(0.025, momentum=0.9, decay=3e-4, clip=5) >> cosine(0.001)",
            e -> e.search().weightOptimizer(),
            "how the weights follow their gradient",
            "DARTS, SSF-NAS");
    static final Key<Optimizer> ARCHITECTURE_OPTIMIZER = TABLE.key(
            "search.optimizer.architecture",
            OPTIMIZER,
            "adam(3e-4, betas=[0.5, 0.999], decay=1e-3)",
            e -> e.search().architectureOptimizer(),
            "how the architecture follows its gradient",
            "DARTS, SSF-NAS");
    static final Key<Integer> SEARCH_TEST_EVERY = TABLE.key(
            "search.test-every",
            whole(0, MANY),
            "5",
            e -> e.search().testEvery(),
            "epochs between two evaluations on the test sets, shown and never used to choose; 0 for never");

    static final Key<Derivation> DERIVE = TABLE.key(
            "derive",
            ExpressionType.of(Derivation.TERMS),
            "top(2)",
            Experiment::derive,
            "how a genotype is read off the search",
            "DARTS: top(2), FairDARTS: threshold(0.85), SSF-NAS equation (4): argmax");

    static final Key<Network> NETWORK = TABLE.key(
            "retrain.network",
            FixedNetwork.choices(
                    new ChoiceType<Network>("network").or("genotype", new Network.Derived()), fixed -> fixed),
            "genotype",
            e -> e.retrain().network(),
            "the derived network or a fixed one");
    static final Key<Integer> RETRAIN_CELLS = TABLE.key(
            "retrain.cells", whole(1, 100), "8", e -> e.retrain().cells(), "cells of the derived network", "DARTS: 20");
    static final Key<Integer> RETRAIN_CHANNELS = TABLE.key(
            "retrain.channels",
            whole(2, 1024),
            "16",
            e -> e.retrain().channels(),
            "channels of its first cell's nodes; even",
            "DARTS: 36");
    static final Key<Integer> RETRAIN_EPOCHS = TABLE.key(
            "retrain.epochs",
            whole(1, MANY),
            "150",
            e -> e.retrain().epochs(),
            "passes over the training images",
            "SSF-NAS: 150, DARTS: 600");
    static final Key<Integer> RETRAIN_BATCH =
            TABLE.key("retrain.batch", whole(2, MANY), "96", e -> e.retrain().batch(), "images a step", "DARTS: 96");
    static final Key<Loss> RETRAIN_LOSS =
            TABLE.key("retrain.loss", LOSS, "cross-entropy", e -> e.retrain().loss(), "what the training makes small");
    static final Key<Optimizer> RETRAIN_OPTIMIZER = TABLE.key(
            "retrain.optimizer",
            OPTIMIZER,
            "sgd(0.025, momentum=0.9, decay=3e-4, clip=5) >> cosine(0)",
            e -> e.retrain().optimizer(),
            "how the weights follow their gradient",
            "DARTS");
    static final Key<List<Augmentation>> RETRAIN_AUGMENT = TABLE.unset(
            "retrain.augment",
            Augmentations.TYPE,
            e -> Optional.of(e.retrain().augment()),
            "random changes of training images, or none; where absent, as data.augment");
    static final Key<List<Augmentation>> AUGMENT_RARE = TABLE.unset(
            "retrain.augment-rare",
            Augmentations.TYPE,
            e -> e.retrain().rare().map(RareAugmentation::chain),
            "in the place of augment for images of rare classes; where absent, all classes are alike");
    static final Key<Integer> RARE_BELOW = TABLE.optional(
            "retrain.rare-below",
            whole(1, MANY),
            "100",
            e -> e.retrain().rare().map(RareAugmentation::below),
            "a class with fewer training images is rare");
    static final Key<Sampler> SAMPLER = TABLE.key(
            "retrain.sampler",
            ChoiceType.of("sampler", Sampler.class),
            "natural",
            e -> e.retrain().sampler(),
            "how often an epoch shows the images of each class; oversample makes it longer, undersample shorter",
            "Kang et al. 2020");
    static final Key<Double> AUXILIARY = TABLE.key(
            "retrain.auxiliary",
            number(Range.ANY.from(0).to(1)),
            "0",
            e -> e.retrain().auxiliary(),
            "weight of the auxiliary head's loss; 0 for no head",
            "DARTS: 0.4");
    static final Key<Double> DROP_PATH = TABLE.key(
            "retrain.drop-path",
            number(SHARE),
            "0",
            e -> e.retrain().dropPath(),
            "probability of dropping a path in the last epoch, rising from 0",
            "DARTS: 0.2");
    static final Key<Integer> RETRAIN_TEST_EVERY = TABLE.key(
            "retrain.test-every",
            whole(0, MANY),
            "5",
            e -> e.retrain().testEvery(),
            "epochs between two evaluations on the test sets; the last epoch is always evaluated");
    static final Key<Integer> PRETRAIN_EPOCHS = TABLE.key(
            "retrain.pretrain.epochs",
            whole(0, MANY),
            "0",
            e -> e.retrain().pretrain().map(Pretrain::epochs).orElse(0),
            "epochs of training without labels that come before; 0 for none",
            "SSF-NAS trains with Barlow Twins; how long, it leaves open");
    static final Key<Loss> PRETRAIN_LOSS = TABLE.optional(
            "retrain.pretrain.loss",
            LOSS,
            "barlow-twins",
            e -> e.retrain().pretrain().map(Pretrain::loss),
            "what the training without labels makes small");
    static final Key<Integer> PRETRAIN_BATCH = TABLE.unset(
            "retrain.pretrain.batch",
            whole(2, MANY),
            e -> e.retrain().pretrain().map(Pretrain::batch),
            "images a step of the training without labels; where absent, as retrain.batch");
    static final Key<Optimizer> PRETRAIN_OPTIMIZER = TABLE.unset(
            "retrain.pretrain.optimizer",
            OPTIMIZER,
            e -> e.retrain().pretrain().map(Pretrain::optimizer),
            "how the weights follow the gradient without labels; where absent, as retrain.optimizer");
    static final Key<Head> HEAD = TABLE.key(
            "retrain.head",
            ChoiceType.of("treatment", Head.class),
            "fine-tune",
            e -> e.retrain().head(),
            "fine-tune trains all of a pre-trained network with labels; probe trains a linear classifier on its features");
    static final Key<Optional<FixedNetwork>> BASELINE = TABLE.key(
            "baseline",
            FixedNetwork.choices(
                    new ChoiceType<Optional<FixedNetwork>>("baseline").or("none", Optional.empty()), Optional::of),
            "resnet-20",
            Experiment::baseline,
            "a fixed network, trained on the same data with retrain's budget and shown beside");
    static final Key<Double> LOGIT_ADJUSTMENT = TABLE.key(
            "evaluate.logit-adjustment",
            number(Range.ANY.from(0).to(100)),
            "0",
            e -> e.evaluate().logitAdjustment(),
            "tau of a second evaluation by logits - tau * log(share of the class in training); 0 for none");
    static final Key<Passes> PASSES = TABLE.key(
            "compiler.passes", new PassesType(), "all", e -> e.compiler().passes(), "all, none or a list of passes");
    static final Key<Precision> PRECISION = TABLE.key(
            "compiler.precision",
            ChoiceType.of("precision", Precision.class),
            "float32",
            e -> e.compiler().precision(),
            "mixed computes with 16 bits where it is safe, on a GPU alone");
    static final Key<Boolean> MEMORY = TABLE.key(
            "compiler.memory",
            new ChoiceType<Boolean>("choice").or("checked", true).or("unchecked", false),
            "checked",
            e -> e.compiler().memoryChecked(),
            "checked refuses a run whose steps cannot fit in this machine's memory, by an estimate; unchecked tries it");
    static final Key<GpuMemory> GPU_MEMORY = TABLE.key(
            "compiler.gpu-memory",
            new GpuMemoryType(),
            "all",
            e -> e.compiler().gpuMemory(),
            "what this process may take of a GPU's memory, such as 8GB, so that several runs share one; all for no limit");

    private Keys() {}

    /** Every key, in order. */
    static List<Key<?>> all() {
        return TABLE.all();
    }

    /** Whether there is a key of this path. */
    static boolean isKey(String path) {
        return TABLE.isKey(path);
    }

    /** Names that may follow {@code prefix}; empty when it is no section. */
    static List<String> children(List<String> prefix) {
        return TABLE.children(prefix);
    }

    private static Optional<Experiment> ofShapes(Experiment experiment) {
        return Optional.of(experiment).filter(e -> e.data().dataset().equals("shapes"));
    }

    private static Optional<Experiment> ofFolder(Experiment experiment) {
        return Optional.of(experiment).filter(e -> e.data().dataset().equals("folder"));
    }
}
