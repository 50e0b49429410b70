package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import org.astrapia.run.Processor;
import org.astrapia.shell.Shell.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentCommandsTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void writeExperiment() throws IOException {
        shell = new Shell(folder).with("tiny.yaml", Tiny.EXPERIMENT);
    }

    @Test
    void checkTellsTheSizeOfTheSupernetAndOfTheWork() throws Exception {
        assertThat(shell.call("check tiny.yaml search.optimizer.architecture=adam(0.1)"))
                .isEqualTo(new Result(0, """
                        tiny.yaml: ok
                        supernet   3,814 parameters, 917,664 multiply-adds
                        search     1 epoch of 2 steps: 2
                        retrain    1 epoch of 2 steps: 2
                        time       about 1 minute on this processor
                        """, ""));
    }

    @Test
    void checkOfAFixedNetworkTellsItsSizeAndOfNoSearch() throws Exception {
        assertThat(shell.call("check tiny.yaml retrain.network=resnet-20").out())
                .isEqualTo("""
                        tiny.yaml: ok
                        resnet-20  269,722 parameters, 40,551,040 multiply-adds
                        retrain    1 epoch of 2 steps: 2
                        time       about 1 minute on this processor
                        """);
        JsonObject document = JsonParser.parseString(shell.call("check tiny.yaml --json retrain.network=resnet-20")
                        .out())
                .getAsJsonObject();
        assertThat(document.getAsJsonObject("network").get("name").getAsString())
                .isEqualTo("resnet-20");
        assertThat(document.has("supernet")).isFalse();
    }

    @Test
    void checkAsJsonHasProblemsWarningsAndTheSupernet() throws Exception {
        JsonObject document = JsonParser.parseString(
                        shell.call("check tiny.yaml --json search.mixing=sigmoid derive=threshold(0.85, edges=1)")
                                .out())
                .getAsJsonObject();
        assertThat(document.getAsJsonArray("problems")).isEmpty();
        assertThat(document.getAsJsonArray("warnings"))
                .extracting(warning -> warning.getAsJsonObject().get("message").getAsString())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("no operation can reach the threshold"),
                        second -> assertThat(second).startsWith("alpha can hardly move: 3 architecture steps"));
        assertThat(document.getAsJsonObject("supernet").get("parameters").getAsLong())
                .isEqualTo(3814);
    }

    /** On a processor without such numbers it tells that instead. */
    @Test
    void checkTellsWhatKeeps32BitsWithBfloat16() throws Exception {
        String notes = JsonParser.parseString(shell.call("check tiny.yaml --json compiler.precision=bfloat16")
                        .out())
                .getAsJsonObject()
                .getAsJsonArray("notes")
                .toString();
        assertThat(notes)
                .contains(
                        Processor.hasBfloat16()
                                ? "maps of the search network have 16 bits; 32 bits for"
                                : "compiler.precision: bfloat16 changes nothing here, since this processor has neither");
        assertThat(shell.call("check tiny.yaml --json").out()).contains("\"notes\": []");
    }

    @Test
    void checkWithoutTheDataTellsTheSupernetAllTheSame() throws Exception {
        shell.with("darts.yaml", "experiment: darts\ndata:\n  dataset: cifar10\n");
        Result text = shell.call("check darts.yaml");
        assertThat(text.status()).isEqualTo(2);
        assertThat(text.out()).startsWith("supernet   1,930,618 parameters");
        assertThat(text.err()).contains("darts.yaml:3:12: ").contains("data.path=DIR");
        JsonObject document = JsonParser.parseString(
                        shell.call("check darts.yaml --json").out())
                .getAsJsonObject();
        assertThat(document.getAsJsonArray("problems")).hasSize(1);
        assertThat(document.getAsJsonObject("supernet").get("parameters").getAsLong())
                .isEqualTo(1_930_618);
    }

    @Test
    void whatIsResolvedResolvesToItself() throws Exception {
        String resolved = shell.call("show tiny.yaml --resolved seed=7").out();
        assertThat(resolved).contains("data: 7", "momentum=0.9");
        shell.with("resolved.yaml", resolved);
        assertThat(shell.call("show resolved.yaml --resolved").out()).isEqualTo(resolved);
        assertThat(shell.call("show tiny.yaml").out()).isEqualTo(Tiny.EXPERIMENT);
    }

    @Test
    void dataStatsCountEveryPart() throws Exception {
        String table = shell.call("data stats tiny.yaml").out();
        assertThat(table).contains("disc", "long-tailed", "imbalance ratio 2.0").contains("#");
        JsonObject statistics = JsonParser.parseString(
                        shell.call("data stats tiny.yaml --json").out())
                .getAsJsonObject();
        assertThat(statistics.getAsJsonArray("classes")).hasSize(10);
        assertThat(statistics.getAsJsonArray("kept").get(0).getAsInt()).isEqualTo(6);
        assertThat(statistics.getAsJsonArray("kept").get(9).getAsInt()).isEqualTo(3);
        assertThat(statistics.get("imbalance_ratio").getAsDouble()).isEqualTo(2);
    }

    @Test
    void theSchemaIsAJsonDocument() throws Exception {
        JsonObject schema = JsonParser.parseString(shell.call("schema").out()).getAsJsonObject();
        assertThat(schema.get("$schema").getAsString()).contains("draft-07");
    }
}
