package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.Experiment.Evaluate;
import org.astrapia.config.ExperimentReader;
import org.astrapia.data.Dataset;
import org.astrapia.data.Images;
import org.astrapia.data.Normalization;
import org.astrapia.engine.stage.RunData;
import org.astrapia.engine.stage.StageProgress;
import org.astrapia.language.Source;
import org.astrapia.network.NetworkCounts;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.result.Cost;
import org.astrapia.run.result.Evaluation;
import org.astrapia.run.result.EvaluationWriter;
import org.astrapia.run.result.Evaluations;
import org.astrapia.run.result.RunResults;
import org.astrapia.run.result.SummaryWriter;
import org.astrapia.run.result.TrainResult;
import org.astrapia.run.result.TrainedNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run's files say of two classes with four and one test images. */
class ResultFilesTest {
    private static final List<Integer> TRAIN = List.of(9, 1);
    private static final int[] LABELS = {0, 0, 0, 0, 1};
    private static final Evaluation PLAIN = Evaluation.of(LABELS, new int[] {0, 0, 0, 0, 0}, TRAIN);
    private static final Evaluation ADJUSTED = Evaluation.of(LABELS, new int[] {0, 0, 0, 1, 1}, TRAIN);

    @TempDir
    private Path path;

    private RunFolder folder;

    @BeforeEach
    void open() {
        folder = new RunFolder(path);
    }

    @Test
    void withoutAdjustmentNothingSpeaksOfIt() {
        write(0, Optional.empty());

        assertThat(path.toFile().list())
                .containsExactlyInAnyOrder(
                        "evaluation.json",
                        "summary.json",
                        "confusion-resnet-20-balanced.csv",
                        "confusion-resnet-20-long-tailed.csv",
                        "confusion-resnet-20-2-balanced.csv",
                        "confusion-resnet-20-2-long-tailed.csv");
        JsonObject network = network();
        assertThat(network.getAsJsonObject("balanced_accuracy").get("balanced").getAsDouble())
                .isEqualTo(0.5);
        assertThat(network.getAsJsonObject("macro_f1").get("balanced").getAsDouble())
                .isEqualTo(8 / 9.0 / 2);
        assertThat(folder.file("evaluation.json")).content().doesNotContain("adjust");
        assertThat(folder.file("summary.json")).content().doesNotContain("adjust");
    }

    @Test
    void adjustedPredictionsStandBesideThePlainOnes() {
        write(1.5, Optional.of(new Evaluations(ADJUSTED, ADJUSTED, Optional.empty())));

        JsonObject network = network();
        assertThat(network.get("confusion_balanced")).hasToString("[[4,0],[1,0]]");
        assertThat(network.get("confusion_balanced_adjusted")).hasToString("[[3,1],[0,1]]");
        assertThat(network.getAsJsonObject("balanced_accuracy")
                        .get("long_tailed_adjusted")
                        .getAsDouble())
                .isEqualTo(0.875);
        assertThat(json("evaluation.json").get("logit_adjustment").getAsDouble())
                .isEqualTo(1.5);
        JsonObject summary = json("summary.json");
        assertThat(summary.getAsJsonObject("accuracy").get("few").getAsDouble()).isEqualTo(0.8);
        assertThat(summary.getAsJsonObject("accuracy_adjusted").get("balanced").getAsDouble())
                .isEqualTo(0.875);
        assertThat(summary.getAsJsonObject("accuracy_adjusted").get("plain").getAsDouble())
                .isEqualTo(0.8);
        assertThat(summary.getAsJsonObject("accuracy_adjusted").getAsJsonArray("balanced_interval"))
                .hasSize(2);
        assertThat(summary.getAsJsonObject("baseline").has("accuracy_adjusted")).isTrue();
        assertThat(folder.file("confusion-resnet-20-balanced-adjusted.csv"))
                .hasContent("true class,cat,dog\ncat,3,1\ndog,0,1");
    }

    @Test
    void aCheckpointKeepsBoth() {
        Evaluations both =
                new Evaluations(PLAIN, PLAIN, Optional.of(new Evaluations(ADJUSTED, PLAIN, Optional.empty())));
        Checkpoint checkpoint = StageProgress.of(Optional.empty(), 1, 1).toCheckpoint();
        TrainResult.entries(both).forEach(checkpoint::put);

        assertThat(TrainResult.of(checkpoint, TRAIN).evaluations()).isEqualTo(both);
    }

    private void write(double tau, Optional<Evaluations> adjusted) {
        TrainedNetwork network = new TrainedNetwork(
                "resnet-20",
                new NetworkCounts(1, 1),
                Optional.empty(),
                new TrainResult(
                        new Evaluations(PLAIN, PLAIN, adjusted), Cost.NONE, Optional.empty(), Optional.empty()));
        RunResults results = RunResults.NONE.withNetwork(network).withBaseline(network);
        EvaluationWriter.write(folder, data().dataset(), data().trainCounts(), new Evaluate(tau), results);
        SummaryWriter.write(folder, State.DONE, experiment(), results);
    }

    private static Experiment experiment() {
        return ExperimentReader.read(Path.of("a.yaml"), new Source("a.yaml", "experiment: a"), List.of())
                .experiment();
    }

    private JsonObject json(String name) {
        try {
            return JsonParser.parseString(Files.readString(folder.file(name))).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject network() {
        return json("evaluation.json").getAsJsonArray("networks").get(0).getAsJsonObject();
    }

    private static RunData data() {
        int[] labels = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        Images train = new Images(1, 1, 1, new byte[labels.length], labels);
        Images test = new Images(1, 1, 1, new byte[LABELS.length], LABELS);
        Dataset dataset = new Dataset("two", List.of("cat", "dog"), train, test, "", 0);
        int[] all = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        return new RunData(dataset, all, new int[] {0, 1, 2, 3, 4}, Normalization.of(train, all));
    }
}
