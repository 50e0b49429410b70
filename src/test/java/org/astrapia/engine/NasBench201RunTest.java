package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.Source;
import org.astrapia.report.html.HtmlReport;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
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
        List<String> words = Stream.concat(WORDS.stream(), List.of(more).stream())
                .toList();
        Cancel cancel = new Cancel();
        return tiny.runner(cancel, TinyRun.cancelAt(moment, cancel))
                .run(tiny.experiment(words.toArray(String[]::new)), words);
    }
}
