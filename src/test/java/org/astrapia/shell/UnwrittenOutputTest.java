package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.astrapia.shell.Shell.Result;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.Environment.Terminals;
import org.astrapia.shell.process.Printer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Results that could not be written are no results: each command says so, and ends with 1. */
class UnwrittenOutputTest {
    private static final Path FULL = Path.of("/dev/full");
    private static final String WORDS = "astrapia: standard output could not be written: No space left on device.\n";

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws Exception {
        assumeTrue(Files.isWritable(FULL));
        // a rate at which alpha can move, so that nothing is warned of
        String experiment = Tiny.EXPERIMENT.replace("batch: 8}", "batch: 8, optimizer: {architecture: adam(0.1)}}");
        Shell shell = new Shell(folder).with("tiny.yaml", experiment);
        shell.with("g.yaml", Files.readString(Path.of("genotypes/darts-v2.yaml")));
        shell.with("g.py", shell.call("genotype export g.yaml --as darts").out());
        shell.with("runs/2026-01-01_000000_a/status.json", """
                {"status": "done", "stage": "retrain", "message": "", "pid": 1, "updated": "2026-01-01T00:00:00Z"}""");
        shell.with("runs/2026-01-01_000000_a/metrics.csv", "stage,epoch,loss\nsearch,0,1.5\n");
        shell.with("runs/2026-01-01_000000_a/resolved.yaml", Tiny.EXPERIMENT);
    }

    static Stream<String> helps() {
        return Stream.concat(
                Commands.ALL.all().stream()
                        .map(command -> command.name() + " --help")
                        .filter(line -> !line.startsWith("!")), // of which the rest is the system's
                Stream.of("--version", "genotype --help"));
    }

    static List<String> calls() {
        return List.of(
                "check tiny.yaml",
                "show tiny.yaml",
                "show tiny.yaml --resolved",
                "diff tiny.yaml tiny.yaml",
                "compile tiny.yaml",
                "explain search.epochs",
                "schema",
                "genotype show g.yaml",
                "genotype stats g.yaml",
                "genotype diff g.yaml g.yaml",
                "genotype check g.yaml",
                "genotype draw g.yaml",
                "genotype draw g.yaml --out g.svg",
                "genotype import g.py --as darts --out i.yaml",
                "genotype export g.yaml --as darts",
                "genotype random tiny.yaml --seed 1 --out r.yaml",
                "data list",
                "data stats tiny.yaml",
                "runs list",
                "runs show 2026",
                "runs compare 2026",
                "report 2026",
                "plot 2026",
                "echo text",
                "help",
                "completion");
    }

    @ParameterizedTest
    @MethodSource({"helps", "calls"})
    void aCommandWhoseResultsAreLostFails(String line) throws Exception {
        assertThat(call(full(), line + " --quiet")).isEqualTo(new Result(1, "", WORDS));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void soDoesItsDocument(String line) throws Exception {
        assertThat(call(full(), line + " --json")).isEqualTo(new Result(1, "", WORDS));
    }

    @Test
    void soDoesTheHelpOfAll() throws Exception {
        assertThat(call(full(), "--help")).isEqualTo(new Result(1, "", WORDS));
    }

    @Test
    void aMistakeKeepsItsStatus() throws Exception {
        Result result = call(full(), "check missing.yaml --json");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("missing.yaml:1:1: ").endsWith(WORDS);
    }

    @Test
    void aScriptStopsThereAndSaysItOnce() throws Exception {
        Result stopped = call(full(), "-c 'data list; data list'");
        assertThat(stopped)
                .isEqualTo(new Result(3, "", WORDS + "<command>:1:1: stopped here: 'data list' ended with status 1\n"));
        Result all = call(full(), "--keep-going -c 'data list; data list'");
        assertThat(all.status()).isEqualTo(3);
        assertThat(all.err()).containsOnlyOnce("could not be written").contains("<command>:1:12: failed");
        assertThat(call(full(), "--json -c 'data list; data list'").status()).isEqualTo(1);
    }

    @Test
    void whoHasReadEnoughHearsNothing() throws Exception {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThat(call(gone, "data list")).isEqualTo(new Result(141, "", ""));
        assertThat(call(gone, "-c 'data list; data list'")).isEqualTo(new Result(141, "", ""));
    }

    private static OutputStream full() throws IOException {
        return new FileOutputStream(FULL.toFile());
    }

    private Result call(OutputStream out, String line) throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment here = new Environment(
                new ByteArrayInputStream(new byte[0]),
                Printer.of(out, StandardCharsets.UTF_8, false),
                Printer.of(err, StandardCharsets.UTF_8, false),
                Terminals.NONE,
                () -> 80,
                folder,
                Map.of("HOME", folder.resolve("home").toString()));
        int status = new CommandRunner(here).run(Shell.words(line));
        out.close();
        return new Result(status, "", err.toString(StandardCharsets.UTF_8));
    }
}
