package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.astrapia.report.html.HtmlReport;
import org.astrapia.run.RunFolder;
import org.astrapia.run.content.RunReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every network of a run has the size that was asked for, and the run says so. */
class SizedRunTest {
    @Test
    void saysWhichWidthAndHowNear(@TempDir Path home) throws IOException {
        List<String> words = List.of(
                "search.method=random(2)",
                "search.epochs=1",
                "retrain.epochs=1",
                "retrain.auxiliary=0",
                "retrain.parameters=3k",
                "baseline=resnet-8",
                "baseline-recipe=retrain");
        TinyRun tiny = new TinyRun(home);
        RunFolder folder = tiny.runner()
                .run(tiny.experiment(words.toArray(String[]::new)), words)
                .folder();

        JsonObject summary = JsonParser.parseString(Files.readString(folder.file("summary.json")))
                .getAsJsonObject();
        requireNear(summary.getAsJsonObject("width"), summary.get("parameters").getAsLong());
        JsonObject baseline = summary.getAsJsonObject("baseline").getAsJsonObject("width");
        requireNear(baseline, baseline.get("found").getAsLong());
        assertThat(Files.readString(folder.file("log.txt")))
                .contains("candidate-1: ", "candidate-2: ", "retrain: ", "baseline: ")
                .containsPattern(
                        "retrain: \\d+ channels give [\\d,]+ parameters, [\\d.]+ % (above|below) the 3,000 that");
    }

    @Test
    void theReportShowsBothRecipesAndWhatWasChosen(@TempDir Path home) throws IOException {
        List<String> words = List.of(
                "retrain.network=resnet-8",
                "retrain.epochs=2",
                "retrain.loss=cross-entropy",
                "retrain.multiply-adds=1M",
                "retrain.optimizer=adam(1e-3)",
                "retrain.validation=0.3",
                "retrain.keep=best",
                "baseline=resnet-8");
        TinyRun tiny = new TinyRun(home);
        RunFolder folder = tiny.runner()
                .run(tiny.experiment(words.toArray(String[]::new)), words)
                .folder();

        String report = HtmlReport.of(RunReader.read(folder.path()));

        assertThat(report)
                .contains("How the networks were trained", "adam(0.001, betas=[0.9, 0.999], decay=0)")
                .contains("sgd(0.1, momentum=0.9, decay=2e-4) &gt;&gt; steps([2, 2], factor=0.01)")
                .contains("retrain.multiply-adds asks for 1,000,000", "by keep: best(balanced-accuracy)");
    }

    private static void requireNear(JsonObject width, long parameters) {
        assertThat(width.get("key").getAsString()).isEqualTo("retrain.parameters");
        assertThat(width.get("asked").getAsLong()).isEqualTo(3000);
        assertThat(width.get("found").getAsLong()).isEqualTo(parameters);
        assertThat(width.get("deviation").getAsDouble()).isBetween(-0.5, 0.5);
        assertThat(width.get("channels").getAsInt()).isPositive();
    }
}
