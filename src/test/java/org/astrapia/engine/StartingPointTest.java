package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.language.InvalidInputException;
import org.astrapia.run.CheckpointStore;
import org.astrapia.run.Plan;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.astrapia.shell.command.arguments.ExperimentPreview;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A training can begin with the weights of another run. */
class StartingPointTest {
    private static final List<String> COMMON = List.of(
            "retrain.network=resnet-8",
            "baseline=none",
            "retrain.loss=cross-entropy",
            "retrain.epochs=1",
            "retrain.batch=30");

    @TempDir
    static Path home;

    private static RunFolder before;

    @BeforeAll
    static void trainTheOther() throws IOException {
        before = run("before");
    }

    @Test
    void beginsWhereTheOtherEnded() throws IOException {
        RunFolder after =
                run("after", "retrain.from=" + before.path(), "retrain.optimizer=sgd(1e-30)", "seed.retrain=9");
        Map<String, float[]> weights = weights(after);
        assertThat(weights.get("weights")).containsExactly(weights(before).get("weights"));

        JsonObject from = JsonParser.parseString(Files.readString(after.file("provenance.json")))
                .getAsJsonObject()
                .getAsJsonObject("from");
        assertThat(from.get("run").getAsString()).isEqualTo(before.name());
        assertThat(from.get("checkpoint").getAsString()).matches("[0-9a-f]{64}");
        assertThat(Files.readString(after.file("log.txt")))
                .contains("begins with the weights of the run " + before.path());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | seed=3
            3 | retrain.pretrain={epochs: 1, loss: 'barlow-twins(projector=[8, 8])'}
            """)
    void whateverInterruptsItTheNumbersStay(int moment, String word) throws IOException {
        RunFolder unbroken = run("unbroken-" + moment, "retrain.from=" + before.path(), word);
        TinyRun tiny = tiny("broken-" + moment);
        String[] words = all("retrain.from=" + before.path(), word);
        Cancel cancel = new Cancel();
        RunOutcome outcome =
                tiny.runner(cancel, TinyRun.cancelAt(moment, cancel)).run(tiny.experiment(words), List.of(words));
        while (outcome.state() == State.INTERRUPTED) {
            Cancel next = new Cancel();
            outcome = tiny.runner(next, TinyRun.cancelAt(4, next)).resume(outcome.folder());
        }
        assertThat(Files.readString(outcome.folder().file("evaluation.json")))
                .isEqualTo(Files.readString(unbroken.file("evaluation.json")));
        assertThat(weights(outcome.folder()).get("weights"))
                .containsExactly(weights(unbroken).get("weights"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retrain.network=resnet-20 | `stage0/block1/conv1` (3x3x16x16) is missing there
            retrain.parameters=20k    | `conv1` is 3x3x3x16 there and
            retrain.loss=ldam         | `classifier/bias` is missing here
            """)
    void anotherShapeIsRefusedBeforeAnythingIsDone(String word, String reason) throws IOException {
        TinyRun tiny = tiny("other");
        String[] words = all("retrain.from=" + before.path(), word);
        assertThatThrownBy(() -> tiny.runner().run(tiny.experiment(words), List.of(words)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("<command line>")
                .hasMessageContaining("has another shape")
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> ExperimentPreview.of(tiny.experiment(words), Plan.RUN, Optional.empty()))
                .hasMessageContaining(reason);
        assertThat(tiny.runs().list()).isEmpty();
    }

    @Test
    void whatIsNoRunIsRefused() throws IOException {
        TinyRun tiny = tiny("none");
        String[] words = all("retrain.from=" + home);
        assertThatThrownBy(() -> tiny.runner().run(tiny.experiment(words), List.of(words)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(home + " is no run's folder");
    }

    private static Map<String, float[]> weights(RunFolder folder) {
        return new CheckpointStore(folder.checkpoints("retrain"), said -> {})
                .latest()
                .orElseThrow()
                .variables();
    }

    private static String[] all(String... more) {
        List<String> words = new ArrayList<>(COMMON);
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static TinyRun tiny(String name) throws IOException {
        return new TinyRun(Files.createDirectories(home.resolve(name)));
    }

    private static RunFolder run(String name, String... more) throws IOException {
        TinyRun tiny = tiny(name);
        String[] words = all(more);
        RunOutcome outcome = tiny.runner().run(tiny.experiment(words), List.of(words));
        assertThat(outcome.state()).isEqualTo(State.DONE);
        return outcome.folder();
    }
}
