package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.astrapia.shell.Shell.Result;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.Sweeps;
import org.astrapia.sweep.work.Claim;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeping the folder of all runs in order. */
class RunUpkeepTest {
    private static final String GOOD = "2026-11-01_100000_good";
    private static final String POOR = "2026-11-02_100000_poor";
    private static final String CUT_OFF = "2026-11-03_100000_cut-off";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void runs() throws IOException {
        shell = new Shell(folder);
        run(GOOD, "done", 0.7);
        run(POOR, "done", 0.5);
        run(CUT_OFF, "interrupted", 0);
    }

    private void run(String name, String state, double balanced) throws IOException {
        shell.with(
                "runs/" + name + "/status.json",
                "{\"status\": \"" + state + "\", \"stage\": \"retrain\", \"message\": \"\", \"pid\": 1, \"updated\":"
                        + " \"2026-11-01T10:00:00Z\"}");
        shell.with("runs/" + name + "/resolved.yaml", "experiment: small\ndata:\n  distribution: exponential(0.1)\n");
        shell.with("runs/" + name + "/checkpoints/retrain/epoch-00001-step-0000000.npz", "x".repeat(3000));
        if (balanced > 0) {
            shell.with(
                    "runs/" + name + "/summary.json",
                    String.format(Locale.ROOT, "{\"status\": \"done\", \"accuracy\": {\"balanced\": %.2f}}", balanced));
        }
    }

    @Test
    void runsAreFoundByTheirTagsAndByWhatTheyReached() throws Exception {
        assertThat(shell.call("runs tag good paper 2026").out()).isEqualTo("paper 2026\n");
        assertThat(shell.call("runs tag good ~2026").out()).isEqualTo("paper\n");
        assertThat(shell.call("runs note good the one of table 2").out()).isEqualTo("the one of table 2\n");
        assertThat(shell.call("runs list --tag paper").out()).contains(GOOD).doesNotContain(POOR);
        assertThat(shell.call("runs list --where accuracy.balanced>0.6").out())
                .contains(GOOD)
                .doesNotContain(POOR, CUT_OFF);
        assertThat(shell.call("runs list --where accuracy.balanced<=0.5 --where data.distribution=exponential(0.1)")
                        .out())
                .contains(POOR)
                .doesNotContain(GOOD);
        assertThat(shell.call("runs list --json --tag paper").out()).contains("the one of table 2", "\"done\"");
        Result wrong = shell.call("runs list --where good");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("accuracy.balanced>0.6");
        assertThat(shell.call("runs tag good 'two words'").status()).isEqualTo(2);
    }

    @Test
    void archivingKeepsResultsAndNeedsARunThatIsDone() throws Exception {
        assertThat(shell.call("runs du").out()).contains(GOOD, "checkpoints");
        Result refused = shell.call("runs archive cut-off --yes");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("not done but interrupted");
        assertThat(shell.call("runs archive good --yes").status()).isZero();
        assertThat(folder.resolve("runs").resolve(GOOD)).isDirectoryNotContaining("glob:**/checkpoints");
        assertThat(folder.resolve("runs").resolve(GOOD).resolve("summary.json")).exists();
        assertThat(folder.resolve("runs").resolve(CUT_OFF).resolve("checkpoints"))
                .exists();
    }

    @Test
    void nothingIsRemovedUnlessAPersonSaysSo() throws Exception {
        Result asked = shell.call("runs rm good");
        assertThat(asked.status()).isEqualTo(2);
        assertThat(asked.err()).contains("Remove " + GOOD, "--yes");
        assertThat(folder.resolve("runs").resolve(GOOD)).exists();
        assertThat(shell.call("runs rm").status()).isEqualTo(2);
        assertThat(shell.call("runs rm good poor --yes").status()).isZero();
        assertThat(folder.resolve("runs").toFile().list()).containsExactly(CUT_OFF);
    }

    @Test
    void aRunKeepsItsDateUnderAnotherName() throws Exception {
        assertThat(shell.call("runs rename good best").out())
                .isEqualTo(folder.resolve("runs/2026-11-01_100000_best") + "\n");
        assertThat(shell.call("runs list").out())
                .contains("2026-11-01_100000_best")
                .doesNotContain(GOOD);
        assertThat(shell.call("runs rename poor best").status()).isZero();
        run("2026-11-01_100000_other", "done", 0.1);
        assertThat(shell.call("runs rename other best").err()).contains("is called so already");
    }

    @Test
    void whatASweepNeedsStays() throws Exception {
        SweepFolder sweep = Sweeps.create(folder, Sweeps.EXPERIMENT, "seed=1..2");
        Claim claim = new Claim(sweep, sweep.read().trials().get(0), 1);
        Files.createDirectories(claim.path());
        claim.begin(folder.resolve("runs").resolve(GOOD));
        for (String command : List.of("runs rm good --yes", "runs rename good other")) {
            Result refused = shell.call(command);
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err()).contains("this run is in use", sweep.name());
        }
        assertThat(folder.resolve("runs").resolve(GOOD)).exists();
    }
}
