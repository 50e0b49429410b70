package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;
import org.astrapia.run.table.TableReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose rate changes from step to step, by every optimizer: what they tell, and that breaks change nothing. */
class ScheduledRunTest {
    @TempDir
    static Path home;

    private static RunFolder unbroken;
    private static Map<String, String> expected;
    private static final List<String> messages = new ArrayList<>();

    private static LoadedExperiment experiment(TinyRun tiny) {
        return tiny.experiment(
                "search.optimizer.weights=sgd(0.05, momentum=0.9, decay=3e-4, clip=1e-3, decay-norm=0, nesterov=true) >>"
                        + " warm-up(1, per=step) >> cosine(0.001, per=step)",
                "search.optimizer.architecture=adamw(3e-3) >> cosine(0, per=step)",
                "search.test-every=0",
                "retrain.optimizer=lars(0.3, decay=1e-4, clip=1e6, rate-head=0.1) >> warm-up(1, per=step) >>"
                        + " steps([2], factor=0.1)",
                "retrain.pretrain={epochs: 1, loss: \"barlow-twins(projector=[8, 8])\"}",
                "retrain.pretrain.optimizer=adamw(1e-3, decay-norm=0) >> cosine(0, per=step)",
                "baseline=none",
                "retrain.epochs=3");
    }

    @BeforeAll
    static void runWithoutABreak() throws IOException {
        TinyRun tiny = new TinyRun(home);
        RunOutcome outcome = tiny.runner(new Cancel(), event -> {
                    if (event instanceof RunEvent.Message message) {
                        messages.add(message.text());
                    }
                })
                .run(experiment(tiny), List.of());
        assertThat(outcome.state()).isEqualTo(State.DONE);
        unbroken = outcome.folder();
        expected = TinyRun.numbers(unbroken);
    }

    @Test
    void breaksWithinEpochsChangeNothing(@TempDir Path broken) throws IOException {
        TinyRun tiny = new TinyRun(broken);
        Cancel first = new Cancel();
        RunOutcome outcome = tiny.runner(first, TinyRun.cancelAt(3, first)).run(experiment(tiny), List.of());
        int breaks = 0;
        while (outcome.state() == State.INTERRUPTED) {
            breaks++;
            Cancel cancel = new Cancel();
            outcome = tiny.runner(cancel, TinyRun.cancelAt(5, cancel)).resume(outcome.folder());
        }
        assertThat(breaks).isGreaterThan(3);
        assertThat(TinyRun.numbers(outcome.folder())).isEqualTo(expected);
    }

    @Test
    void whatAKillLeavesIsEnoughToGoOn(@TempDir Path other) throws IOException {
        List<RunFolder> left = new ArrayList<>();
        TinyRun tiny = new TinyRun(other.resolve("original"));
        Files.createDirectories(tiny.home());
        tiny.runner(new Cancel(), TinyRun.atMoments(moment -> {
                    if (moment == 8 || moment == 20) {
                        RunFolder folder = tiny.runs().list().get(0);
                        left.add(TinyRun.copy(folder, new TinyRun(other.resolve("copy-" + moment))));
                    }
                }))
                .run(experiment(tiny), List.of());
        assertThat(left).hasSize(2);
        for (RunFolder folder : left) {
            TinyRun copy = new TinyRun(folder.path().getParent().getParent());
            copy.runner().resume(folder);
            assertThat(TinyRun.numbers(folder)).as("%s", folder).isEqualTo(expected);
        }
    }

    /** 0.05 at the last step of the warm-up; then a cosine by as many steps, told at the last of them. */
    @Test
    void theRateOfAnEpochsLastStepIsInTheTable() throws IOException {
        Map<String, List<EpochRow>> stages = rows();
        List<EpochRow> search = stages.get("search");
        double steps = search.get(0).value("steps").orElseThrow();
        double last = 0.001 + 0.049 * (1 + Math.cos(Math.PI * (steps - 1) / steps)) / 2;
        assertThat(rates(search)).containsExactly((float) 0.05, (float) last);
        assertThat(rates(stages.get("retrain"))).containsExactly((float) 0.3, (float) 0.3, (float) 0.03);
    }

    private static List<Float> rates(List<EpochRow> rows) {
        return rows.stream()
                .map(row -> (float) row.value(Metric.LEARNING_RATE).orElseThrow())
                .toList();
    }

    @Test
    void whatABoundDoesIsInTheTableAndAlwaysIsWarnedOf() throws IOException {
        Map<String, List<EpochRow>> stages = rows();
        for (EpochRow row : stages.get("search")) {
            assertThat(row.value(Metric.CLIPPED)).hasValue(1);
            assertThat(row.value(Metric.GRADIENT_NORM).orElseThrow()).isGreaterThan(1e-3);
            assertThat(row.value(Metric.ARCHITECTURE_CLIPPED)).isEmpty();
        }
        for (EpochRow row : stages.get("retrain")) {
            assertThat(row.value(Metric.CLIPPED)).hasValue(0);
            assertThat(row.value(Metric.GRADIENT_NORM).orElseThrow()).isBetween(1e-3, 1e6);
        }
        for (EpochRow row : stages.get("pretrain")) {
            assertThat(row.value(Metric.CLIPPED)).isEmpty();
            assertThat(row.value(Metric.GRADIENT_NORM)).isEmpty();
        }
        assertThat(messages)
                .filteredOn(message -> message.contains("was clipped"))
                .singleElement()
                .asString()
                .startsWith(
                        "search: every gradient of the weights was clipped in epoch 1 of 2; before, its mean norm was ");
    }

    private static Map<String, List<EpochRow>> rows() throws IOException {
        return new TableReader("metrics.csv")
                .metrics(Files.readString(unbroken.file("metrics.csv"))).stream()
                        .collect(Collectors.groupingBy(EpochRow::stage));
    }
}
