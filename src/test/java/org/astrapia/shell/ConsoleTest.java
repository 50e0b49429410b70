package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aCommandThatFailsDoesNotEndIt() {
        assertThat(console().carryOut("chek; data list")).isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Maybe you meant check?");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void exitEndsIt() {
        assertThat(console().carryOut("data list; exit; data list")).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("shapes\ncifar10\ncifar100\nfolder\n");
    }

    @Test
    void anOpenQuoteIsPointedAt() {
        console().carryOut("show 'a");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("               ^ this ' is never closed\n");
    }

    @Test
    void namesOfCommandsAndOptionsAreCompleted() {
        assertThat(CommandCompleter.names(List.of()))
                .contains("run", "genotype", "exit")
                .doesNotHaveDuplicates();
        assertThat(CommandCompleter.names(List.of("data"))).containsExactly("list", "stats");
        assertThat(CommandCompleter.names(List.of("check"))).isEmpty();
        assertThat(CommandCompleter.options(List.of("genotype", "stats", "a.yaml")))
                .contains("--cells", "--json");
    }

    private Console console() {
        return new Console(new Shell(folder).surroundings("", out, err), List.of());
    }
}
