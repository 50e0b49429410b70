package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.data.sets.npz.NpzSamples;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.language.InvalidInputException;
import org.astrapia.report.html.HtmlReport;
import org.astrapia.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search, its retraining and a fixed network on images of up to three bright stripes, each stripe a label. */
class SeveralLabelsRunTest {
    private static final int SIDE = 8;
    private static final int LABELS = 3;

    @TempDir
    Path home;

    private LoadedExperiment experiment(String... overrides) throws IOException {
        Path file = home.resolve("stripes.npz");
        if (!Files.exists(file)) {
            NpzSamples samples = new NpzSamples();
            add(samples, "train", 48, 1);
            add(samples, "test", 24, 2);
            samples.write(file);
        }
        Path yaml = home.resolve("stripes.yaml");
        Files.writeString(yaml, """
                experiment: stripes
                data: {dataset: npz, path: stripes.npz, distribution: natural, augment: flip}
                space: {extends: fairdarts, cells: 3, channels: 4, nodes: 2, operations: [max_pool_3x3, skip_connect, sep_conv_3x3]}
                search:
                  epochs: 1
                  batch: 8
                  loss: {weights: sigmoid-cross-entropy, architecture: sigmoid-focal(1)}
                  test-every: 1
                derive: top(2)
                retrain:
                  {cells: 3, channels: 4, epochs: 6, batch: 8, test-every: 3, validation: 0.2, loss: distribution-balanced(1),
                   sampler: class-balanced, optimizer: "sgd(0.1, momentum=0.9) >> cosine(0, per=step)"}
                baseline: resnet-8
                """);
        return ExperimentReader.read(yaml, List.of(overrides));
    }

    /** Dark images of noise; a label is a bright stripe of two rows, the later ones rarer. */
    private static void add(NpzSamples samples, String part, int images, long seed) {
        add(samples, part, images, seed, 0);
    }

    /** The same with the labels of another image, so many places later. */
    private static void add(NpzSamples samples, String part, int images, long seed, int later) {
        Random random = new Random(seed);
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        byte[] marks = new byte[images * LABELS];
        for (int image = 0; image < images; image++) {
            for (int label = 0; label < LABELS; label++) {
                marks[image * LABELS + label] = (byte) (random.nextDouble() < 0.6 / (1 + label) ? 1 : 0);
            }
            for (int i = 0; i < SIDE * SIDE; i++) {
                int stripe = i / SIDE / 2;
                boolean bright = stripe < LABELS && marks[image * LABELS + stripe] == 1;
                pixels.write(random.nextInt(60) + (bright ? 180 : 0));
            }
        }
        samples.array(part + "_images", "|u1", images + ", " + SIDE + ", " + SIDE, pixels.toByteArray());
        byte[] told = new byte[marks.length];
        for (int i = 0; i < marks.length; i++) {
            told[i] = marks[(i + later * LABELS) % marks.length];
        }
        samples.array(part + "_labels", "|u1", images + ", " + LABELS, told);
    }

    private static JsonObject json(RunFolder folder, String name) throws IOException {
        return JsonParser.parseString(Files.readString(folder.file(name))).getAsJsonObject();
    }

    @Test
    void isSearchedTrainedAndMeasuredByEachLabel() throws IOException {
        TinyRun tiny = new TinyRun(home);
        LoadedExperiment experiment = experiment();
        RunFolder folder = tiny.runner().run(experiment, List.of()).folder();

        JsonObject network = json(folder, "evaluation.json")
                .getAsJsonArray("networks")
                .get(0)
                .getAsJsonObject();
        JsonObject labels = network.getAsJsonObject("labels");
        for (String list : List.of("images", "auroc", "average_precision", "threshold")) {
            assertThat(labels.getAsJsonArray(list)).as(list).hasSize(LABELS);
        }
        JsonObject accuracy = json(folder, "summary.json").getAsJsonObject("accuracy");
        assertThat(accuracy.get("auroc").getAsDouble()).isGreaterThan(0.8);
        assertThat(accuracy.get("balanced").isJsonNull()).isTrue();
        assertThat(json(folder, "provenance.json")
                        .getAsJsonObject("data")
                        .get("label_sets")
                        .getAsInt())
                .isBetween(4, 8);
        assertThat(Files.readString(HtmlReport.write(folder.path())))
                .contains("Mean AUROC", "Average precision", ">Labels</h2>", "interval of 95 per cent")
                .contains("Precision and recall of the rarest classes", "AUROC of each label against its number")
                .contains("The worst mistakes of genotype", "src=\"data:image/png;base64,")
                .doesNotContain("Balanced test");
        assertThat(accuracy.getAsJsonArray("auroc_interval").get(0).getAsDouble())
                .isBetween(0.5, accuracy.get("auroc").getAsDouble());

        Map<String, String> numbers = TinyRun.numbers(folder);
        TinyRun other = new TinyRun(Files.createDirectories(home.resolve("other")));
        Cancel cancel = new Cancel();
        RunFolder cut = other.runner(cancel, TinyRun.cancelAt(9, cancel))
                .run(experiment, List.of())
                .folder();
        other.runner().resume(cut);
        assertThat(TinyRun.numbers(cut)).as("interrupted and resumed").isEqualTo(numbers);
        assertThat(json(cut, "pictures.json")).isEqualTo(json(folder, "pictures.json"));
    }

