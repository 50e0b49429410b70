package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.Pager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aCommandThatFailsDoesNotEndIt() {
        assertThat(carryOut("chek; data list")).isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Maybe you meant check?");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void exitEndsIt() {
        assertThat(carryOut("data list; exit; data list")).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(ScriptTest.SETS);
    }

    @Test
    void anOpenQuoteIsPointedAt() {
        carryOut("show 'a");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("<shell>:1:6: this ' is never closed\n  show 'a\n       ^\n");
    }

    @Test
    void itKeepsAnExperimentFromLineToLine() throws Exception {
        new Shell(folder).with("tiny.yaml", Tiny.EXPERIMENT);
        Environment here = new Shell(folder).environment("", out, err);
        Console console = new Console(here, List.of());
        for (String line : List.of("use tiny.yaml", "set search.epochs = 3", "show search.epochs", "diff")) {
            console.carryOut(line, new Pager(here, 0));
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("search.epochs: 3\n- search.epochs: 1\n+ search.epochs: 3\n");
    }

    private boolean carryOut(String line) {
        Environment here = new Shell(folder).environment("", out, err);
        return new Console(here, List.of()).carryOut(line, new Pager(here, 0));
    }
}
