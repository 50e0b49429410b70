package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.astrapia.config.Experiment.Compiler;
import org.astrapia.config.Experiment.GpuMemory;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.config.Experiment.Seeds;
import org.astrapia.config.Retrain.Network;
import org.astrapia.config.loss.LabelFreeLoss;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.training.LossScale;
import org.astrapia.data.Distribution;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.augmentation.RareAugmentation;
import org.astrapia.data.batch.Sampler;
import org.astrapia.language.Problem;
import org.astrapia.space.Derivation;
import org.astrapia.space.Primitive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentReaderTest {
    @TempDir
    private Path path;

    private TextFolder folder;

    @BeforeEach
    void open() {
        folder = new TextFolder(path);
    }

    @Test
    void anExperimentNeedsANameAndNothingElse() {
        Experiment experiment = folder.read("experiment: first");

        assertThat(experiment.name()).isEqualTo("first");
        assertThat(experiment.data().dataset().name()).isEqualTo("shapes");
        assertThat(experiment.data().distribution()).isEqualTo(new Distribution.Balanced());
        assertThat(experiment.space()).isEqualTo(BuiltInSpaces.load("darts"));
        assertThat(experiment.derive()).isEqualTo(new Derivation.Top(2));
        assertThat(experiment.search().weightOptimizer())
                .isEqualTo(new Optimizer.Sgd(0.025, 0.9, 3e-4, 5, new Schedule.Cosine(0.001)));
        assertThat(experiment.retrain().network()).isEqualTo(new Network.Derived());
        assertThat(experiment.baseline()).contains(FixedNetwork.RESNET_20);
        assertThat(experiment.compiler())
                .isEqualTo(new Compiler(
                        new Passes(true, List.of()), Precision.FLOAT32, LossScale.DEFAULT, true, GpuMemory.ALL));
    }

    @Test
    void aScalarIsReadByTheTypeThatIsExpected() {
        Experiment experiment = folder.read("""
                experiment: no
                seed: 017
                search: {epochs: 1e2, split: "1e-3"}
                baseline: none
                """);

        assertThat(experiment.name()).isEqualTo("no");
        assertThat(experiment.seed()).isEqualTo(new Seeds(17, 17, 17));
        assertThat(experiment.search().epochs()).isEqualTo(100);
        assertThat(experiment.search().split()).isEqualTo(0.001);
        assertThat(experiment.baseline()).isEmpty();
    }

    @Test
    void minusZeroIsZero() {
        Experiment zero = folder.read("experiment: a");
        Experiment minus = folder.read(
                "experiment: a", "retrain.drop-path=-0", "evaluate.logit-adjustment=-0.0", "retrain.auxiliary=-0e5");

        assertThat(minus).isEqualTo(zero);
        assertThat(folder.read("experiment: a", "seed=-0").seed().data()).isZero();
    }

    @Test
    void oneSeedOrThree() {
        assertThat(folder.read("experiment: a\nseed: {data: 1, search: 2}").seed())
                .isEqualTo(new Seeds(1, 2, 1));
        assertThat(folder.read("experiment: a\nseed: 3", "seed.search=5").seed())
                .isEqualTo(new Seeds(3, 5, 3));
    }

    @Test
    void retrainingAugmentsAsTheDataSaysUntilItSaysOtherwise() {
        String text = "experiment: a\ndata: {augment: flip}\n";

        assertThat(folder.read(text).retrain().recipe().shown().augment()).containsExactly(new Augmentation.Flip());
        assertThat(folder.read(text + "retrain: {augment: none}")
                        .retrain()
                        .recipe()
                        .shown()
                        .augment())
                .isEmpty();
        assertThat(folder.read(text + "retrain: {augment: crop(2) >> cutout(8)}")
                        .retrain()
                        .recipe()
                        .shown()
                        .augment())
                .containsExactly(new Augmentation.Crop(2), new Augmentation.Cutout(8));
    }

    @Test
    void twoViewsAreTwoChainsOrOneDrawnTwice() {
        List<Augmentation> grey = List.of(new Augmentation.Flip(), new Augmentation.Grey(0.2));
        String one = "experiment: a\ndata: {views: [flip >> grey(0.2)]}";
        String two = "experiment: a\ndata:\n  views:\n    - flip >> grey(0.2)\n    - none\n";

        assertThat(folder.read(one).data().views()).containsExactly(grey, grey);
        assertThat(folder.read(two).data().views()).containsExactly(grey, List.of());
        assertThat(folder.read(two, "data.views=[\"blur(0.5)\"]").data().views().get(1))
                .containsExactly(new Augmentation.Blur(0.5, 0.1, 2));
    }

    @Test
    void viewsAreThoseOfBarlowTwinsUntilOneSaysOtherwise() {
        List<List<Augmentation>> views = folder.read("experiment: a").data().views();

        assertThat(views.get(0))
                .containsExactly(
                        new Augmentation.RandomResizedCrop(0.08, 1),
                        new Augmentation.Flip(),
                        new Augmentation.Jitter(0.4, 0.4, 0.2, 0.1, 0.8),
                        new Augmentation.Grey(0.2));
        assertThat(views.get(1).subList(0, 4)).isEqualTo(views.get(0));
        assertThat(views.get(1).subList(4, 5)).containsExactly(new Augmentation.Solarize(0.2, 128));
    }

    @Test
    void retrainingMayShowAndChangeRareClassesDifferently() {
        Recipe.Shown usual = folder.read("experiment: a").retrain().recipe().shown();
        Recipe.Shown other = folder.read(
                        "experiment: a\nretrain: {augment-rare: flip, rare-below: 20, sampler: class-balanced}")
                .retrain()
                .recipe()
                .shown();

        assertThat(usual.rare()).isEmpty();
        assertThat(usual.sampler()).isEqualTo(Sampler.NATURAL);
        assertThat(other.rare()).contains(new RareAugmentation(List.of(new Augmentation.Flip()), 20));
        assertThat(other.sampler()).isEqualTo(Sampler.CLASS_BALANCED);
        assertThat(folder.load("experiment: a\nretrain: {rare-below: 20}").warnings())
                .extracting(Problem::message)
                .containsExactly("without `augment-rare` all classes are alike; `rare-below` is not used");
    }

    @Test
    void aUserDefinesOperationsOfTheirOwn() {
        Experiment experiment = folder.read("""
                experiment: a
                space:
                  operations: [none, wide]
                  define:
                    wide: relu >> depthwise(7, dilation=2) >> bn
                """);

        assertThat(experiment.space().operations()).containsExactly("none", "wide");
        assertThat(experiment.space().definitions().get("wide").chain())
                .containsExactly(new Primitive.Relu(), new Primitive.Depthwise(7, 2), new Primitive.BatchNorm(false));
    }

    @Test
    void lossesAddUpWithWeights() {
        Experiment experiment = folder.read("""
                experiment: a
                search:
                  mixing: sigmoid
                  loss:
                    architecture: cross-entropy + 10 * zero-one(l1)
                """);

        assertThat(experiment.search().architectureLoss())
                .isEqualTo(new Loss.Total(List.of(
                        new LabelLoss.CrossEntropy(),
                        new Loss.Weighted(10, new LabelFreeLoss.ZeroOne(LabelFreeLoss.Norm.L1)))));
    }

    @Test
    void aZeroOneLossThatDecidesAtTheFirstBatchIsWarnedOf() {
        String search =
                "experiment: a\nsearch: {mixing: sigmoid, loss: {architecture: cross-entropy + 10 * zero-one(%s)}}";

        assertThat(folder.load(String.format(Locale.ROOT, search, "l2")).warnings())
                .isEmpty();
        assertThat(folder.load(String.format(Locale.ROOT, search, "l1")).warnings())
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.at().column()).isEqualTo(48);
                    assertThat(warning.message())
                            .contains("zero-one(l1) pushes", "the first batch", "zero-one(l2) leaves");
                });
    }

    @Test
    void chosenPassesRunInTheirOwnOrder() {
        assertThat(folder.read("experiment: a\ncompiler: {passes: [share, eliminate]}")
                        .compiler()
                        .passes())
                .isEqualTo(new Passes(false, List.of("eliminate", "share")));
        assertThat(folder.read("experiment: a", "compiler.passes=none")
                        .compiler()
                        .passes())
                .isEqualTo(new Passes(false, List.of()));
    }

    @Test
    void aPathIsRelativeToTheFileThatNamesIt() {
        folder.write("images/train/readme.txt", "");
        folder.write("base/images/readme.txt", "");
        folder.write("base/common.yaml", "data: {dataset: folder, path: images}");

        assertThat(folder.read("experiment: a\ndata: {dataset: folder, path: images}")
                        .data()
                        .path())
                .contains(path.resolve("images"));
        assertThat(folder.read("experiment: a\nextends: base/common.yaml")
                        .data()
                        .path())
                .contains(path.resolve("base/images"));
        assertThat(folder.read("experiment: a\ndata: {dataset: folder}", "data.path=src")
                        .data()
                        .path())
                .contains(Path.of("src").toAbsolutePath());
        assertThat(folder.read("experiment: a\ndata: {dataset: folder, path: ~/}")
                        .data()
                        .path())
                .contains(Path.of(System.getProperty("user.home")));
    }

    @Test
    void shapesNeedNoPathAndSaySo() {
        LoadedExperiment loaded = folder.load("experiment: a\ndata: {dataset: shapes, path: x}");

        assertThat(loaded.experiment().data().path()).isEqualTo(Optional.empty());
        assertThat(loaded.warnings())
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning.message()).isEqualTo("shapes are drawn by the program; `path` is not used"));
    }

    @Test
    void keepsTheTextAsItWasWritten() {
        String text = "# mine\nexperiment: a\n";

        assertThat(folder.load(text, "seed=3").asWritten()).isEqualTo(text);
    }

    /** A bound that suits a loss of labels says nothing of one without. */
    @Test
    void preTrainingDoesNotInheritTheBoundOfRetraining() {
        assertThat(optimizerOfPretraining("optimizer: \"sgd(0.1, momentum=0.9, clip=5, rate-head=1) >> cosine(0.01)\""))
                .isEqualTo("sgd(0.1, momentum=0.9, decay=0) >> cosine(0.01)");
        assertThat(optimizerOfPretraining("pretrain: {optimizer: \"sgd(0.1, clip=5)\"}"))
                .isEqualTo("sgd(0.1, momentum=0, decay=0, clip=5)");
    }

    private String optimizerOfPretraining(String retrain) {
        Experiment experiment = folder.read("experiment: a\nretrain: {" + retrain + "}", "retrain.pretrain.epochs=3");
        return KeyGuide.values(experiment).get("retrain.pretrain.optimizer");
    }
}
