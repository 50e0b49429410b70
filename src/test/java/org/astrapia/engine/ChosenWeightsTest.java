package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.engine.stage.RunData;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights are chosen by images that are held out, never by the test sets. */
class ChosenWeightsTest {
    private static final List<String> COMMON = List.of(
            "retrain.network=resnet-8",
            "baseline=none",
            "retrain.loss=cross-entropy",
            "retrain.optimizer=sgd(0.5)",
            "retrain.validation=0.3",
            "retrain.test-every=1",
            "retrain.epochs=5");

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({"best(balanced-accuracy)", "best(accuracy)", "best(macro-f1)"})
    void theBestEpochIsTestedAndKept(String keep) throws IOException {
        RunFolder folder = run("once", "retrain.keep=" + keep);
        List<Double> validation = column(folder, "validation");
        JsonObject chosen = summary(folder).getAsJsonObject("chosen");
        int epoch = chosen.get("epoch").getAsInt();

        assertThat(validation).hasSize(5);
        assertThat(epoch)
                .isEqualTo(validation.indexOf(
                        validation.stream().max(Double::compare).orElseThrow()));
        assertThat(chosen.get("score").getAsDouble()).isEqualTo(validation.get(epoch));
        assertThat(chosen.get("keep").getAsString()).isEqualTo(keep);
        double balanced =
                summary(folder).getAsJsonObject("accuracy").get("balanced").getAsDouble();
        assertThat(balanced).isEqualTo(column(folder, "test_balanced").get(epoch));
        assertThat(Files.readString(folder.file("log.txt")))
                .contains("keeps the weights of epoch " + (epoch + 1) + " of 5, by keep: " + keep);
        assertThat(Files.readString(folder.file("provenance.json"))).contains("\"keep\": \"" + keep + "\"");

        String before = summary(folder).toString();
        new TinyRun(home.resolve("once")).runner().evaluate(folder, Optional.empty());
        assertThat(summary(folder).getAsJsonObject("accuracy").toString())
                .isEqualTo(JsonParser.parseString(before)
                        .getAsJsonObject()
                        .getAsJsonObject("accuracy")
                        .toString());
        assertThat(summary(folder).getAsJsonObject("chosen")).isEqualTo(chosen);
    }

    @Test
    void patienceEndsATrainingThatGetsNoBetter() throws IOException {
        RunFolder folder = run("once", "retrain.patience=2", "retrain.optimizer=sgd(1e-9)");
        assertThat(column(folder, "validation")).hasSize(3);
        assertThat(summary(folder).getAsJsonObject("chosen").get("epochs").getAsInt())
                .isEqualTo(3);
        assertThat(Files.readString(folder.file("log.txt")))
                .contains("ended behind 3 of 5 epochs, the last 2 of them without a better balanced accuracy");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retrain.keep=best(balanced-accuracy) |
            retrain.keep=best(accuracy)          | retrain.patience=1
            retrain.keep=last                    | retrain.patience=2
            retrain.keep=best                    | retrain.head=probe
            """)
    void whateverInterruptsItTheNumbersStay(String first, String second) throws IOException {
        List<String> words = new ArrayList<>(List.of(first));
        if (second != null) {
            words.add(second);
        }
        if (words.contains("retrain.head=probe")) {
            words.add("retrain.pretrain={epochs: 1, batch: 20, loss: 'barlow-twins(projector=[8, 8])'}");
        }
        RunFolder unbroken = run("unbroken", words.toArray(String[]::new));

        TinyRun tiny = tiny("broken");
        List<String> all = all(words.toArray(String[]::new));
        Cancel cancel = new Cancel();
        RunOutcome outcome =
                tiny.runner(cancel, TinyRun.cancelAt(3, cancel)).run(tiny.experiment(all.toArray(String[]::new)), all);
        while (outcome.state() == State.INTERRUPTED) {
            Cancel next = new Cancel();
            outcome = tiny.runner(next, TinyRun.cancelAt(4, next)).resume(outcome.folder());
        }

        assertThat(numbers(outcome.folder())).isEqualTo(numbers(unbroken));
        assertThat(summary(outcome.folder()).get("chosen"))
                .isEqualTo(summary(unbroken).get("chosen"))
                .isNotNull();
    }

    @Test
    void heldOutImagesAreOfEveryClassAndNeverTrainedOn() throws IOException {
        RunFolder folder = run("once", "retrain.epochs=1", "retrain.test-every=0", "retrain.drop-last=false");
        RunData data = RunData.load(
                tiny("other").experiment(all().toArray(String[]::new)).experiment(), said -> {});
        List<Integer> heldOut = data.heldOutCounts(0.3, 3);
        assertThat(heldOut).hasSameSizeAs(data.trainCounts());
        for (int label = 0; label < heldOut.size(); label++) {
            int kept = data.trainCounts().get(label);
            assertThat(heldOut.get(label)).isBetween(kept == 1 ? 0 : 1, Math.max(1, kept - 1));
        }
        int trained = data.train().length
                - heldOut.stream().mapToInt(Integer::intValue).sum();
        assertThat(column(folder, "steps").get(0)).isEqualTo((trained + 15) / 16);
    }

    private static List<String> all(String... more) {
        List<String> words = new ArrayList<>(COMMON);
        words.addAll(List.of(more));
        return words;
    }

    private TinyRun tiny(String name) throws IOException {
        return new TinyRun(Files.createDirectories(home.resolve(name)));
    }

    private RunFolder run(String name, String... more) throws IOException {
        TinyRun tiny = tiny(name);
        List<String> words = all(more);
        RunOutcome outcome = tiny.runner().run(tiny.experiment(words.toArray(String[]::new)), words);
        assertThat(outcome.state()).isEqualTo(State.DONE);
        return outcome.folder();
    }

    private static JsonObject summary(RunFolder folder) throws IOException {
        return JsonParser.parseString(Files.readString(folder.file("summary.json")))
                .getAsJsonObject();
    }

    private static List<Double> column(RunFolder folder, String name) throws IOException {
        List<String> lines = Files.readAllLines(folder.file("metrics.csv"));
        int column = List.of(lines.get(0).split(",", -1)).indexOf(name);
        return lines.stream()
                .filter(line -> line.startsWith("retrain,"))
                .map(line -> Double.valueOf(line.split(",", -1)[column]))
                .toList();
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
