package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.astrapia.shell.Shell.Result;
import org.astrapia.shell.command.CommandEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProgramTest {
    @TempDir
    Path folder;

    @Test
    void helpListsEveryCommand() throws Exception {
        Result result = shell().call("--help");
        assertThat(result.status()).isZero();
        assertThat(Commands.ALL.all())
                .allSatisfy(command -> assertThat(result.out()).contains("  " + command.name() + " "));
    }

    @Test
    void helpFitsATerminalOf80Columns() throws Exception {
        assertThat(shell().call("--help").out().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandExplainsItself(String name) throws Exception {
        Result result = shell().call(name + " --help");
        assertThat(result).extracting(Result::status, Result::err).containsExactly(0, "");
        assertThat(result.out()).startsWith("astrapia " + name).contains("--json");
    }

    static List<String> names() {
        return Commands.ALL.all().stream().map(CommandEntry::name).toList();
    }

    @Test
    void aGroupListsItsCommands() throws Exception {
        assertThat(shell().call("genotype --help").out()).contains("genotype show", "genotype stats");
        assertThat(shell().call("genotype"))
                .isEqualTo(
                        new Result(
                                2,
                                "",
                                "astrapia: 'genotype' needs one of show, stats, diff, check, draw, import, export, lookup or random after it.\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "chek a.yaml | there is no command 'chek'. Maybe you meant check?",
                "logout | there is no command 'logout'. Maybe you meant exit? `help` lists all.",
                "genotype shwo a.yaml | there is no command 'genotype shwo'",
                "show a.yaml --resovled | 'astrapia show' has no option '--resovled'. Maybe you meant --resolved?",
                "schema now | 'astrapia schema' takes no further argument 'now'.",
                "genotype import a.py --out b.yaml | Missing required option: '--as=FORM'.",
                "genotype stats a.yaml --cells many | 'many' is not an int",
                "bench a.yaml --iterations 2000000000 | --iterations 2000000000: a number from 1 to 10000 is allowed.",
                "genotype export a.yaml --as torch | --as torch: darts, fairdarts or nas-bench-201 is allowed.",
                "show | no experiment is in use.",
            })
    void aMistakeInTheCommandIsOneLineAndStatus2(String line, String message) throws Exception {
        Result result = shell().call(line);
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(message).startsWith("astrapia: ").hasLineCount(1);
    }

    @Test
    void globalOptionsMayStandBeforeTheCommandToo() throws Exception {
        assertThat(shell().call("--json data list")).isEqualTo(shell().call("data list --json"));
        assertThat(shell().call("data --json list")).isEqualTo(shell().call("data list --json"));
    }

    @Test
    void aMistakeIsADocumentForScripts() throws Exception {
        Result result = shell().call("--json chek");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).startsWith("{").contains("\"problems\": [", "there is no command 'chek'");
    }

    private Shell shell() {
        return new Shell(folder);
    }
}
