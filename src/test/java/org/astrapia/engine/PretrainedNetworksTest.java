package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of network can be trained without labels first. */
class PretrainedNetworksTest {
    private static final List<String> SHORT = List.of(
            "search.epochs=1",
            "retrain.epochs=1",
            "retrain.auxiliary=0",
            "retrain.batch=20",
            "retrain.pretrain.epochs=1",
            "retrain.pretrain.loss=barlow-twins(projector=[16, 8], scale=0.125)");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retrain.network=resnet-8 baseline=none                                           | pretrain retrain
            retrain.network=resnet-8 baseline=none retrain.head=probe                        | pretrain retrain
            baseline=resnet-8 baseline-recipe=retrain retrain.network=resnet-8               | pretrain retrain baseline-pretrain baseline
            baseline=resnet-8 retrain.network=resnet-8                                       | pretrain retrain baseline
            baseline=none search.method=random(2) retrain.pretrain.candidates=1              | candidate-1-pretrain candidate-1 candidate-2-pretrain candidate-2 pretrain retrain
            baseline=none search.method=random(1) retrain.pretrain.candidates=1 retrain.head=probe | candidate-1-pretrain candidate-1 pretrain retrain
            baseline=resnet-8 baseline-recipe=retrain search.method=random(1) retrain.parameters=3k | candidate-1 pretrain retrain baseline-pretrain baseline
            """)
    void trainsWithoutLabelsFirst(String changes, String stages, @TempDir Path home) throws IOException {
        List<String> words = new ArrayList<>(SHORT);
        words.addAll(List.of(changes.split(" ")));
        TinyRun tiny = new TinyRun(Files.createDirectories(home.resolve("unbroken")));
        List<String> begun = new ArrayList<>();
        RunOutcome whole = tiny.runner(new Cancel(), event -> {
                    if (event instanceof RunEvent.StageStarted started) {
                        begun.add(started.stage());
                    }
                })
                .run(tiny.experiment(words.toArray(String[]::new)), words);
        assertThat(begun.stream().collect(Collectors.joining(" "))).isEqualTo(stages);

        TinyRun other = new TinyRun(Files.createDirectories(home.resolve("broken")));
        Cancel cancel = new Cancel();
        RunOutcome outcome = other.runner(cancel, TinyRun.cancelAt(2, cancel))
                .run(other.experiment(words.toArray(String[]::new)), words);
        while (outcome.state() == State.INTERRUPTED) {
            Cancel next = new Cancel();
            outcome = other.runner(next, TinyRun.cancelAt(5, next)).resume(outcome.folder());
        }
        assertThat(numbers(outcome.folder())).isEqualTo(numbers(whole.folder()));
    }

    private static String numbers(RunFolder folder) throws IOException {
        for (String missing : List.of("architecture.csv", "genotype.yaml")) {
            if (!Files.exists(folder.file(missing))) {
                Files.writeString(folder.file(missing), "");
            }
        }
        return TinyRun.numbers(folder).toString();
    }
}
