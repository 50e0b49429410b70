package org.astrapia.sweep.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.astrapia.sweep.Sweep;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.Sweeps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts for Slurm; a cluster itself is tried by {@code src/test/slurm}. */
class SlurmScriptsTest {
    @TempDir
    private Path home;

    private SlurmScripts scripts(List<String> program, String... words) {
        SweepFolder folder = Sweeps.create(home, Sweeps.EXPERIMENT, words);
        return new SlurmScripts(folder, folder.read(), program, 1);
    }

    @Test
    void anArrayOfWorkersAsksForWhatTheSweepSays() {
        SlurmScripts scripts = scripts(
                List.of("java", "it's"),
                "seed=1..12",
                "sweep.slurm.time=4h",
                "sweep.slurm.partition=short",
                "sweep.slurm.account=ab12",
                "sweep.slurm.gpus=1",
                "sweep.slurm.cpus=8",
                "sweep.slurm.memory=16GB",
                "sweep.slurm.workers=6",
                "sweep.slurm.at-once=4",
                "sweep.slurm.options=[--exclusive]");
        Sweep sweep = scripts.sweep();
        assertThat(scripts.work(sweep.trials()))
                .startsWith("#!/bin/bash\n")
                .contains(
                        "#SBATCH --array=0-5%4\n",
                        "#SBATCH --requeue\n",
                        "#SBATCH --signal=B:USR1@120\n",
                        "#SBATCH --time=04:00:00\n",
                        "#SBATCH --partition=short\n",
                        "#SBATCH --account=ab12\n",
                        "#SBATCH --gpus-per-task=1\n",
                        "#SBATCH --cpus-per-task=8\n",
                        "#SBATCH --mem=16384M\n",
                        "#SBATCH --exclusive\n",
                        "java 'it'\\''s' sweep work " + scripts.folder().path() + " --no-wait &\n");
        assertThat(scripts.work(sweep.trials().subList(0, 2))).contains("#SBATCH --array=0-1%4\n");
        assertThat(scripts.collect())
                .contains("sweep collect " + scripts.folder().path(), "--partition=short");
    }

    /** A program that writes down how it was called stands for Slurm's and for this one. */
    @Test
    void aWorkerThatIsToldOfItsLimitQueuesAgainWhenItHasWrittenItsCheckpoint() throws Exception {
        Path program = executable(
                "program",
                "trap 'echo checkpoint >>said; exit 130' USR1\nsleep 0.3\n>ready\nwhile :; do sleep 0.1; done\n");
        executable("scontrol", "echo \"scontrol $*\" >>said\n");
        SlurmScripts scripts = scripts(List.of(program.toString()), "seed=1..2");
        Path script = Files.writeString(
                home.resolve("work.sh"), scripts.work(scripts.sweep().trials()));
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString()).directory(home.toFile());
        builder.environment().put("PATH", home + ":" + System.getenv("PATH"));
        builder.environment().put("SLURM_ARRAY_JOB_ID", "7");
        builder.environment().put("SLURM_ARRAY_TASK_ID", "1");
        Process process = builder.start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.exists(home.resolve("ready"))) { // then both have set their traps
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
        new ProcessBuilder("kill", "-USR1", Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(Files.readString(home.resolve("said"), StandardCharsets.UTF_8))
                .isEqualTo("checkpoint\nscontrol requeue 7_1\n");
    }

    private Path executable(String name, String text) throws Exception {
        Path file = Files.writeString(home.resolve(name), "#!/bin/bash\n" + text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
