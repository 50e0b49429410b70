package org.astrapia.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.astrapia.config.Experiment.Compiler;
import org.astrapia.config.Experiment.Device;
import org.astrapia.config.Experiment.Device.Kind;
import org.astrapia.config.Experiment.Evaluate;
import org.astrapia.config.Experiment.GpuMemory;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.Experiment.Seeds;
import org.astrapia.config.Retrain.Head;
import org.astrapia.config.Retrain.Network;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;
import org.astrapia.config.search.MixedChannels;
import org.astrapia.config.search.Perturbation;
import org.astrapia.config.search.Perturbation.Alpha;
import org.astrapia.config.search.Perturbation.Criterion;
import org.astrapia.config.search.Progressive;
import org.astrapia.config.search.Proxy;
import org.astrapia.config.search.SearchLimits;
import org.astrapia.config.search.SearchMethod;
import org.astrapia.config.search.SearchStop;
import org.astrapia.config.search.SearchTask;
import org.astrapia.config.search.SinglePath;
import org.astrapia.config.search.SinglePath.Finder;
import org.astrapia.config.search.SinglePath.Fitness;
import org.astrapia.config.search.SinglePath.Labels;
import org.astrapia.config.search.TrialMethod;
import org.astrapia.config.training.Choice;
import org.astrapia.config.training.ClassifierMethod;
import org.astrapia.config.training.LossScale;
import org.astrapia.config.training.Size;
import org.astrapia.config.value.Validation;
import org.astrapia.data.Distribution;
import org.astrapia.data.Normalising;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.augmentation.AutoAugmentPolicy;
import org.astrapia.data.augmentation.RareAugmentation;
import org.astrapia.data.batch.Sampler;
import org.astrapia.data.sets.Choices;
import org.astrapia.data.sets.FolderSettings;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.Ending;
import org.astrapia.genotype.Kept;
import org.astrapia.genotype.Shape;
import org.astrapia.language.NamedIntegers;
import org.astrapia.space.Derivation;
import org.astrapia.space.Limits;
import org.astrapia.space.Mixing;
import org.astrapia.space.Operation;
import org.astrapia.space.Primitive;
import org.astrapia.space.SearchSpace;
import org.astrapia.space.Skeleton;
import org.astrapia.space.Skeleton.Reduction;

/** Draws valid experiments of every kind. */
final class RandomExperiments extends RandomLosses {
    private final Path folder;

    RandomExperiments(long seed, Path folder) {
        super(new Random(seed));
        this.folder = folder;
    }

    Experiment next() {
        Mixing mixing = one(
                new Mixing.Softmax(),
                new Mixing.Sigmoid(),
                new Mixing.Gumbel(positive(), positive()),
                new Mixing.Dirichlet(),
                new Mixing.Dsnas(positive()));
        SearchSpace space = space();
        Search search = search(mixing);
        Device device = one(new Device(Kind.AUTO, 0), new Device(Kind.CPU, 0), new Device(Kind.GPU, whole(0, 3)));
        return new Experiment(
                one("a", "no", "017", "Long-name_with.all-9"),
                new Seeds(random.nextLong() >>> 1, random.nextInt(100), random.nextInt(100)),
                device,
                data(),
                space,
                table(space, search),
                search,
                derivation(space),
                retrain(),
                random.nextBoolean() ? Optional.empty() : Optional.of(network()),
                one(Retrain.BaselineRecipe.values()),
                new Evaluate(one(0.0, 1.0, random.nextDouble())),
                compiler(device));
    }

    private Compiler compiler(Device device) {
        Precision precision =
                device.kind() == Kind.CPU ? one(Precision.FLOAT32, Precision.BFLOAT16) : one(Precision.values());
        return new Compiler(
                one(new Passes(true, List.of()), new Passes(false, List.of()), new Passes(false, List.of("eliminate"))),
                precision,
                precision == Precision.MIXED
                        ? one(LossScale.DEFAULT, new LossScale(1024, 1.5, 0.25, whole(1, 100)))
                        : LossScale.DEFAULT,
                random.nextBoolean(),
                one(GpuMemory.ALL, new GpuMemory(8192), new GpuMemory(whole(256, 9999))));
    }

    private DataDescription data() {
        boolean drawn = random.nextBoolean();
        Distribution distribution = drawn ? distribution(10) : one(distribution(2), namedCounts());
        return new DataDescription(
                drawn ? Choices.shapes(whole(500, 1000), whole(1, 1000)) : Choices.folder(folder, settings()),
                one(
                        new Normalising.Subset(),
                        new Normalising.OfCifar10(),
                        new Normalising.MeanStd(List.of(0.1, positive(), 0.3), List.of(positive(), 0.2, 3.0))),
                distribution,
                mixed(augment()),
                List.of(augment(), augment()));
    }

    private FolderSettings settings() {
        OptionalInt depth = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(whole(8, 16));
        return new FolderSettings(4 * whole(2, 20), one(OnCorrupt.values()), depth);
    }

