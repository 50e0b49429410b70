package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.astrapia.shell.Shell.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(figures.getAsJsonObject("sessions"))
                .hasToString("{\"inter_threads\":null,\"intra_threads\":null,\"rewriters\":\"off\",\"jit\":false}");
        assertThat(figures.getAsJsonArray("devices")).hasSize(1);
        JsonObject device = figures.getAsJsonArray("devices").get(0).getAsJsonObject();
        assertThat(device.get("device").getAsString()).isEqualTo("/device:CPU:0");
        assertThat(device.getAsJsonArray("by_type")).isNotEmpty();
        assertThat(device.getAsJsonArray("by_primitive"))
                .extracting(sum -> sum.getAsJsonObject().get("kind").getAsString())
                .contains("Conv", "BatchNorm", "update");
        JsonArray events = JsonParser.parseString(Files.readString(folder.resolve("trace.json")))
                .getAsJsonObject()
                .getAsJsonArray("traceEvents");
        assertThat(events.size()).isGreaterThan(500);
    }

    @Test
    void theSumsOfATraceStandBehindTheirDevice() throws Exception {
        Result result = new Shell(folder)
                .with("tiny.yaml", Tiny.EXPERIMENT)
                .call("bench tiny.yaml --iterations 1 --trace trace.json");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out())
                .containsOnlyOnce("/device:CPU:0: ")
                .containsSubsequence("/device:CPU:0: ", "\noperation", "\nprimitive");
    }

    @ParameterizedTest
    @CsvSource({"search,true", "retraining,false", "baseline,false", "pretraining,false"})
    void servesStepsOfAnyPart(String part, boolean hasAlpha) throws Exception {
        List<String[]> lines = serve(part + " baseline=resnet-8 retrain.pretrain.epochs=1", "go\ngo\n");
        assertThat(lines).extracting(words -> words[0]).containsExactly("ready", "iteration", "iteration", "peak");
        assertThat(Integer.parseInt(lines.get(0)[2])).isGreaterThan(100);
        for (String[] iteration : lines.subList(1, 3)) {
            assertThat(Double.parseDouble(iteration[1]) > 0).isEqualTo(hasAlpha);
            assertThat(Double.parseDouble(iteration[2])).isPositive();
            assertThat(Double.parseDouble(iteration[3])).isFinite().isPositive();
        }
    }

    /** A probe's features are computed before its training, a classifier's in every step. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            classifier | retrain.classifier.epochs=1
            classifier | retrain.classifier.epochs=1 retrain.classifier.method=scales
            classifier | retrain.classifier.epochs=1 "retrain.classifier.method=scales(classifier=true)" retrain.network=resnet-8
            probe      | retrain.head=probe retrain.pretrain.epochs=1
            """)
    void servesStepsOfAClassifierAlone(String part, String words) throws Exception {
        List<String[]> lines = serve(part + " baseline=none " + words, "go\ngo\n");
        assertThat(lines).extracting(line -> line[0]).containsExactly("ready", "iteration", "iteration", "peak");
        for (String[] iteration : lines.subList(1, 3)) {
            assertThat(Double.parseDouble(iteration[1])).isZero();
            assertThat(Double.parseDouble(iteration[2])).isPositive();
            assertThat(Double.parseDouble(iteration[3])).isFinite().isPositive();
        }
    }

    /** What it measured is what a search with a budget of milliseconds asks for; a file that is there is not replaced. */
    @Test
    void operationsThatWereMeasuredAreABudget() throws Exception {
        String budget = " \"search.loss.architecture=cross-entropy + 0.1 * budget(milliseconds, target=0.001)\"";
        Shell shell = new Shell(folder).with("tiny.yaml", Tiny.EXPERIMENT);
        Result unknown = shell.call("check tiny.yaml" + budget);
        assertThat(unknown.err()).contains("`search.latency` names the file that");

        Result measured = shell.call("bench tiny.yaml --operations latency.json --iterations 1");
        assertThat(measured.status()).as(measured.err()).isZero();
        JsonObject table = JsonParser.parseString(Files.readString(folder.resolve("latency.json")))
                .getAsJsonObject();
        assertThat(table.get("shared_milliseconds").getAsDouble()).isPositive();
        assertThat(table.getAsJsonArray("operations")).isNotEmpty();

        Result searched =
                shell.call("search tiny.yaml --quiet search.latency=" + folder.resolve("latency.json") + budget);
        assertThat(searched.status()).as(searched.err()).isZero();
        assertThat(shell.call("check tiny.yaml space.channels=8 search.latency=" + folder.resolve("latency.json")
                                + budget)
                        .err())
                .contains("latency.json` was measured for");
        assertThat(shell.call("bench tiny.yaml --operations latency.json").err())
                .contains("latency.json: it exists already");
    }

    @Test
    void servesASearchWithoutLabels() throws Exception {
        String barlow = "barlow-twins(projector=[8,8])";
        List<String[]> lines = serve(
                "search \"search.loss.weights=" + barlow + "\" \"search.loss.architecture=" + barlow + "\"", "go\n");
        assertThat(lines).extracting(words -> words[0]).containsExactly("ready", "iteration", "peak");
        assertThat(Integer.parseInt(lines.get(0)[2]))
                .as("operations: two views and a projector")
                .isGreaterThan(Integer.parseInt(serve("search", "").get(0)[2]) * 5 / 4);
    }

    private List<String[]> serve(String words, String orders) throws Exception {
        Result result = new Shell(folder)
                .with("tiny.yaml", Tiny.EXPERIMENT)
                .call(orders, Shell.words("bench tiny.yaml --quiet --serve " + words));
        assertThat(result.status()).as(result.err()).isZero();
        return result.out().lines().map(line -> line.split(" ")).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "baseline=none --serve baseline | no network is trained beside, so none can be measured",
                "--serve classifier | tiny.yaml:9:10: no classifier is trained anew behind the retraining",
                "--serve probe | tiny.yaml:9:10: no probe is trained on a pre-trained network",
                "--serve pretraining | tiny.yaml:9:10: nothing is trained without labels before the retraining",
                "--serve retrainin | --serve retrainin: search, retraining, baseline, pretraining, classifier or probe is allowed. Maybe you meant",
                "--serve device=cpu | Maybe put device=cpu before --serve",
                "--serve --trace x | --serve cannot be combined with --compare or --trace",
                "--serve baseline --genotype x | --genotype is for --serve retraining, pretraining, classifier and probe; baseline has",
                "--operations x --serve | --operations cannot be combined with --serve, --compare, --trace or --genotype.",
                "--rewriters layot | 'layot' is not a rewriter of TensorFlow; allowed are off, on, or some of pruning,",
                "--rewriters layout,on | 'on' is not a rewriter of TensorFlow",
                "--inter-threads 0 | --inter-threads 0: a number from 1 to 1024 is allowed.",
                "--intra-threads many | 'many' is not",
            })
    void refusesWhatCannotBeServed(String words, String reason) throws Exception {
        Result result = new Shell(folder).with("tiny.yaml", Tiny.EXPERIMENT).call("bench tiny.yaml " + words);
        assertThat(result.status()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).contains(reason);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void whatIsAskedOfTensorFlowReachesIt() throws Exception {
        assertThat(operationsThatRun("--rewriters on --inter-threads 1 --intra-threads 1"))
                .isNotEqualTo(operationsThatRun(""));
    }

    private Set<String> operationsThatRun(String words) throws Exception {
        Result result = new Shell(folder)
                .with("tiny.yaml", Tiny.EXPERIMENT)
                .call("bench tiny.yaml --iterations 1 --trace trace.json --json " + words);
        assertThat(result.status()).as(result.err()).isZero();
        JsonArray devices =
                JsonParser.parseString(result.out()).getAsJsonObject().getAsJsonArray("devices");
        Set<String> kinds = new TreeSet<>();
        devices.forEach(device -> device.getAsJsonObject()
                .getAsJsonArray("by_type")
                .forEach(sum -> kinds.add(sum.getAsJsonObject().get("kind").getAsString())));
        return kinds;
    }

    @Test
    void comparesInProcessesOfTheirOwn() throws Exception {
        Result result = new Shell(folder)
                .with("tiny.yaml", Tiny.EXPERIMENT)
                .call("bench tiny.yaml --iterations 1 --compare passes=none --inter-threads 1 --json");
        assertThat(result.status()).as(result.err()).isZero();
        JsonObject figures = JsonParser.parseString(result.out()).getAsJsonObject();
        assertThat(figures.getAsJsonObject("sessions").get("inter_threads").getAsInt())
                .isEqualTo(1);
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
        assertThat(result.err()).contains("--compare cannot be combined with --trace or --genotype");
    }
}
