package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.astrapia.shell.command.CommandEntry;
import org.astrapia.shell.command.Session;
import org.astrapia.shell.command.session.SessionCompletionSource;
import org.astrapia.shell.console.CompletionSource;
import org.astrapia.shell.console.Completions;
import org.astrapia.shell.console.Suggestion;
import org.astrapia.shell.process.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the real commands let one complete, in a folder with some of everything. */
class CommandCompletionTest {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws Exception {
        Files.createDirectories(folder.resolve("runs/one"));
        Files.createDirectories(folder.resolve("runs/two"));
        new Shell(folder)
                .with("experiments/tiny.yaml", Tiny.EXPERIMENT)
                .with("genotypes/saved.yaml", "")
                .with("genotypes/notes.txt", "")
                .with("runs/one/genotype.yaml", "");
    }

    @Test
    void everyRunOfAListCanBeNamed() {
        for (String command : List.of("report", "runs compare", "diff")) {
            assertThat(texts(command + " ")).contains("one", "two");
            assertThat(texts(command + " one ")).contains("one", "two");
        }
    }

    @Test
    void genotypesAreThoseThatWereSavedAndThoseOfRuns() {
        for (String command : List.of("show", "stats", "diff", "check", "draw", "export")) {
            assertThat(texts("genotype " + command + " "))
                    .contains("genotypes/saved.yaml", "runs/one/genotype.yaml", "experiments/")
                    .doesNotContain("genotypes/notes.txt", "runs/two/genotype.yaml");
        }
        assertThat(texts("retrain tiny --genotype ")).contains("genotypes/saved.yaml", "runs/one/genotype.yaml");
        assertThat(texts("genotype diff genotypes/saved.yaml ")).contains("runs/one/genotype.yaml");
    }

    @Test
    void everyOptionThatTakesAFileCompletesFiles() {
        int seen = 0;
        for (CommandEntry command : Commands.ALL.all()) {
            for (OptionSpec option :
                    new CommandLine(command.create()).getCommandSpec().options()) {
                if (List.of(option.auxiliaryTypes()).contains(Path.class) || option.type() == Path.class) {
                    assertThat(texts(command.name() + " " + option.longestName() + " "))
                            .as(command.name() + " " + option.longestName())
                            .contains("experiments/", "runs/");
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(5);
        assertThat(texts("bench tiny --trace ")).contains("runs/");
        assertThat(texts("bench tiny --compare compiler.")).contains("compiler.passes=");
        assertThat(texts("bench tiny --serve ")).contains("retraining", "pretraining");
        assertThat(texts("bench tiny --rewriters ")).contains("off", "on", "layout");
    }

    @Test
    void wordsAreThoseThatAnOptionTakes() {
        assertThat(texts("genotype export a.yaml --as ")).containsExactly("darts", "fairdarts", "nas-bench-201");
        assertThat(texts("plot ")).contains("alpha", "one").doesNotContain("weights");
        assertThat(texts("help ")).contains("run", "genotype", "expressions", "scripts", "reference");
    }

    private List<String> texts(String line) {
        Environment here = new Shell(folder).environment("", new ByteArrayOutputStream(), new ByteArrayOutputStream());
        CompletionSource source = new SessionCompletionSource(here, new Session(Session.Kind.CONSOLE), Commands.ALL);
        return Completions.at(line, source).suggestions().stream()
                .map(Suggestion::text)
                .toList();
    }
}