    @Test
    void theWeightsMayBeChosenByTheImagesThatTheDataSetHasForIt() throws IOException {
        NpzSamples samples = new NpzSamples();
        add(samples, "train", 48, 1);
        add(samples, "val", 16, 3);
        add(samples, "test", 24, 2);
        samples.write(home.resolve("stripes.npz"));
        LoadedExperiment experiment =
                experiment("retrain.validation=own", "retrain.network=resnet-8", "baseline=none", "retrain.epochs=2");
        RunFolder folder = new TinyRun(home).runner().run(experiment, List.of()).folder();
        JsonObject choice = json(folder, "provenance.json");
        assertThat(choice.toString()).contains("\"validation\":\"own\",\"validation_counts\":[");
        String metrics = Files.readString(folder.file("metrics.csv"));
        assertThat(metrics.lines().skip(1)).hasSize(2);
        assertThat(metrics.lines().findFirst().orElseThrow()).contains("validation");
        assertThat(Files.readString(folder.file("resolved.yaml"))).contains("validation: own");
        assertThat(json(folder, "summary.json")
                        .getAsJsonObject("chosen")
                        .get("score")
                        .getAsDouble())
                .isBetween(0.3, 1.0);
    }

    @Test
    void aSearchWithoutLabelsDoesNotSeeThem() throws IOException {
        String[] twins = {
            "search.loss.weights=barlow-twins(lambda=0.1, projector=[8], scale=0.1)",
            "search.loss.architecture=barlow-twins(lambda=0.1, projector=[8])",
            "search.test-every=0"
        };
        TinyRun tiny = new TinyRun(home);
        LoadedExperiment experiment = experiment(twins);
        RunFolder folder = tiny.runner().search(experiment, List.of()).folder();

        Path other = Files.createDirectories(home.resolve("permuted"));
        NpzSamples permuted = new NpzSamples();
        add(permuted, "train", 48, 1, 5);
        add(permuted, "test", 24, 2, 5);
        permuted.write(other.resolve("stripes.npz"));
        Files.copy(home.resolve("stripes.yaml"), other.resolve("stripes.yaml"));
        RunFolder again = new TinyRun(other)
                .runner()
                .search(ExperimentReader.read(other.resolve("stripes.yaml"), List.of(twins)), List.of())
                .folder();
        assertThat(Files.readString(again.file("architecture.csv")))
                .isEqualTo(Files.readString(folder.file("architecture.csv")));
    }

    @Test
    void whatNeedsOneLabelAnImageIsRefusedWithTheReason() throws IOException {
        for (String[] wrong : new String[][] {
            {"retrain.loss=cross-entropy", "cross-entropy is for images with one label each"},
            {"search.loss.weights=ldam(0.5)", "ldam(0.5, scale=30) is for images with one label each"},
            {"data.distribution=exponential(0.1)", "for which an image needs one class"},
            {"retrain.sampler=oversample", "oversample shows as many images of every class"},
            {"evaluate.logit-adjustment=1", "this moves the choice between classes"},
            {"retrain.keep=best(accuracy)", "maybe best(auroc)"}
        }) {
            LoadedExperiment experiment = experiment(wrong[0]);
            assertThatThrownBy(() -> new TinyRun(home).runner().run(experiment, List.of()))
                    .as(wrong[0])
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(wrong[1]);
        }
    }
}
