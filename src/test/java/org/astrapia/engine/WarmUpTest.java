package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.config.StageSteps;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.run.Plan;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;
import org.astrapia.run.table.MixingRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search whose weights are trained alone before alpha moves. */
class WarmUpTest {
    private static final List<String> WORDS = List.of(
            "search.warm-up=2",
            "search.epochs=2",
            "search.optimizer.weights=sgd(0.1) >> cosine(0)",
            "search.optimizer.architecture=adam(0.1) >> cosine(0)",
            "search.alpha.noise=0.5",
            "search.test-every=0",
            "retrain.epochs=1",
            "baseline=none");

    @Test
    void alphaStandsStillWhileTheWeightsAreTrainedAlone(@TempDir Path home) throws IOException {
        Run run = run(home);

        List<EpochRow> rows = run.stage("search");
        assertThat(rows).extracting(EpochRow::epoch).containsExactly(0, 1, 2, 3);
        assertThat(rows).allSatisfy(row -> assertThat(row.value(Metric.LOSS)).isPresent());
        assertThat(rows)
                .extracting(row -> row.value(Metric.ARCHITECTURE_LOSS).isPresent())
                .containsExactly(false, false, true, true);
        assertThat(rows)
                .as("the rate of the weights falls over all epochs")
                .extracting(row -> row.value(Metric.LEARNING_RATE).orElseThrow())
                .element(2)
                .isEqualTo(0.05);
        assertThat(weights(run, 0)).isEqualTo(weights(run, -1)).doesNotContain(0.5);
        assertThat(weights(run, 1)).isEqualTo(weights(run, -1));
        assertThat(weights(run, 2)).isNotEqualTo(weights(run, -1));
        assertThat(rows.get(2).value(Metric.CHANGED)).hasValue(0);
    }

    @Test
    void theStepsOfACheckCountIt(@TempDir Path home) {
        int[] kept = {8, 7, 6, 5, 4, 4, 3, 2, 2, 1};
        assertThat(Plan.SEARCH.stages(
                        new TinyRun(home)
                                .experiment(WORDS.toArray(String[]::new))
                                .experiment(),
                        kept))
                .extracting(StageSteps::epochs)
                .containsExactly(4);
    }

    private static List<Double> weights(Run run, int epoch) {
        return run.architecture().stream()
                .filter(row -> row.epoch() == epoch)
                .map(MixingRow::weight)
                .collect(Collectors.toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatWasCancelledInItGoesOnToTheSameNumbers(int every, @TempDir Path home) throws IOException {
        RunOutcome unbroken = outcome(home.resolve("unbroken"), every, new Cancel(), 0);
        int interruptions = 0;
        Cancel first = new Cancel();
        RunOutcome outcome = outcome(home.resolve("broken"), every, first, 2);
        TinyRun tiny = new TinyRun(home.resolve("broken"));
        while (outcome.state() == State.INTERRUPTED) {
            interruptions++;
            Cancel next = new Cancel();
            outcome = tiny.runner(next, TinyRun.cancelAt(4, next)).resume(outcome.folder());
        }
        assertThat(interruptions).isGreaterThan(3);
        assertThat(TinyRun.numbers(outcome.folder())).isEqualTo(TinyRun.numbers(unbroken.folder()));
    }

    /** Each epoch begins with a step of alpha; the cost counts those that were taken. */
    @Test
    void alphaMayMoveLessOftenThanTheWeights(@TempDir Path home) throws IOException {
        Run each = run(home.resolve("each"), 1);
        Run second = run(home.resolve("second"), 2);

        long steps = each.summary().whole("architecture_steps").orElseThrow();
        long ofEpoch = steps / 2;
        assertThat(ofEpoch).isGreaterThan(2);
        assertThat(second.summary().whole("architecture_steps")).hasValue(2 * ((ofEpoch + 1) / 2));
        assertThat(second.summary().number("search_multiply_adds").orElseThrow())
                .isLessThan(each.summary().number("search_multiply_adds").orElseThrow());
        assertThat(second.stage("search").get(1).value(Metric.LOSS))
                .as("the warm-up is the same")
                .isEqualTo(each.stage("search").get(1).value(Metric.LOSS));
    }

    private static Run run(Path home) throws IOException {
        return run(home, 1);
    }

    private static Run run(Path home, int every) throws IOException {
        return RunReader.read(outcome(home, every, new Cancel(), 0).folder().path());
    }

    /**
     * @param every steps of the weights for each of alpha
     * @param moment at which it is cancelled; 0 for never
     */
    private static RunOutcome outcome(Path home, int every, Cancel cancel, int moment) throws IOException {
        TinyRun tiny = new TinyRun(Files.createDirectories(home));
        List<String> words = Stream.concat(WORDS.stream(), Stream.of("search.architecture-every=" + every))
                .toList();
        return tiny.runner(cancel, TinyRun.cancelAt(moment, cancel))
                .run(tiny.experiment(words.toArray(String[]::new)), words);
    }
}
