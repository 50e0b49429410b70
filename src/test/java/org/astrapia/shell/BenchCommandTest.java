package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.astrapia.shell.Shell.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    @TempDir
    Path folder;

    @Test
    void tellsHowLongEachPartTakesAndWhatItsStepsSpendTheirTimeOn() throws Exception {
        Result result = new Shell(folder)
                .with("tiny.yaml", Tiny.EXPERIMENT)
                .call("bench tiny.yaml --iterations 2 --trace trace.json --json");
        assertThat(result.status()).as(result.err()).isZero();
        JsonObject figures = JsonParser.parseString(result.out()).getAsJsonObject();
        assertThat(figures.get("iteration_seconds").getAsDouble())
                .isGreaterThanOrEqualTo(figures.get("iteration_minimum_seconds").getAsDouble())
                .isPositive();
        assertThat(figures.get("architecture_step_seconds").getAsDouble()).isPositive();
        assertThat(figures.get("weight_step_seconds").getAsDouble()).isPositive();
        assertThat(figures.get("operations").getAsInt()).isGreaterThan(500);
        assertThat(figures.getAsJsonObject("retraining").get("median_seconds").getAsDouble())
                .isPositive();
        JsonArray primitives = figures.getAsJsonArray("by_primitive");
        assertThat(primitives)
                .extracting(sum -> sum.getAsJsonObject().get("kind").getAsString())
                .contains("Conv", "BatchNorm", "update");
        JsonArray events = JsonParser.parseString(Files.readString(folder.resolve("trace.json")))
                .getAsJsonObject()
                .getAsJsonArray("traceEvents");
        assertThat(events.size()).isGreaterThan(500);
    }

    @Test
    void comparesInProcessesOfTheirOwn() throws Exception {
        Result result = new Shell(folder)
                .with("tiny.yaml", Tiny.EXPERIMENT)
                .call("bench tiny.yaml --iterations 1 --compare passes=none --json");
        assertThat(result.status()).as(result.err()).isZero();
        JsonObject figures = JsonParser.parseString(result.out()).getAsJsonObject();
        JsonObject reference = figures.getAsJsonObject("reference");
        assertThat(figures.get("ratio").getAsDouble())
                .isEqualTo(reference.get("iteration_seconds").getAsDouble()
                        / figures.get("iteration_seconds").getAsDouble());
        assertThat(reference.get("operations").getAsInt())
                .isGreaterThan(figures.get("operations").getAsInt());
    }

    @Test
    void refusesWhatCannotBeMeasuredTogether() throws Exception {
        Result result = new Shell(folder)
                .with("tiny.yaml", Tiny.EXPERIMENT)
                .call("bench tiny.yaml --compare passes=none --trace trace.json");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("--compare measures the search alone");
    }
}
