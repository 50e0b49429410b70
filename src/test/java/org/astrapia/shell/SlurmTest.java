package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.SweepFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep on a real Slurm, of four nodes on this machine. {@code src/test/slurm/sweep} tries more of it, and breaks it meanwhile. */
class SlurmTest {
    private static final Path CLUSTER = Path.of("src/test/slurm/cluster").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 180;

    @TempDir
    private Path folder;

    @Test
    void aClusterCarriesASweepOutAndCollectsIt() throws Exception {
        List<String> missing = Stream.of("slurmctld", "slurmd", "munged", "sbatch")
                .filter(command -> !isInstalled(command))
                .toList();
        assumeTrue(
                missing.isEmpty() && System.getProperty("user.name").equals("root"),
                "SKIPPED: no Slurm was tried, since " + missing
                        + " are not installed (Debian: slurm-wlm, munge) or this is not root");
        Path slurm = Files.createDirectory(folder.resolve("slurm"));
        String said = call(Map.of(), CLUSTER.toString(), "start", slurm.toString());
        try {
            Map<String, String> environment = Map.of(
                    "SLURM_CONF",
                    said.replaceFirst("(?s).*export SLURM_CONF=", "").strip());
            Path work = Files.createDirectory(folder.resolve("work"));
            Files.writeString(work.resolve("tiny.yaml"), Tiny.EXPERIMENT);
            RealProgram program = new RealProgram(work, List.of(), environment, List.of(), List.of());
            RealProgram.Result sent = program.run(
                    "", "search", "tiny.yaml", "seed=1..2", "sweep.backend=slurm", "sweep.slurm.memory=1GB");
            assertThat(sent.status()).as(sent.err()).isZero();
            assertThat(sent.out()).contains("Slurm has 2 trials in array");
            SweepFolder sweep = new SweepFolders(work.resolve("sweeps")).list().get(0);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (!Files.exists(sweep.file("results.csv")) && System.nanoTime() < end) {
                Thread.sleep(500);
            }
            assertThat(Files.readAllLines(sweep.file("results.csv")))
                    .hasSize(3)
                    .filteredOn(row -> row.contains(",done,"))
                    .hasSize(2);
        } finally {
            call(Map.of(), CLUSTER.toString(), "stop", slurm.toString());
        }
    }

    private static boolean isInstalled(String command) {
        return Stream.of((System.getenv("PATH") + ":/usr/sbin:/sbin").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
    }

    private static String call(Map<String, String> environment, String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(words))).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
