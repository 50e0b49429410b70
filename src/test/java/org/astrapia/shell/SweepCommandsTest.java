package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.config.Description;
import org.astrapia.language.Source;
import org.astrapia.run.Plan;
import org.astrapia.shell.Shell.Result;
import org.astrapia.sweep.PlannedSweep;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.SweepFolders;
import org.astrapia.sweep.SweepReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One small sweep, and all that can be asked of it afterwards. */
class SweepCommandsTest {
    @TempDir
    static Path folder;

    private static Shell shell;
    private static Result run;

    @BeforeAll
    static void runOnce() throws Exception {
        shell = new Shell(folder).with("tiny.yaml", Tiny.EXPERIMENT);
        run = shell.call(
                "run tiny.yaml seed=1..2 retrain.channels=4,8 sweep.exclude=[{seed:\\ 2,\\ retrain.channels:\\ 8}]");
        assertThat(run).extracting(Result::status).as(run.err()).isEqualTo(0);
    }

    private static SweepFolder sweep() {
        return new SweepFolders(folder.resolve("sweeps")).find("tiny");
    }

    @Test
    void itTellsWhatItDoesAndEndsWithTheComparison() {
        assertThat(run.err())
                .contains("3 runs, about 1 minute on this processor one after the other")
                .contains("[1/3] seed=1, retrain.channels=4: begun", "[3/3] seed=2, retrain.channels=4: done");
        assertThat(run.out())
                .contains("retrain.channels=4", "balanced")
                .contains("Differences from the baseline, paired")
                .contains("No trial held training images out")
                .contains(sweep().file("report.html").toString());
        assertThat(sweep().file("report.html")).content().contains("Results", "Wilcoxon", "Provenance");
    }

