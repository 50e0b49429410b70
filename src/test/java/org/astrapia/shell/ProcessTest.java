package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.astrapia.Astrapia;
import org.astrapia.graph.device.Driver;
import org.astrapia.shell.process.Interruption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process: exit statuses, streams and signals as a caller sees them. */
class ProcessTest {
    /** Of the signals that shells let their children ignore. */
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2);

    @TempDir
    Path folder;

    @Test
    void aDoneCommandEndsWith0AndAMistakeWith2() throws Exception {
        assertThat(start(
                                "genotype",
                                "check",
                                Path.of("genotypes/darts-v2.yaml")
                                        .toAbsolutePath()
                                        .toString())
                        .waitFor())
                .isZero();
        Process mistake = start("check", "missing.yaml");
        assertThat(text(mistake.getErrorStream()))
                .startsWith("missing.yaml:1:1: ")
                .doesNotContain("\tat ");
        assertThat(text(mistake.getInputStream())).isEmpty();
        assertThat(mistake.waitFor()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPipedScriptThatStopsEndsWith3() throws Exception {
        Process process = start();
        process.getOutputStream().write("data list\nchek\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        assertThat(text(process.getInputStream())).startsWith("shapes\n");
        assertThat(text(process.getErrorStream())).contains("<stdin>:2:1: stopped here");
        assertThat(process.waitFor()).isEqualTo(3);
    }

    @Test
    void anInterruptedRunSaysHowToGoOnAndDoes() throws Exception {
        assumeFalse(isIgnored("INT"), "signals of Ctrl-C are ignored here, as in the background of a script");
        Files.writeString(folder.resolve("tiny.yaml"), Tiny.EXPERIMENT);
        Process run = start("run", "tiny.yaml", "search.epochs=5000");
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(run.getErrorStream(), StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                lines.add(line);
                if (line.startsWith("search 1/5000: ")) {
                    signal("INT", run);
                }
            }
            assertThat(lines)
                    .contains(
                            "interrupted: finishing the step and writing a checkpoint; a second Ctrl-C abandons the step")
                    .anyMatch(line -> line.startsWith("go on with: astrapia resume "));
        }
        assertThat(run.waitFor()).isEqualTo(130);
    }

    @Test
    void whateverAsksAProcessToGoEndsTheRunWithACheckpoint() throws Exception {
        Files.writeString(folder.resolve("tiny.yaml"), Tiny.EXPERIMENT);
        Map<String, Process> runs = new LinkedHashMap<>();
        for (String signal : Interruption.ASKING) {
            if (isIgnored(signal)) { // as under nohup, which a run respects
                continue;
            }
            runs.put(signal, start("run", "tiny.yaml", "search.epochs=5000", "experiment=" + signal));
        }
        for (Map.Entry<String, Process> run : runs.entrySet()) {
            try (BufferedReader err = run.getValue().errorReader(StandardCharsets.UTF_8)) {
                List<String> lines = new ArrayList<>();
                for (String line = err.readLine(); line != null; line = err.readLine()) {
                    lines.add(line);
                    if (line.startsWith("search 1/5000: ")) {
                        signal(run.getKey(), run.getValue());
                    }
                }
                assertThat(lines)
                        .contains(
                                "interrupted: finishing the step and writing a checkpoint; a second Ctrl-C abandons the step")
                        .anyMatch(line -> line.matches("go on with: astrapia resume .*_" + run.getKey()));
            }
            assertThat(run.getValue().waitFor()).as(run.getKey()).isEqualTo(130);
            assertThat(checkpoints(run.getKey())).isNotEmpty();
        }
    }

    @Test
    void aRunWhoseStreamsAreGoneStillWritesItsCheckpoint() throws Exception {
        Files.writeString(folder.resolve("tiny.yaml"), Tiny.EXPERIMENT);
        Process run = start("run", "tiny.yaml", "search.epochs=5000");
        BufferedReader err = run.errorReader(StandardCharsets.UTF_8);
        while (!err.readLine().startsWith("search 1/5000: ")) {
            assertThat(run.isAlive()).isTrue();
        }
        err.close();
        run.getInputStream().close();
        signal("TERM", run);
        assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).isEqualTo(130);
        assertThat(checkpoints("tiny")).isNotEmpty();
        assertThat(status("tiny")).contains("\"status\": \"interrupted\"");
    }

    @Test
    void aRunWhoseTerminalIsClosedStillWritesItsCheckpoint() throws Exception {
        assumeThat(PseudoTerminal.isPossible()).isTrue();
        assumeThat(isIgnored("HUP"))
                .as("SIGHUP is ignored here, as under nohup")
                .isFalse();
        Files.writeString(folder.resolve("tiny.yaml"), Tiny.EXPERIMENT);
        try (PseudoTerminal terminal = new PseudoTerminal(
                folder,
                100,
                20,
                Map.of(),
                PseudoTerminal.program("-Dastrapia.terminals=012") + " run tiny.yaml search.epochs=5000")) {
            terminal.await("/5000  step");
            terminal.hangUp();
        }
        for (int i = 0; i < 600 && !status("tiny").contains("interrupted"); i++) {
            Thread.sleep(100);
        }
        assertThat(status("tiny")).contains("\"status\": \"interrupted\"");
        assertThat(checkpoints("tiny")).isNotEmpty();
    }

    /** Whether processes that are started here never see a signal; false where the system does not tell. */
    private static boolean isIgnored(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        String mask = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        return (Long.parseUnsignedLong(mask, 16) >> (NUMBERS.getOrDefault(signal, 64) - 1) & 1) == 1;
    }

    private Path run(String name) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("runs"))) {
            return all.filter(path -> path.toString().endsWith("_" + name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String status(String name) throws IOException {
        return Files.readString(run(name).resolve("status.json"));
    }

    private List<Path> checkpoints(String name) throws IOException {
        try (Stream<Path> all = Files.list(run(name).resolve("checkpoints").resolve("search"))) {
            return all.filter(path -> path.toString().endsWith(".npz")).toList();
        }
    }

    @Test
    void aGpuThatIsNotThereEndsWith2AndNothingIsWritten() throws Exception {
        Files.writeString(folder.resolve("tiny.yaml"), Tiny.EXPERIMENT);
        Process run = start("run", "tiny.yaml", "device=gpu");
        assertThat(text(run.getErrorStream()))
                .startsWith("device:1:1: a GPU is asked for, and ")
                .contains(missing());
        assertThat(text(run.getInputStream())).isEmpty();
        assertThat(run.waitFor()).isEqualTo(2);
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("tiny.yaml"));
    }

    @Test
    void devicesTellsWhatThereIsAndWhatIsMissing() throws Exception {
        Process plain = start("devices");
        assertThat(text(plain.getInputStream())).contains("tensorflow  2.", "device      cpu", missing());
        assertThat(plain.waitFor()).isZero();
        Process json = start("devices", "--json");
        assertThat(text(json.getInputStream()))
                .contains("\"gpu_natives\": false", "\"gpu_works\": false", "\"message\": \"", missing());
        assertThat(json.waitFor()).isZero();
    }

    /** Tests run from the build without natives for GPUs. */
    private static String missing() {
        return Driver.find().isEmpty() ? "there is no NVIDIA driver" : "this build computes on the processor alone";
    }

    private static void signal(String name, Process process) throws IOException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Astrapia.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
        Process process = builder.start();
        assertThat(process.onExit().orTimeout(2, TimeUnit.MINUTES)).isNotNull();
        return process;
    }

    private static String text(java.io.InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
}
