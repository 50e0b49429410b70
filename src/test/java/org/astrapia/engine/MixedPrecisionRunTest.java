package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.engine.stage.RunFailedException;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;
import org.astrapia.run.table.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs with mixed precision, which on the processor has 32 bits and the loss scale: a first scale that even they cannot hold makes
 * every stage skip steps.
 */
class MixedPrecisionRunTest {
    @TempDir
    Path home;

    private final List<String> messages = new ArrayList<>();

    private static LoadedExperiment experiment(TinyRun tiny, String scale, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "compiler.precision=mixed",
                "compiler.loss-scale=" + scale,
                "search.loss.weights=1000 * cross-entropy",
                "search.loss.architecture=1000 * cross-entropy + 10 * zero-one(l2)",
                "search.test-every=0",
                "retrain.pretrain={epochs: 1, loss: \"1000 * barlow-twins(projector=[8, 8])\"}",
                "retrain.loss=1000 * cross-entropy",
                "retrain.optimizer=adam(1e-3)",
                "retrain.classifier={epochs: 1, loss: 1000 * cross-entropy}",
                "retrain.ema=0.9",
                "baseline=none"));
        words.addAll(List.of(more));
        return tiny.experiment(words.toArray(String[]::new));
    }

    private static Map<String, List<EpochRow>> rows(RunFolder folder) throws IOException {
        return new TableReader("metrics.csv")
                .metrics(Files.readString(folder.file("metrics.csv"))).stream()
                        .collect(Collectors.groupingBy(EpochRow::stage));
    }

    @Test
    void everyStageSkipsStepsTellsOfThemAndEndsWithTheSameNumbersAfterABreak() throws IOException {
        TinyRun tiny = new TinyRun(Files.createDirectory(home.resolve("whole")));
        String scale = "dynamic(1e38, backoff=1e-9, interval=3)";
        RunOutcome outcome = tiny.runner(new Cancel(), event -> {
                    if (event instanceof RunEvent.Message message) {
                        messages.add(message.text());
                    }
                })
                .run(experiment(tiny, scale), List.of());
        assertThat(outcome.state()).isEqualTo(State.DONE);
        Map<String, List<EpochRow>> rows = rows(outcome.folder());
        for (String stage : List.of("search", "pretrain", "retrain", "classifier")) {
            EpochRow first = rows.get(stage).get(0);
            assertThat(first.value(Metric.SKIPPED)).as(stage).hasValue(1);
            double steps = first.value(Metric.STEPS).orElseThrow();
            double growths = Math.floor((steps - 1) / 3);
            assertThat(first.value(Metric.LOSS_SCALE).orElseThrow())
                    .as(stage)
                    .isEqualTo((float) 1e38 * (float) 1e-9 * (float) Math.pow(2, growths));
            assertThat(messages)
                    .filteredOn(message -> message.startsWith(stage + ": 1 of "))
                    .singleElement()
                    .asString()
                    .contains("steps of the weights were skipped in epoch 1 of", "the loss scale is now");
        }
        EpochRow search = rows.get("search").get(1);
        assertThat(search.value(Metric.SKIPPED)).hasValue(0);
        assertThat(rows.get("search").get(0).value(Metric.ARCHITECTURE_SKIPPED)).hasValue(1);
        assertThat(search.value(Metric.ARCHITECTURE_LOSS_SCALE).orElseThrow()).isGreaterThan(1e29);

        Map<String, String> expected = TinyRun.numbers(outcome.folder());
        TinyRun broken = new TinyRun(Files.createDirectory(home.resolve("broken")));
        Cancel first = new Cancel();
        RunOutcome parts = broken.runner(first, TinyRun.cancelAt(1, first)).run(experiment(broken, scale), List.of());
        int breaks = 0;
        while (parts.state() == State.INTERRUPTED) {
            breaks++;
            Cancel cancel = new Cancel();
            parts = broken.runner(cancel, TinyRun.cancelAt(4, cancel)).resume(parts.folder());
        }
        assertThat(breaks).isGreaterThan(3);
        assertThat(TinyRun.numbers(parts.folder())).isEqualTo(expected);
    }

    /** Otherwise a training in which nothing moves would go on to its end. */
    @Test
    void aRunWhoseStepsAreAllSkippedStops() {
        TinyRun tiny = new TinyRun(home);
        LoadedExperiment experiment = experiment(tiny, "dynamic(1e38, backoff=0.999)", "search.epochs=20");
        assertThatThrownBy(() -> tiny.runner().run(experiment, List.of()))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("32 steps of the architecture in a row were skipped")
                .hasMessageContaining("compiler.precision: float32");
    }
}
