package org.astrapia.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.data.Images;
import org.astrapia.engine.Runner;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.engine.stage.Evaluator;
import org.astrapia.engine.stage.RunData;
import org.astrapia.graph.serving.ServingSession;
import org.astrapia.language.InvalidInputException;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunFolders;
import org.astrapia.run.result.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The network that is taken out of a run predicts what the run's own test says. */
class RunModelTest {
    private static final String EXPERIMENT = """
            experiment: tiny
            seed: 5
            data:
              dataset: shapes
              distribution: exponential(0.2)
              shapes: {train-per-class: 12, test-per-class: 10}
            space: {extends: fairdarts, cells: 3, channels: 4, nodes: 2, operations: [max_pool_3x3, skip_connect, sep_conv_3x3]}
            search: {epochs: 1, batch: 20}
            derive: top(2)
            retrain: {network: resnet-8, epochs: 3, batch: 20, optimizer: "sgd(0.1, momentum=0.9)"}
            baseline: none
            """;

    @TempDir
    Path home;

    private RunFolder run(String changes) throws IOException {
        Path file = Files.writeString(home.resolve("tiny.yaml"), EXPERIMENT);
        List<String> words = new ArrayList<>(changes.isEmpty() ? List.of() : List.of(changes.split(";")));
        LoadedExperiment experiment = ExperimentReader.read(file, words);
        Runner runner = new Runner(
                new RunFolders(home.resolve("runs")),
                home.resolve("genotypes"),
                folder -> {},
                event -> {},
                new Cancel());
        return runner.run(experiment, words).folder();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retrain.ema=0.5                                                                                   | balanced          | moving averages
            retrain.network=genotype;retrain.cells=3;retrain.channels=4;retrain.auxiliary=0.4;retrain.drop-path=0.2 | balanced          | last weights
            retrain.validation=0.3;retrain.keep=best(accuracy)                                                | balanced          | keep: best
            retrain.classifier.epochs=2;retrain.ema=0.5                                                       | balanced          | retrain
            retrain.classifier={epochs: 2, method: scales}                                                    | balanced          | scales
            retrain.classifier={epochs: 2, method: scales(classifier=true)}                                   | balanced          | scales(classifier=true)
            retrain.classifier={epochs: 1, loss: ldam(0.5)}                                                   | balanced          | retrain
            retrain.classifier.method=tau-norm;retrain.ema=0.5                                                | balanced          | tau-norm
            retrain.loss=ldam(0.5)                                                                            | balanced          | last weights
            evaluate.logit-adjustment=1                                                                       | balanced_adjusted | log prior
            retrain.head=probe;retrain.pretrain.epochs=1;retrain.pretrain.loss=barlow-twins(projector=[16, 8], scale=0.125) | balanced | linear classifier
            """)
    void predictsWhatTheRunsTestSays(String changes, String evaluation, String weights) throws IOException {
        RunFolder folder = run(changes);
        RunModel model = RunModel.of(folder, false);
        assertThat(model.card().weights()).contains(weights);
        assertThat(confusion(folder, model)).isEqualTo(expected(folder, evaluation, 0));
    }

    @Test
    void theFixedNetworkBesideIsTakenOutToo() throws IOException {
        RunFolder folder = run("retrain.epochs=1;baseline=resnet-8;baseline-recipe=retrain;retrain.network=resnet-20");
        assertThat(confusion(folder, RunModel.of(folder, true))).isEqualTo(expected(folder, "balanced", 1));
        assertThat(RunModel.of(folder, true).card().network()).isEqualTo("resnet-8");
    }

    @Test
    void aRunWithoutSuchANetworkIsRefused() throws IOException {
        RunFolder folder = run("retrain.epochs=1");
        assertThatThrownBy(() -> RunModel.of(folder, true))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("baseline is none");
        Files.writeString(
                folder.file("status.json"),
                Files.readString(folder.file("status.json")).replace("done", "failed"));
        assertThatThrownBy(() -> RunModel.of(folder, false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not done but failed")
                .hasMessageContaining("astrapia resume");
    }

    private static JsonArray expected(RunFolder folder, String evaluation, int network) throws IOException {
        JsonObject document = JsonParser.parseString(Files.readString(folder.file("evaluation.json")))
                .getAsJsonObject();
        return document.getAsJsonArray("networks")
                .get(network)
                .getAsJsonObject()
                .getAsJsonArray("confusion_" + evaluation);
    }

    private static JsonArray confusion(RunFolder folder, RunModel run) {
        LoadedExperiment experiment = ExperimentReader.read(folder.file("resolved.yaml"), List.of());
        RunData data = RunData.load(experiment, message -> {});
        Images test = data.dataset().test();
        byte[] images = new byte[test.count() * test.bytesPerImage()];
        for (int i = 0; i < test.count(); i++) {
            System.arraycopy(test.image(i), 0, images, i * test.bytesPerImage(), test.bytesPerImage());
        }
        int[] predictions = new int[test.count()];
        try (ServingSession session = ServingSession.of(run.model())) {
            Evaluator.predict(
                    session.logits(images), new double[run.card().classes().size()], predictions, 0);
        }
        List<List<Long>> confusion =
                Evaluation.of(test.labels(), predictions, data.trainCounts()).confusion();
        return JsonParser.parseString(confusion.toString()).getAsJsonArray();
    }
}