    private Distribution distribution(int classes) {
        return one(
                new Distribution.Balanced(),
                new Distribution.Natural(),
                new Distribution.Step(positive()),
                new Distribution.Exponential(positive()),
                new Distribution.Counts(IntStream.range(0, classes)
                        .mapToObj(label -> whole(1, 500))
                        .toList()));
    }

    /** Folders may be called anything. */
    private Distribution namedCounts() {
        List<String> names = List.of(
                "ant",
                "017",
                "no",
                "a b",
                "x: y",
                "#",
                "\"",
                "\\",
                "caf\u00E9",
                "蚂蚁",
                "نملة",
                "🐜",
                "(",
                "é,",
                "\t",
                "-");
        return new Distribution.Counts(new NamedIntegers(
                names, names.stream().map(name -> whole(1, 500)).toList()));
    }

    private List<Augmentation> augment() {
        double share = positive();
        return some(
                5,
                () -> one(
                        new Augmentation.Crop(whole(0, 7)),
                        new Augmentation.Flip(),
                        new Augmentation.Cutout(whole(1, 8)),
                        new Augmentation.RandomResizedCrop(share, share + (1 - share) * random.nextDouble()),
                        new Augmentation.Jitter(whole(0, 3), positive(), positive(), 0.5 * positive(), positive()),
                        new Augmentation.Grey(positive()),
                        new Augmentation.Blur(positive(), share, share + random.nextDouble()),
                        new Augmentation.Solarize(positive(), whole(0, 255)),
                        new Augmentation.RandAugment(whole(1, 14), whole(0, 30)),
                        new Augmentation.AutoAugment(AutoAugmentPolicy.CIFAR10)));
    }

    private List<Augmentation> mixed(List<Augmentation> chain) {
        List<Augmentation> mixed = new ArrayList<>(chain);
        mixed.addAll(some(1, () -> one(new Augmentation.Mixup(positive()), new Augmentation.Cutmix(positive(), 0.5))));
        return mixed;
    }

    private SearchSpace space() {
        String name = one("darts", "fairdarts", "nas-bench-201");
        Map<String, Operation> definitions = new LinkedHashMap<>(BuiltInSpaces.definitions(name));
        for (int i = 0; i < random.nextInt(3); i++) {
            List<Primitive> chain = new ArrayList<>(some(4, this::primitive));
            chain.add(new Primitive.BatchNorm(random.nextBoolean()));
            definitions.put("own_" + i, new Operation("own_" + i, chain));
        }
        List<String> operations = new ArrayList<>(definitions.keySet());
        Collections.shuffle(operations, random);
        return new SearchSpace(
                name,
                whole(1, 20),
                2 * whole(1, 40),
                whole(1, 8),
                operations.subList(0, whole(2, operations.size())),
                definitions,
                skeleton());
    }

    private Optional<Experiment.Table> table(SearchSpace space, Search search) {
        boolean fits = space.skeleton().shape().equals(EdgeTexts.SHAPE);
        return search.method().asksTable() || fits && random.nextBoolean()
                ? Optional.of(new Experiment.Table(
                        folder.resolve("table.csv"), random.nextBoolean() ? Optional.empty() : Optional.of("a b: c")))
                : Optional.empty();
    }

    private Skeleton skeleton() {
        int kinds = whole(1, 2);
        return new Skeleton(
                new Shape(whole(1, 2), kinds, one(Ending.values()), one(Kept.values())),
                kinds == 2 ? Reduction.CELLS : one(Reduction.values()),
                whole(1, 4));
    }

    private Primitive primitive() {
        return one(
                new Primitive.Relu(),
                new Primitive.Conv(2 * whole(0, 3) + 1, 2 * whole(0, 3) + 1, whole(1, 3)),
                new Primitive.Depthwise(2 * whole(0, 3) + 1, whole(1, 3)),
                new Primitive.Pointwise(),
                new Primitive.MaxPool(3),
                new Primitive.AvgPool(5));
    }

    private TrialMethod trials() {
        int trials = whole(1, 99);
        return one(
                new TrialMethod.Random(trials),
                new TrialMethod.Evolution(trials, whole(1, trials), whole(1, 9), false),
                new TrialMethod.SuccessiveHalving(trials, whole(2, 4)),
                new TrialMethod.Hyperband(whole(2, 4)),
                new TrialMethod.Reinforce(trials, whole(1, 50) / 10.0, whole(0, 9) / 10.0, false),
                new TrialMethod.ZeroCost(trials, one(Proxy.values()), whole(0, trials), false));
    }

