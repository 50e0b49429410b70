package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A run goes on in another process with a graph that is built anew. Java orders its unordered collections otherwise in every
 * process, so one process alone would not tell.
 */
class SameGraphTest {
    @Test
    void everyProcessBuildsTheSameGraphs() throws Exception {
        List<Process> both = Stream.of(start(), start()).toList();
        Set<String> first = lines(both.get(0));
        Set<String> second = lines(both.get(1));
        assertThat(first).hasSize(4).allSatisfy(line -> assertThat(line).matches("\\w+ [0-9a-f]{64}"));
        assertThat(second).isEqualTo(first);
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "--enable-native-access=ALL-UNNAMED",
                        GraphDigests.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Set<String> lines(Process process) throws IOException, InterruptedException {
        try (BufferedReader out = process.inputReader()) {
            Set<String> lines = out.lines().collect(Collectors.toSet());
            assertThat(process.waitFor()).isZero();
            return lines;
        }
    }
}
