package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell as somebody at a terminal meets it: keys go in, and the screen is looked at. */
class ConsoleTerminalTest {
    private static final String CTRL_C = "\u0003";
    private static final String TAB = "\t";

    @TempDir
    Path folder;

    @BeforeEach
    void writeExperiment() throws IOException {
        assumeTrue(PseudoTerminal.isPossible());
        Files.writeString(folder.resolve("tiny.yaml"), Tiny.EXPERIMENT);
        Files.createDirectory(folder.resolve("home"));
    }

    @Test
    void anExperimentIsChangedSearchedInterruptedAndGoneOnWith() throws Exception {
        try (PseudoTerminal terminal = new PseudoTerminal(folder, 100, 40, Map.of())) {
            terminal.await("astrapia>");
            terminal.type("use tiny.yaml\r");
            terminal.await("astrapia tiny>");
            completeANestedKey(terminal);
            pointAtAMistake(terminal);
            interruptASearch(terminal);
            goOnInTheBackgroundWhileSomebodyTypes(terminal);
            surviveACrash(terminal);
            leave(terminal);
        }
    }

    private static void completeANestedKey(PseudoTerminal terminal) throws Exception {
        terminal.type("set sea" + TAB);
        terminal.await("astrapia tiny> set search.");
        terminal.type("ep" + TAB);
        terminal.await("set search.epochs = a whole number (from 1 to 1000000)");
        terminal.type("= 5000\r");
        terminal.await("astrapia tiny*>");
    }

    private static void pointAtAMistake(PseudoTerminal terminal) throws Exception {
        terminal.type("set search.loss.weights = 2 * cros-entropy\r");
        terminal.await("""
                  set search.loss.weights = 2 * cros-entropy
                                                ^^^^^^^^^^^^
                  Maybe you meant cross-entropy?
                """);
    }

    private static void interruptASearch(PseudoTerminal terminal) throws Exception {
        terminal.type("search\r");
        terminal.await("%  search ");
        terminal.type(CTRL_C);
        terminal.await("[1] interrupted");
        terminal.await("go on with: resume ");
        terminal.await("astrapia tiny*>");
        assertThat(terminal.jobs()).isEmpty();
    }

    private void goOnInTheBackgroundWhileSomebodyTypes(PseudoTerminal terminal) throws Exception {
        assertThat(status()).contains("interrupted");
        terminal.type("resume &\r");
        terminal.await("[2] started: resume");
        terminal.type("echo half");
        terminal.await("[2] search ");
        assertThat(terminal.screen()).contains("astrapia tiny*> echo half\n");
        terminal.type(CTRL_C + "jobs\r");
        terminal.await("running");
        assertThat(terminal.jobs()).hasSize(1);
    }

    private void surviveACrash(PseudoTerminal terminal) throws Exception {
        long pid = terminal.jobs().get(0).pid();
        new ProcessBuilder("kill", "-SEGV", String.valueOf(pid)).start().waitFor();
        terminal.await("[2] crashed: resume");
        terminal.await("its native code crashed");
        terminal.type("resume &\r");
        terminal.await("[3] started: resume");
        terminal.await("[3] search ");
        assertThat(status()).contains("running");
    }

    private void leave(PseudoTerminal terminal) throws Exception {
        terminal.type("exit\r");
        terminal.await("tiny has changes that are not saved; leave without them? [y/N]");
        terminal.type("n\r");
        terminal.await("[y/N] n\nastrapia tiny*>");
        terminal.type("exit\ry\r");
        terminal.await("a job is running; stop with a checkpoint and leave? [y/N]");
        terminal.type("n\r");
        terminal.await("leave? [y/N] n\nastrapia tiny*>");
        terminal.type("exit\ry\ry\r");
        terminal.await("[3] interrupted");
        terminal.awaitEnd();
        String end = terminal.raw().substring(terminal.raw().lastIndexOf("writing checkpoints"));
        assertThat(end).contains("left with 0", " icanon ", " echo ").doesNotContain("-icanon", "-echo ");
        assertThat(terminal.raw()).doesNotContain("Exception", "\tat ");
        assertThat(status()).contains("interrupted");
        assertThat(folder.resolve("home/.local/state/astrapia/history"))
                .content()
                .contains("use tiny.yaml", "resume &");
        assertThat(folder.resolve("home/.local/state/astrapia/astrapia.log"))
                .content()
                .contains(" INFO  process ", " Job: job 2 (process ", "A fatal error has been detected");
    }

    @Test
    void aBlockStaysOpenUntilItsEndAndTheHistoryIsKept() throws Exception {
        try (PseudoTerminal terminal = new PseudoTerminal(folder, 80, 24, Map.of())) {
            terminal.await("astrapia>");
            terminal.type("for x in [1, 2]\r");
            terminal.await("...");
            terminal.type("echo n$x!\rend\r");
            terminal.await("n1!\nn2!\n");
            assertThat(terminal.mapped()).contains("libjvm").doesNotContain("tensorflow");
            terminal.type("exit\r");
            terminal.awaitEnd();
        }
        try (PseudoTerminal terminal = new PseudoTerminal(folder, 80, 24, Map.of())) {
            terminal.await("astrapia>");
            terminal.type("\u0012n$x");
            terminal.await("echo n$x!");
        }
    }