    private Search search(Mixing mixing) {
        Optimizer weights = optimizer();
        return new Search(
                mixing.draws()
                        ? one(new SearchMethod.Differentiable(), trials())
                        : one(new SearchMethod.Differentiable(), trials(), singlePath(), perturbation(), progressive()),
                weights.looksAhead() ? whole(1, 2) : 1,
                mixing,
                one(new MixedChannels.All(), new MixedChannels.Partial(2)),
                whole(1, 100),
                whole(2, 500),
                (1 + random.nextInt(98)) / 100.0,
                one(loss(2, List.of()), barlowTwins()),
                one(loss(2, ofAlpha(mixing)), new Loss.Total(List.of(barlowTwins(), loss(1, List.of())))),
                weights,
                optimizer(),
                whole(0, 9),
                whole(0, 20),
                one(mixing.noise(), random.nextDouble()),
                random.nextBoolean(),
                new SearchLimits(
                        random.nextBoolean() ? Optional.of((long) whole(1, 999_999)) : Optional.empty(),
                        random.nextBoolean() ? Optional.of(1000L * whole(1, 999_999)) : Optional.empty()),
                one(
                        new SearchStop.Never(),
                        new SearchStop.Skips(whole(1, 9), whole(0, 99)),
                        new SearchStop.Eigenvalue(1 + whole(1, 99) / 100.0, whole(1, 9), whole(0, 99))),
                Optional.empty(),
                one(1, whole(1, 9)),
                SearchTask.LABELS);
    }

    private SearchMethod singlePath() {
        int population = whole(2, 99);
        return new SinglePath(
                one(Finder.values()),
                population * whole(1, 20),
                population,
                one(0.1, 1.0),
                one(Labels.values()),
                one(Fitness.LOSS, Fitness.ANGLE),
                whole(1, 9999),
                whole(1, 99));
    }

    private SearchMethod progressive() {
        return new Progressive(List.of(whole(1, 9), whole(1, 9)), List.of(whole(1, 9), whole(1, 9)), List.of(0.0, 0.5));
    }

    private SearchMethod perturbation() {
        return new Perturbation(whole(1, 99), one(Alpha.values()), Criterion.LOSS, whole(1, 9999));
    }

    private Derivation derivation(SearchSpace space) {
        int edges = space.inputs() + space.nodes() - 1;
        double threshold = 0.01 + 0.9 * random.nextDouble();
        if (space.skeleton().shape().edges() == Kept.ALL) {
            return space.zero().isEmpty()
                    ? new Derivation.Argmax(limits())
                    : one(new Derivation.Argmax(limits()), new Derivation.Top(whole(1, edges), limits()));
        }
        return one(
                new Derivation.Argmax(limits()),
                new Derivation.Top(whole(1, edges), limits()),
                new Derivation.Threshold(threshold, whole(1, edges), limits()),
                new Derivation.ThresholdEdge(threshold, limits()));
    }

    private Limits limits() {
        return new Limits(one(NamedIntegers.of(List.of()), new NamedIntegers(List.of("pools"), List.of(whole(0, 9)))));
    }

    private Retrain retrain() {
        boolean pretrains = random.nextBoolean();
        Recipe recipe = new Recipe(
                whole(1, 1000),
                whole(2, 500),
                loss(2, List.of()),
                optimizer(),
                new Recipe.Shown(
                        mixed(augment()),
                        random.nextBoolean()
                                ? Optional.empty()
                                : Optional.of(new RareAugmentation(augment(), whole(1, 999))),
                        one(Sampler.values()),
                        random.nextBoolean()),
                one(0.0, random.nextDouble()));
        Optional<Size> size = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(
                        Size.of(one(Size.Measure.values()), whole(1, 99) * one(1L, 1000L, 12345L, 1_000_000_000L)));
        Head head = pretrains ? one(Head.values()) : Head.FINE_TUNE;
        return new Retrain(
                random.nextBoolean() ? new Network.Derived() : network(),
                new Retrain.Cells(whole(1, 20), size.isPresent() ? 16 : 2 * whole(1, 40), 0, random.nextDouble()),
                size,
                recipe,
                pretrains
                        ? Optional.of(new Retrain.Pretraining(
                                new Recipe(whole(1, 99), whole(2, 500), barlowTwins(), optimizer(), recipe.shown()),
                                whole(0, 2)))
                        : Optional.empty(),
                head,
                head == Head.PROBE ? Optional.empty() : classifier(recipe),
                choice(),
                random.nextBoolean() ? Optional.empty() : Optional.of(folder.resolve("runs")),
                whole(0, 9));
    }

    private Optional<Retrain.Classifier> classifier(Recipe before) {
        boolean linear = Losses.scales(before.loss()).isEmpty();
        Recipe recipe = new Recipe(
                whole(1, 99),
                before.batch(),
                new LabelLoss.CrossEntropy(),
                optimizer(),
                before.shown().with(one(Sampler.values())));
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new Retrain.Classifier(
                        one(
                                new ClassifierMethod.Retrain(),
                                new ClassifierMethod.Scales(linear && random.nextBoolean())),
                        recipe));
    }

    private Choice choice() {
        return random.nextBoolean()
                ? Choice.NONE
                : new Choice(
                        Validation.of(0.5 * random.nextDouble() + 1e-3),
                        one(new Choice.Keep.Last(), new Choice.Keep.Best(one(Choice.Measure.values()))),
                        whole(0, 3));
    }

    private FixedNetwork network() {
        return one(FixedNetwork.values());
    }
}
