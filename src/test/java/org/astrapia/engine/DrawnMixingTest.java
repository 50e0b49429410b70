package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.run.RunStatus.State;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches whose steps draw at random, or that have more than alpha to keep. */
class DrawnMixingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "search.mixing=gumbel(10, 0.1)",
                "search.channels=partial(2)",
                "search.mixing=dirichlet",
                "search.mixing=dsnas"
            })
    void whatWasInterruptedGoesOnToTheSameNumbers(String method, @TempDir Path home) throws IOException {
        Map<String, String> unbroken = numbers(method, Files.createDirectories(home.resolve("unbroken")), 0);
        Map<String, String> broken = numbers(method, Files.createDirectories(home.resolve("broken")), 3);

        assertThat(broken).isEqualTo(unbroken);
        assertThat(numbers(method, Files.createDirectories(home.resolve("again")), 0))
                .isEqualTo(unbroken);
    }

    /** @param every moments after which the run is interrupted; 0 for never */
    private static Map<String, String> numbers(String method, Path home, int every) throws IOException {
        TinyRun tiny = new TinyRun(home);
        List<String> words = List.of(
                method,
                "search.loss.architecture=cross-entropy",
                "search.warm-up=1",
                "search.epochs=1",
                "retrain.epochs=1",
                "baseline=none");
        Cancel first = new Cancel();
        RunOutcome outcome = tiny.runner(first, TinyRun.cancelAt(every, first))
                .run(tiny.experiment(words.toArray(String[]::new)), words);
        while (outcome.state() == State.INTERRUPTED) {
            Cancel next = new Cancel();
            outcome = tiny.runner(next, TinyRun.cancelAt(every, next)).resume(outcome.folder());
        }
        assertThat(outcome.state()).isEqualTo(State.DONE);
        return TinyRun.numbers(outcome.folder());
    }
}
