package org.astrapia.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.astrapia.Astrapia;

/**
 * The program as a process of its own, in an environment that a test chooses.
 *
 * @param folder in which it works
 * @param options of the Java virtual machine, as {@code ASTRAPIA_JAVA_OPTIONS} has them
 * @param environment variables that are set
 * @param unset variables that are taken away, by the beginning of their names
 * @param wrapper command that starts it, if any
 */
record RealProgram(
        Path folder, List<String> options, Map<String, String> environment, List<String> unset, List<String> wrapper) {
    private static final long PATIENCE_MINUTES = 2;

    /** What it left. */
    record Result(int status, String out, String err) {}

    Result run(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Astrapia.class.getName()));
        command.addAll(List.of(arguments));
        Path in = Files.writeString(Files.createTempFile("astrapia", ".in"), input);
        Path out = Files.createTempFile("astrapia", ".out");
        Path err = Files.createTempFile("astrapia", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> unset.stream().anyMatch(name::startsWith));
            builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("it did not end");
            }
            return new Result(process.exitValue(), text(out), text(err));
        } finally {
            for (Path file : List.of(in, out, err)) {
                Files.delete(file);
            }
        }
    }

    /** Bytes that are no UTF-8 fail the test. */
    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
