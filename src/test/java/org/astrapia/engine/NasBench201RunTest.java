package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Json;
import org.astrapia.language.Source;
import org.astrapia.report.html.HtmlReport;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.Sha256;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs in the space of NAS-Bench-201. */
class NasBench201RunTest {
    private static final List<String> WORDS = List.of(
            "space={extends: nas-bench-201, cells: 1, channels: 4, nodes: 3, operations: [none, skip_connect, nor_conv_1x1,"
                    + " nor_conv_3x3, avg_pool_3x3]}",
            "search.mixing=softmax",
            "search.loss.architecture=cross-entropy",
            "derive=argmax",
            "retrain={cells: 1, channels: 4, epochs: 1, loss: cross-entropy}",
            "evaluate.logit-adjustment=0",
            "baseline=none");

    @TempDir
    Path home;

    @Test
    void aSearchAndItsRetrainingGoOnToTheSameNumbers() throws Exception {
        RunOutcome unbroken = outcome("unbroken", 0);
        assertThat(unbroken.state()).isEqualTo(State.DONE);
        RunOutcome broken = outcome("broken", 3);
        assertThat(broken.state()).isEqualTo(State.INTERRUPTED);
        RunOutcome resumed = new TinyRun(home.resolve("broken")).runner().resume(broken.folder());
        assertThat(TinyRun.numbers(resumed.folder())).isEqualTo(TinyRun.numbers(unbroken.folder()));

        Genotype genotype = genotype(unbroken);
        assertThat(EdgeTexts.print(genotype)).matches("\\|\\w+~0\\|\\+.*~2\\|");
        Run run = RunReader.read(unbroken.folder().path());
        assertThat(run.architecture())
                .hasSize((1 + 2) * 6 * 5)
                .allMatch(row -> row.cell().equals("every"));
        assertThat(HtmlReport.of(run)).contains("<figcaption>Cell</figcaption>", "node 1<");
    }

    @Test
    void aRandomSearchDrawsInIt() throws Exception {
        RunOutcome outcome = outcome("random", 0, "search.method=random(2)", "search.epochs=1");
        assertThat(outcome.state()).isEqualTo(State.DONE);
        assertThat(genotype(outcome).normal().nodes()).hasSize(3);
    }

    /** A table that says more convolutions are better, of a space of two nodes and two operations. */
    private static final String TABLE = """
            architecture,accuracy
            |none~0|+|none~0|none~1|,10
            |none~0|+|none~0|nor_conv_3x3~1|,20
            |none~0|+|nor_conv_3x3~0|none~1|,60
            |none~0|+|nor_conv_3x3~0|nor_conv_3x3~1|,62
            |nor_conv_3x3~0|+|none~0|none~1|,10
            |nor_conv_3x3~0|+|none~0|nor_conv_3x3~1|,70
            |nor_conv_3x3~0|+|nor_conv_3x3~0|none~1|,64
            |nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|,80
            """;

    private String[] withTable(String... more) throws Exception {
        Path table = Files.writeString(home.resolve("table.csv"), TABLE);
        return Stream.concat(
                        Stream.of("space.nodes=2", "space.operations=[none, nor_conv_3x3]", "space.table=" + table),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void aTableIsShownAndChangesNothing() throws Exception {
        RunOutcome blind = outcome("blind", 0, "space.nodes=2", "space.operations=[none, nor_conv_3x3]");
        RunOutcome seen = outcome("seen", 0, withTable());
        for (String file : List.of("architecture.csv", "evaluation.json", "genotype.yaml")) {
            assertThat(Files.readString(seen.folder().file(file)))
                    .isEqualTo(Files.readString(blind.folder().file(file)));
        }
        Run run = RunReader.read(seen.folder().path());
        String derived = EdgeTexts.print(genotype(seen));
        double truth = TABLE.lines()
                .filter(line -> line.startsWith(derived + ","))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1)))
                .findFirst()
                .orElseThrow();
        List<EpochRow> rows = run.stage("search");
        assertThat(rows.get(1).value(Metric.TRUE_ACCURACY)).hasValue(truth / 100);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.value(Metric.TRUE_RANK)).isPresent());
        assertThat(rows.get(0).value(Metric.KENDALL_TAU)).isEmpty();
        assertThat(rows.get(1).value(Metric.KENDALL_TAU).orElseThrow()).isBetween(-1.0, 1.0);
        assertThat(run.summary().at("true_accuracy").number("accuracy")).hasValue(truth / 100);
        assertThat(HtmlReport.of(run))
                .contains("True accuracy: ", "of 8, better than")
                .doesNotContain("optimistic");

        RunOutcome broken = outcome("again", 3, withTable());
        RunOutcome resumed = new TinyRun(home.resolve("again")).runner().resume(broken.folder());
        assertThat(TinyRun.numbers(resumed.folder())).isEqualTo(TinyRun.numbers(seen.folder()));
    }

    @Test
    void aRandomSearchByTheTableTrainsNothingAndIsCalledOptimistic() throws Exception {
        RunOutcome outcome = outcome("asked", 0, withTable("search.method=random(50, evaluate=table)"));
        Run run = RunReader.read(outcome.folder().path());
        assertThat(run.summary().at("true_accuracy").number("accuracy")).hasValue(0.8);
        assertThat(run.metrics()).extracting(EpochRow::stage).containsOnly("retrain");
        assertThat(HtmlReport.of(run)).contains("80.00 % by the table", "this figure is optimistic");
        Json table = run.provenance().at("table");
        assertThat(table.text("digest")).hasValue(Sha256.of(TABLE.getBytes(StandardCharsets.UTF_8)));
        assertThat(table.text("path")).hasValue(home.resolve("table.csv").toString());
    }

    @Test
    void aTableWithoutAnArchitectureIsRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> outcome("lacking", 0, withTable("space.operations=[none, skip_connect]")))
                .satisfies(refused -> assertThat(refused.problems().get(0).message())
                        .contains("has 1 of the 8 architectures", "for one |skip_connect~0|+|none~0|none~1|"));
    }

    /** The shape of the cells is free: two inputs, a sum of the nodes, one kind of cell that also reduces. */
    @Test
    void aShapeOfOnesOwnIsSearchedAndTrained() throws Exception {
        RunOutcome outcome = outcome(
                "own",
                0,
                "space={extends: darts, cells: 3, channels: 4, nodes: 2, kinds: 1, output: sum, stem: 1,"
                        + " operations: [skip_connect, nor_conv_3x3]}",
                "derive=top(2)",
                "retrain.cells=3",
                "retrain.auxiliary=0.4");
        assertThat(outcome.state()).isEqualTo(State.DONE);
        assertThat(GenotypeText.print(genotype(outcome)))
                .contains("  every:\n    2: ", "output: sum(2, 3)")
                .doesNotContain("reduce");
    }

    private static Genotype genotype(RunOutcome outcome) {
        return GenotypeText.parse(
                Source.read(outcome.folder().file("genotype.yaml")),
                BuiltInSpaces.definitions().keySet());
    }

    /** @param moment at which it is cancelled; 0 for never */
    private RunOutcome outcome(String place, int moment, String... more) throws Exception {
        TinyRun tiny = new TinyRun(Files.createDirectories(home.resolve(place)));
        List<String> words =
                Stream.concat(WORDS.stream(), List.of(more).stream()).toList();
        Cancel cancel = new Cancel();
        return tiny.runner(cancel, TinyRun.cancelAt(moment, cancel))
                .run(tiny.experiment(words.toArray(String[]::new)), words);
    }
}
