package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An interactive bash that completes the program's command line; Tab is pressed and the line is carried out. */
class BashCompletionTest {
    private static final String TAB = "\t";

    /** Names that bash would evaluate, cut or lose, if they were not quoted. */
    private static final List<String> NAMES = List.of(
            "x$(touch PWNED)y",
            "x`touch PWNED`y",
            "x a  b",
            "x'a\"b",
            "x;touch PWNED;y",
            "x|&<>(){}[]*?#~!",
            "x\ny",
            "xäöü-猫-💥",
            "x$HOME ${HOME}",
            "'x",
            "\"x",
            "!x",
            "x'",
            "x\"",
            "x!!y",
            "x\\y\\",
            "x\u001b[31my",
            "x\u202Ey",
            "x=a:b@c",
            "~x",
            "-x",
            "x-$'\\n'");

    @TempDir
    Path folder;

    private int prompts;

    @BeforeEach
    void writeFiles() throws IOException {
        assumeTrue(PseudoTerminal.isPossible() && Files.isExecutable(Path.of("/bin/bash")));
        Path shell = Files.createDirectories(folder.resolve("shell"));
        String completion = Files.readString(Path.of("shell/astrapia-completion.bash"));
        Files.writeString(shell.resolve("completion.bash"), completion);
        Files.writeString(shell.resolve("alone.bash"), completion.replace(" -o default", ""));
        Path program = shell.resolve("astrapia");
        Files.writeString(
                program,
                "#!/bin/bash\nif [ \"$1\" != complete ]; then printf '%s\\0' \"$@\" >> called; exit; fi\nexec "
                        + PseudoTerminal.program("-Dastrapia.terminals=") + " \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.createDirectory(folder.resolve("home"));
        Files.createDirectories(folder.resolve("here/d"));
        new Shell(folder.resolve("here")).with("experiments/first.yaml", "experiment: first\n");
    }

    /** Some in no quotes, and those that quotes make hard in quotes of either kind. */
    static Stream<List<String>> typed() {
        Stream<List<String>> bare = NAMES.stream().limit(8).map(name -> List.of(name, "d/"));
        Stream<List<String>> quoted = Stream.of("x$(touch PWNED)y", "!x", "'x", "x'")
                .flatMap(name -> Stream.of("d/'", "d/\"").map(begin -> List.of(name, begin)));
        return Stream.concat(bare, quoted);
    }

    @Test
    void aNameIsInsertedAsItIs() throws Exception {
        try (PseudoTerminal terminal = bash("alone")) {
            for (List<String> each : typed().toList()) {
                Path file = Files.createFile(folder.resolve("here/d").resolve(each.get(0)));
                assertThat(carriedOut(terminal, "genotype show " + each.get(1) + TAB))
                        .as(each.toString())
                        .containsExactly("genotype", "show", "d/" + each.get(0));
                Files.delete(file);
            }
        }
        assertThat(folder.resolve("here/PWNED")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsFoundAgainFromItsOwnBeginning(String name) throws Exception {
        Shell shell = new Shell(folder.resolve("here"));
        Files.createFile(folder.resolve("here/d").resolve(name));
        String whole = insertions(shell, "astrapia genotype show d/", "d/").get(0);
        whole = whole.substring(0, whole.length() - 1); // without the blank behind it
        assertThat(insertions(shell, "astrapia genotype show " + whole, whole)).hasSize(1);
    }

    static List<String> names() {
        return NAMES;
    }

    private static List<String> insertions(Shell shell, String line, String part) {
        String out = shell.call("", List.of("complete", "--", line, part)).out();
        return Arrays.stream(out.split("\0")).filter(each -> !each.isEmpty()).toList();
    }

    @Test
    void commandsKeysValuesExperimentsRunsAndFilesAreCompleted() throws Exception {
        Path here = folder.resolve("here");
        Files.createDirectories(here.resolve("runs/2026-01-01_000000_a b"));
        Files.createDirectories(here.resolve("data/a folder"));
        Files.createFile(here.resolve("cells.yaml"));
        try (PseudoTerminal terminal = bash("completion")) {
            assertThat(carriedOut(terminal, "geno" + TAB + "exp" + TAB + "cel" + TAB + "--a" + TAB + "fa" + TAB))
                    .containsExactly("genotype", "export", "cells.yaml", "--as", "fairdarts");
            assertThat(carriedOut(terminal, "run fir" + TAB + "search.ep" + TAB + "2"))
                    .containsExactly("run", "first", "search.epochs=2");
            assertThat(carriedOut(terminal, "run first search.mixing=si" + TAB + " data.path=data/a" + TAB + "x"))
                    .containsExactly("run", "first", "search.mixing=sigmoid", "data.path=data/a folder/x");
            assertThat(carriedOut(terminal, "run first 'search.loss.weights=2 * cross" + TAB))
                    .containsExactly("run", "first", "search.loss.weights=2 * cross-entropy");
            assertThat(carriedOut(terminal, "runs show 2026" + TAB + "--j" + TAB))
                    .containsExactly("runs", "show", "2026-01-01_000000_a b", "--json");
            assertThat(carriedOut(terminal, "--q" + TAB + "schema > cel" + TAB)).containsExactly("--quiet", "schema");
            assertThat(here.resolve("cel")).doesNotExist();
        }
    }

    /** @param file {@code alone} for what the program says, without the files that bash names where that is nothing */
    private PseudoTerminal bash(String file) throws Exception {
        PseudoTerminal terminal = new PseudoTerminal(
                folder.resolve("here"),
                200,
                24,
                Map.of("HISTFILE", ""),
                "PS1='ready \\#> ' /bin/bash --norc --noprofile -i");
        awaitPrompt(terminal);
        terminal.type("source ../shell/" + file + ".bash; PATH=$PWD/../shell:$PATH\r");
        awaitPrompt(terminal);
        return terminal;
    }

    /** Types a line, and gives the words that the program was called with. */
    private List<String> carriedOut(PseudoTerminal terminal, String line) throws Exception {
        Path called = folder.resolve("here/called");
        Files.deleteIfExists(called);
        terminal.type("astrapia " + line + "\r");
        awaitPrompt(terminal);
        if (!Files.exists(called)) {
            return List.of();
        }
        String words = Files.readString(called, StandardCharsets.UTF_8);
        return Arrays.asList(words.substring(0, words.length() - 1).split("\0", -1));
    }

    /** Waits until bash reads keys itself: what comes before goes through the terminal's own line. */
    private void awaitPrompt(PseudoTerminal terminal) throws Exception {
        prompts++;
        terminal.await("ready " + prompts + ">");
    }
}
