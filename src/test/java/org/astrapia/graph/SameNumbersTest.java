package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The same digits to the last bit, however TensorFlow's threads happen to come to their work. {@code -Dmodels=20} takes as many
 * random genotypes, and a quarter as many supernets.
 */
class SameNumbersTest {
    private static final int THREADS = 2;
    private static final int RANDOM = Integer.getInteger("models", 3);
    private static final int SUPERNETS = Math.max(2, RANDOM / 4);
    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    @Test
    void threeRunsAndOneOnASingleCoreWithOtherLoad() throws IOException, InterruptedException {
        Map<String, String> first = ManyModels.digests(THREADS, RANDOM, SUPERNETS);
        assertThat(ManyModels.digests(THREADS, RANDOM, SUPERNETS)).isEqualTo(first);
        AtomicBoolean done = new AtomicBoolean();
        Thread load = new Thread(() -> {
            while (!done.get()) {
                Thread.onSpinWait();
            }
        });
        load.start();
        try {
            assertThat(ManyModels.digests(THREADS, RANDOM, SUPERNETS)).isEqualTo(first);
            Assumptions.assumeTrue(Files.isExecutable(TASKSET), "no taskset here: one core was not tried");
            assertThat(onOneCore()).isEqualTo(first);
        } finally {
            done.set(true);
            load.join();
        }
    }

    private static Map<String, String> onOneCore() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(TASKSET.toString(), "-c", "0"));
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", ManyModels.class.getName()));
        command.addAll(List.of("" + THREADS, "" + RANDOM, "" + SUPERNETS));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, String> digests = new LinkedHashMap<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                digests.put(line.substring(line.indexOf(' ') + 1), line.substring(0, line.indexOf(' ')));
            }
        }
        assertThat(process.waitFor()).isZero();
        return digests;
    }
}