    @Test
    void theShellSaysWhatItIsAsksBeforeItForgetsAndEdits() throws Exception {
        Files.writeString(folder.resolve("other.yaml"), Tiny.EXPERIMENT.replace("epochs: 1", "epochs: 2"));
        Path config = Files.createDirectories(folder.resolve("home/.config/astrapia"));
        Files.writeString(config.resolve("rc.astrapia"), "echo from the start-up file\nchek\n");
        try (PseudoTerminal terminal =
                new PseudoTerminal(folder, 80, 24, Map.of("EDITOR", "sed -i 's/batch: 8/batch: 2/'"))) {
            terminal.await("help, Tab, exit");
            terminal.await("no runs here yet. To begin: run quickstart\nfrom the start-up file\n");
            terminal.await("you meant check?");
            terminal.type("use tiny.yaml\rset search.epochs = 3\r");
            terminal.await("astrapia tiny*>");
            terminal.type("use other.yaml\r");
            terminal.await("tiny has changes that are not saved; discard them? [y/N]");
            terminal.type("n\r");
            terminal.await("[y/N] n\nastrapia tiny*>");
            terminal.type("edit\r");
            terminal.await("tiny.yaml: changed, no mistakes");
            terminal.type("! echo out''side\r");
            terminal.await("\noutside\n");
            terminal.type("clear\r");
            terminal.type("set retrain.optimizer.mom" + TAB);
            terminal.await("set retrain.optimizer.momentum = a number (at least 0 and below");
            assertThat(terminal.screen()).startsWith("astrapia tiny*> set");
            terminal.type("= " + TAB);
            terminal.await("set retrain.optimizer.momentum = 0.9");
            terminal.type("\rquit\ry\r");
            terminal.awaitEnd();
            assertThat(folder.resolve("home/.local/state/astrapia/history"))
                    .content()
                    .contains("use other.yaml")
                    .doesNotContainPattern("(?m):[yn]$");
        }
    }

    @Test
    void aHomeThatIsNotThereCostsTheHistoryAlone() throws Exception {
        Path nowhere = folder.resolve("nowhere");
        try (PseudoTerminal terminal = new PseudoTerminal(folder, 200, 40, Map.of("HOME", nowhere.toString()))) {
            terminal.await("astrapia>");
            terminal.type("echo hello\r");
            terminal.await("\nhello\n");
            terminal.type("exit\r");
            terminal.awaitEnd();
            assertThat(terminal.screen())
                    .contains("the history is not kept: ", "set XDG_STATE_HOME to another folder.", "left with 0");
        }
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void namesAreQuotedWhenTheyAreCompletedAndNeverCommandTheTerminal() throws Exception {
        Files.writeString(folder.resolve("my (first) one.yaml"), Tiny.EXPERIMENT);
        Files.writeString(folder.resolve("other\u202E.yaml"), Tiny.EXPERIMENT);
        Files.writeString(folder.resolve("my\u001b]0;pwn\u0007.yaml"), Tiny.EXPERIMENT);
        try (PseudoTerminal terminal = new PseudoTerminal(folder, 100, 24, Map.of())) {
            terminal.await("astrapia>");
            terminal.type("use my" + TAB);
            terminal.await("use my\\ \\(first\\)\\ one.yaml");
            terminal.type("\r");
            terminal.await("astrapia my (first) one>");
            terminal.type("use 'other\u202E.yaml'\r");
            terminal.await("astrapia other\uFFFD>");
            terminal.type("use " + TAB + TAB);
            terminal.await("tiny.yaml");
            terminal.type(CTRL_C + "exit\r");
            terminal.awaitEnd();
            assertThat(terminal.raw()).doesNotContain("pwn", "\u202E", "\u001b]0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_COLOR=1", "TERM=dumb", "LC_ALL=C"})
    void aPoorTerminalOf40ColumnsGetsWhatItUnderstands(String setting) throws Exception {
        String[] variable = setting.split("=");
        try (PseudoTerminal terminal = new PseudoTerminal(folder, 40, 24, Map.of(variable[0], variable[1]))) {
            terminal.await("astrapia>");
            terminal.type("use tiny.yaml; chek; show derive\r");
            terminal.await("you meant check?");
            terminal.type("show derive; genotype draw "
                    + Path.of("genotypes/darts-v1.yaml").toAbsolutePath() + "\r");
            terminal.await("derive: top(1)");
            terminal.await("reduction cell");
            terminal.type("exit\r");
            terminal.awaitEnd();
            String sent = terminal.raw();
            assertThat(sent).contains("left with 0");
            if (variable[0].equals("TERM")) {
                assertThat(sent).doesNotContain("\u001b");
            }
            if (!variable[0].equals("LC_ALL")) {
                assertThat(sent)
                        .doesNotContainPattern("\u001b\\[[0-9;]*[34]8;")
                        .doesNotContainPattern("\u001b\\[[39][0-7]m");
            } else {
                assertThat(sent).matches(StandardCharsets.US_ASCII.newEncoder()::canEncode);
            }
        }
    }

    private String status() throws IOException {
        List<Path> runs;
        try (var all = Files.list(folder.resolve("runs"))) {
            runs = all.toList();
        }
        assertThat(runs).hasSize(1);
        return Files.readString(runs.get(0).resolve("status.json"));
    }
}
