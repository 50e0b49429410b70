package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.run.RunStatus.State;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run with mixed images, policies, smoothed labels and averaged weights ends with the same numbers however it is stopped. */
class RegularisedRunTest {
    @ParameterizedTest
    @ValueSource(strings = {"compiler.passes=all", "compiler.passes=none"})
    void goesOnAsIfItHadNotStopped(String passes, @TempDir Path home) throws IOException {
        String[] changes = {
            passes,
            "data.resize=16",
            "data.normalise=cifar10",
            "data.augment=flip >> cutmix(1, p=0.7)",
            "retrain.augment=crop(2) >> auto-augment(cifar10) >> rand-augment(1, 9) >> cutout(4) >> mixup(0.4)",
            "retrain.loss=class-balanced(0.999) * label-aware-smoothing(0.3, 0)",
            "retrain.auxiliary=0",
            "retrain.ema=0.8",
            "search.epochs=1",
            "baseline=none"
        };
        Map<String, String> unbroken = run(Files.createDirectories(home.resolve("unbroken")), changes, 0);
        assertThat(run(Files.createDirectories(home.resolve("broken")), changes, 4))
                .isEqualTo(unbroken);
        changes[7] = "retrain.ema=0";
        assertThat(run(Files.createDirectories(home.resolve("other")), changes, 0))
                .isNotEqualTo(unbroken);
    }

    /**
     * The numbers of a run.
     *
     * @param most steps between two interruptions; 0 for none
     */
    private static Map<String, String> run(Path home, String[] changes, int most) throws IOException {
        TinyRun tiny = new TinyRun(home);
        LoadedExperiment experiment = tiny.experiment(changes);
        Random random = new Random(3);
        Cancel first = new Cancel();
        RunOutcome outcome = most == 0
                ? tiny.runner().run(experiment, List.of(changes))
                : tiny.runner(first, TinyRun.cancelAt(1 + random.nextInt(most), first))
                        .run(experiment, List.of(changes));
        int interruptions = 0;
        while (outcome.state() == State.INTERRUPTED) {
            interruptions++;
            Cancel cancel = new Cancel();
            outcome = tiny.runner(cancel, TinyRun.cancelAt(1 + random.nextInt(most), cancel))
                    .resume(outcome.folder());
        }
        assertThat(interruptions).isGreaterThanOrEqualTo(most == 0 ? 0 : 2);
        assertThat(outcome.state()).isEqualTo(State.DONE);
        return TinyRun.numbers(outcome.folder());
    }
}