    @Test
    void theRowsAreTheTrials() throws Exception {
        List<String> rows = Files.readAllLines(sweep().file("results.csv"));
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0)).startsWith("trial,id,seed,retrain.channels,state,attempts,run,balanced");
        assertThat(rows.get(1)).startsWith("1,").contains(",1,4,done,1,");
    }

    @Test
    void aTrialHasTheDigitsOfTheSameRunAlone() throws Exception {
        JsonObject trial = trial(2);
        Shell other = new Shell(Files.createDirectories(folder.resolve("alone"))).with("tiny.yaml", Tiny.EXPERIMENT);
        Result alone = other.call("run tiny.yaml seed=1 retrain.channels=8 --quiet");
        assertThat(alone.status()).as(alone.err()).isZero();
        Path runOfTrial = Path.of(trial.get("run_path").getAsString());
        Path runAlone = only(folder.resolve("alone/runs"));
        assertThat(withoutTimes(runOfTrial)).isEqualTo(withoutTimes(runAlone)).isNotEmpty();
        assertThat(runOfTrial.resolve("resolved.yaml")).hasSameTextualContentAs(runAlone.resolve("resolved.yaml"));
    }

    private static JsonObject trial(int number) throws Exception {
        return JsonParser.parseString(shell.call("sweep status --json").out())
                .getAsJsonObject()
                .getAsJsonArray("trials")
                .get(number - 1)
                .getAsJsonObject();
    }

    /** Columns of time differ. */
    private static List<String> withoutTimes(Path run) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("metrics.csv"));
        List<String> header = List.of(lines.get(0).split(",", -1));
        return lines.stream()
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    cells[header.indexOf("seconds")] = "";
                    cells[header.indexOf("images_per_second")] = "";
                    return String.join(",", cells);
                })
                .toList();
    }

    @Test
    void whatIsDoneIsToldAndNotRepeated() throws Exception {
        assertThat(shell.call("sweep list").out()).contains(sweep().name());
        assertThat(shell.call("sweep status").out()).contains("retrain.channels", "all", "3");
        Result again = shell.call("sweep resume");
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.err()).doesNotContain("begun");
        JsonObject collected =
                JsonParser.parseString(shell.call("sweep collect --json").out()).getAsJsonObject();
        assertThat(collected.getAsJsonArray("missing")).isEmpty();
        assertThat(collected.getAsJsonArray("cells")).hasSize(2);
        assertThat(collected
                        .getAsJsonArray("differences")
                        .get(0)
                        .getAsJsonObject()
                        .get("n")
                        .getAsInt())
                .isEqualTo(1);
        assertThat(collected.get("best").isJsonNull()).isTrue();
    }

    @Test
    void checkTellsHowManyRunsThereAreAndWhatTheyTake() throws Exception {
        Result checked = shell.call("check tiny.yaml seed=1..5 search.epochs=1,2");
        assertThat(checked.status()).as(checked.err()).isZero();
        assertThat(checked.out()).contains("tiny.yaml: ok", "seed = 1, 2, 3, 4, 5", "10 runs, about", "GB of memory");
        JsonObject document = JsonParser.parseString(
                        shell.call("check tiny.yaml seed=1..5 --json").out())
                .getAsJsonObject();
        assertThat(document.get("runs").getAsInt()).isEqualTo(5);
        assertThat(document.getAsJsonArray("problems")).isEmpty();
    }

    @Test
    void aWrongValueIsToldBeforeTheFirstTrial() throws Exception {
        long before = count(folder.resolve("sweeps"));
        Result refused = shell.call("run tiny.yaml seed=1..2 data.distribution=[balanced,exponentail(0.1)]");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("<command line>:1:39", "Maybe", "exponential");
        assertThat(shell.call("run tiny.yaml seed=1..2 retrain.batch=100000,8 data.shapes.train-per-class=0")
                        .status())
                .isEqualTo(2);
        assertThat(count(folder.resolve("sweeps"))).isEqualTo(before);
    }

    @Test
    void otherCommandsTakeOneRun() throws Exception {
        assertThat(shell.call("show tiny.yaml --resolved seed=1,2").err()).contains("`seed` has 2 values here");
        shell.with("several.yaml", Tiny.EXPERIMENT + "sweep: {axes: {seed: 1..2}}\n");
        Result refused = shell.call("retrain several.yaml --genotype x.yaml");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("several.yaml:11:1", "`sweep` describes several runs");
        assertThat(shell.call("show several.yaml --resolved ~sweep").status()).isZero();
        assertThat(shell.call("check several.yaml").out()).contains("2 runs");
        assertThat(shell.call("check several.yaml seed=3").out()).contains("ok").doesNotContain("2 runs");
    }

    @Test
    void aDryRunBeginsNothing() throws Exception {
        long before = count(folder.resolve("sweeps"));
        Result shown = shell.call("run tiny.yaml seed=1..2 --dry-run sweep.backend=slurm sweep.slurm.time=1h");
        assertThat(shown.status()).as(shown.err()).isZero();
        assertThat(shown.err()).contains("seed=1", "seed=2");
        assertThat(shown.out()).contains("#SBATCH --array=0-1", "#SBATCH --time=01:00:00", "sweep collect");
        assertThat(shell.call("run tiny.yaml --dry-run").status()).isEqualTo(2);
        assertThat(count(folder.resolve("sweeps"))).isEqualTo(before);
    }

    /** A trial that cannot be begun does not keep the others back. */
    @Test
    void aTrialThatFailsIsSetAsideWithItsLogAndTheRestGoesOn() throws Exception {
        Path home = Files.createDirectories(folder.resolve("failing"));
        Shell other = new Shell(home);
        Source source = new Source("tiny.yaml", Tiny.EXPERIMENT);
        Description description = Description.read(
                home.resolve("tiny.yaml"), source, List.of("seed=1..2", "sweep.attempts=2", "sweep.jobs=2"));
        Optional<PlannedSweep> planned = SweepReader.read(description, Plan.SEARCH);
        SweepFolder failing = new SweepFolders(home.resolve("sweeps"))
                .create(planned.orElseThrow(), List.of(), Clock.systemDefaultZone());
        Files.writeString(failing.trial(failing.read().trials().get(0)), "experiment: tiny\nsearch: {epochs: many}\n");
        Result worked = other.call("sweep work --no-wait");
        assertThat(worked.status()).as(worked.err()).isEqualTo(1);
        assertThat(other.call("sweep collect").out())
                .contains("1 of 2 trials is missing and not in any mean: seed=1 (failed)");
        Result status = other.call("sweep status");
        assertThat(status.out()).contains("seed=1: failed, 2 failures", "many");
        assertThat(home.resolve("runs"))
                .isDirectoryContaining(run -> run.toString().endsWith("_tiny"));
        assertThat(other.call("sweep resume --failed").err()).contains("1 of the trials that failed are tried again");
    }

    private static long count(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.count();
        }
    }

    private static Path only(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            List<Path> all = children.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
