package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.report.html.HtmlReport;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunListener;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.astrapia.run.table.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that ends before its last epoch. */
class SearchStopTest {
    private static final List<String> SMALL = List.of(
            "search.test-every=0",
            "search.mixing=softmax",
            "search.loss.architecture=cross-entropy",
            "space.operations=[skip_connect, max_pool_3x3]",
            "retrain.epochs=1",
            "retrain.auxiliary=0",
            "baseline=none");

    private static String[] words(String... more) {
        List<String> words = new ArrayList<>(SMALL);
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private final List<String> said = new ArrayList<>();

    private final RunListener listener = event -> {
        if (event instanceof RunEvent.Message message) {
            said.add(message.text());
        }
    };

    /** With two operations a cell of four edges has a skip connection with near certainty. */
    @Test
    void skipConnectionsEndIt(@TempDir Path home) throws IOException {
        String[] words = words("search.epochs=4", "search.stop=skips(1, from=1)");
        TinyRun tiny = new TinyRun(Files.createDirectories(home.resolve("whole")));
        RunOutcome outcome = tiny.runner(new Cancel(), listener).run(tiny.experiment(words), List.of());

        assertThat(outcome.state()).isEqualTo(State.DONE);
        assertThat(said)
                .anyMatch(text -> text.matches("the search ends with epoch 2 of 4, whose architecture is kept: the cell"
                        + " `(normal|reduce)` would have \\d skip connections"))
                .anyMatch(text -> text.contains("edges of the genotype have operations without weights"));
        Run run = RunReader.read(outcome.folder().path());
        assertThat(run.stage("search")).hasSize(2);
        assertThat(run.summary().texts("search_notes")).hasSize(2);
        assertThat(HtmlReport.of(run)).contains("the search ends with epoch 2 of 4", "the search may have collapsed");

        TinyRun again = new TinyRun(Files.createDirectories(home.resolve("broken")));
        assertThat(TinyRun.numbers(broken(again, words))).isEqualTo(TinyRun.numbers(outcome.folder()));
    }

    private static RunFolder broken(TinyRun tiny, String... words) {
        Cancel first = new Cancel();
        RunOutcome outcome = tiny.runner(first, TinyRun.cancelAt(2, first)).run(tiny.experiment(words), List.of());
        int interruptions = 0;
        while (outcome.state() == State.INTERRUPTED) {
            interruptions++;
            Cancel cancel = new Cancel();
            outcome = tiny.runner(cancel, TinyRun.cancelAt(interruptions + 2, cancel))
                    .resume(outcome.folder());
        }
        assertThat(interruptions).isGreaterThan(1);
        return outcome.folder();
    }

    /** Alpha that is thrown far off at once has a loss that is flat or steep: the eigenvalue changes by more than a hundredth. */
    @Test
    void anEigenvalueThatRisesEndsIt(@TempDir Path home) throws IOException {
        String[] words = words(
                "search.epochs=16",
                "search.optimizer.weights=sgd(0.2, momentum=0.9)",
                "space.operations=[skip_connect, sep_conv_3x3]",
                "search.stop=eigenvalue(1.001, every=1, from=0)");
        TinyRun tiny = new TinyRun(Files.createDirectories(home.resolve("whole")));
        RunOutcome outcome = tiny.runner(new Cancel(), listener).run(tiny.experiment(words), List.of());
        Run run = RunReader.read(outcome.folder().path());
        assertThat(run.stage("search"))
                .hasSizeLessThan(16)
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(row -> assertThat(row.value(Metric.EIGENVALUE)).isPresent());
        assertThat(said).anyMatch(text -> text.contains("the largest eigenvalue of the Hessian by alpha has risen to"));

        TinyRun again = new TinyRun(Files.createDirectories(home.resolve("broken")));
        assertThat(TinyRun.numbers(broken(again, words))).isEqualTo(TinyRun.numbers(outcome.folder()));
    }
}
