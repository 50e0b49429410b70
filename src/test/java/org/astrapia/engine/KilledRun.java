package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.run.RunFolder;

/** A process that runs, or resumes, a {@link TinyRun} and tells every moment on its standard output. */
final class KilledRun {
    private KilledRun() {}

    /** Starts the run of {@code home}, or goes on with it. */
    static Process start(Path home, String... overrides) throws IOException {
        return start(home, List.of(), overrides);
    }

    /** The same as if the machine had so many cores. */
    static Process onCores(int cores, Path home) throws IOException {
        return start(home, List.of("-XX:ActiveProcessorCount=" + cores));
    }

    private static Process start(Path home, List<String> options, String... overrides) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(KilledRun.class.getName(), home.toString()));
        command.addAll(List.of(overrides));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Kills a process at a moment of its run. */
    static void killAt(int moment, Process process) throws IOException, InterruptedException {
        try (BufferedReader moments = process.inputReader()) {
            for (String line = moments.readLine(); line != null; line = moments.readLine()) {
                if (Integer.parseInt(line) == moment) {
                    break;
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as("exit status of the killed process").isEqualTo(137);
    }

    public static void main(String[] arguments) {
        TinyRun tiny = new TinyRun(Path.of(arguments[0]));
        Runner runner = tiny.runner(new Cancel(), TinyRun.atMoments(System.out::println));
        List<RunFolder> begun = tiny.runs().list();
        if (begun.isEmpty()) {
            String[] overrides = Arrays.copyOfRange(arguments, 1, arguments.length);
            runner.run(tiny.experiment(overrides), List.of(overrides));
        } else {
            runner.resume(begun.get(0));
        }
    }
}
