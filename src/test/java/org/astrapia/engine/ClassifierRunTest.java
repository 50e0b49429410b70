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
import org.astrapia.report.html.HtmlReport;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The classifier of a trained network is made anew in a stage of its own. */
class ClassifierRunTest {
    private static final List<String> COMMON = List.of(
            "search.epochs=1",
            "retrain.epochs=1",
            "retrain.auxiliary=0",
            "retrain.loss=cross-entropy",
            "retrain.batch=20");

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retrain.network=resnet-8;baseline=none;retrain.classifier.epochs=2                                           | retrain classifier classifier
            retrain.network=resnet-8;baseline=none;retrain.augment=flip >> mixup(1);retrain.classifier={epochs: 2, method: scales, loss: label-aware-smoothing}                        | retrain classifier classifier
            retrain.network=resnet-8;baseline=none;retrain.ema=0.5;retrain.classifier.method=tau-norm                                    | retrain classifier
            retrain.network=resnet-8;baseline=none;retrain.ema=0.5;retrain.classifier={epochs: 2, method: scales(classifier=true), optimizer: 'sgd(0.1, rate-head=0.05)'} | retrain classifier classifier
            baseline=resnet-8;retrain.network=resnet-8;baseline-recipe=retrain;retrain.classifier.epochs=1               | retrain classifier baseline baseline-classifier
            baseline=resnet-8;retrain.network=resnet-8;retrain.classifier.method=tau-norm(0.5)                           | retrain classifier baseline
            baseline=none;retrain.classifier.epochs=1                                                                    | search retrain classifier
            baseline=none;search.method=random(1);retrain.classifier={epochs: 1, loss: ldam(0.5)}                        | candidate-1 retrain classifier
            """)
    void whateverInterruptsItTheNumbersStay(String changes, String stages) throws IOException {
        List<String> words = new ArrayList<>(COMMON);
        words.addAll(List.of(changes.split(";")));
        TinyRun unbroken = tiny("unbroken");
        RunFolder whole = unbroken.runner()
                .run(unbroken.experiment(words.toArray(String[]::new)), words)
                .folder();
        assertThat(stages(whole)).isEqualTo(stages);
        JsonObject summary = summary(whole);
        assertThat(summary.getAsJsonObject("accuracy_before_classifier").get("balanced"))
                .isNotNull();
        assertThat(summary.getAsJsonObject("recipe").getAsJsonObject("classifier"))
                .isNotNull();
        assertThat(Files.readString(HtmlReport.write(whole.path())))
                .contains("Classifier, made anew", "Balanced test before that");

        TinyRun broken = tiny("broken");
        Cancel cancel = new Cancel();
        RunOutcome outcome = broken.runner(cancel, TinyRun.cancelAt(2, cancel))
                .run(broken.experiment(words.toArray(String[]::new)), words);
        while (outcome.state() == State.INTERRUPTED) {
            Cancel next = new Cancel();
            outcome = broken.runner(next, TinyRun.cancelAt(3, next)).resume(outcome.folder());
        }
        assertThat(numbers(outcome.folder())).isEqualTo(numbers(whole));
        assertThat(summary(outcome.folder()).get("accuracy_before_classifier"))
                .isEqualTo(summary.get("accuracy_before_classifier"));

        String evaluation = Files.readString(whole.file("evaluation.json"));
        unbroken.runner().evaluate(whole, Optional.empty());
        assertThat(Files.readString(whole.file("evaluation.json"))).isEqualTo(evaluation);
        assertThat(summary(whole).get("accuracy")).isEqualTo(summary.get("accuracy"));
    }

    /** What the classifier before the stage reached is what the run without the stage reaches. */
    @Test
    void theBodyIsThatOfTheTrainingAlone() throws IOException {
        List<String> plain = new ArrayList<>(COMMON);
        plain.addAll(List.of("retrain.network=resnet-8", "baseline=none"));
        List<String> anew = new ArrayList<>(plain);
        anew.add("retrain.classifier.method=tau-norm(0)"); // divides by 1 and leaves the bias out
        JsonObject without = summary(run("plain", plain));
        JsonObject with = summary(run("anew", anew));
        assertThat(with.get("accuracy_before_classifier")).isEqualTo(without.get("accuracy"));
    }

    /** A probe that sees more of rare classes is another one. */
    @Test
    void aProbeIsTrainedInTheSharesOfItsSampler() throws IOException {
        List<String> probe = new ArrayList<>(COMMON);
        probe.addAll(List.of(
                "retrain.network=resnet-8",
                "baseline=none",
                "retrain.head=probe",
                "retrain.pretrain={epochs: 1, loss: 'barlow-twins(projector=[8, 8])'}"));
        List<String> balanced = new ArrayList<>(probe);
        balanced.add("retrain.sampler=oversample");
        assertThat(steps(run("natural", probe))).isLessThan(steps(run("oversampled", balanced)));
    }

    private static int steps(RunFolder folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.file("metrics.csv"));
        return Integer.parseInt(lines.get(lines.size() - 1).split(",", -1)[2]);
    }

    private TinyRun tiny(String name) throws IOException {
        return new TinyRun(Files.createDirectories(home.resolve(name)));
    }

    private RunFolder run(String name, List<String> words) throws IOException {
        TinyRun tiny = tiny(name);
        return tiny.runner()
                .run(tiny.experiment(words.toArray(String[]::new)), words)
                .folder();
    }

    private static String stages(RunFolder folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.file("metrics.csv"));
        return String.join(
                " ",
                lines.subList(1, lines.size()).stream()
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .toList());
    }

    private static JsonObject summary(RunFolder folder) throws IOException {
        return JsonParser.parseString(Files.readString(folder.file("summary.json")))
                .getAsJsonObject();
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
