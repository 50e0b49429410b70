package org.astrapia.sweep.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.Sweeps;
import org.astrapia.sweep.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that share nothing but a folder. */
class WorkerTest {
    private static final int TRIALS = Integer.getInteger("sweep.trials", 60);
    private static final int WORKERS = Integer.getInteger("sweep.workers", 3);
    private static final int KILLS = Integer.getInteger("sweep.kills", 6);

    @TempDir
    private Path home;

    /** They are processes of their own and are killed in the middle of their work, without a chance to clean up. */
    @Test
    void killedWorkersLoseNothingAndNothingIsDoneTwice() throws Exception {
        SweepFolder folder = Sweeps.create(home, Sweeps.EXPERIMENT, "seed=1.." + TRIALS);
        Random random = new Random(5);
        List<Process> workers = new ArrayList<>();
        try {
            for (int i = 0; i < WORKERS; i++) {
                workers.add(start(folder));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                Thread.sleep(400 + random.nextInt(400));
                Process victim = workers.get(random.nextInt(workers.size()));
                victim.destroyForcibly().waitFor();
                workers.remove(victim);
                workers.add(start(folder));
            }
            for (Process worker : workers) {
                assertThat(worker.waitFor(5, TimeUnit.MINUTES)).isTrue();
            }
        } finally {
            workers.forEach(Process::destroyForcibly);
        }
        try (Ledger ledger = new Ledger(folder)) {
            assertThat(ledger.states()).hasSize(TRIALS).allSatisfy(state -> {
                assertThat(state.kind()).isEqualTo(TrialState.Kind.DONE);
                assertThat(marks(state.trial()))
                        .hasSize(CountingWorker.STEPS)
                        .allMatch(name -> name.startsWith("step-"));
            });
        }
    }

    private List<String> marks(Trial trial) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("steps").resolve(trial.id()))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Process start(SweepFolder folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CountingWorker.class.getName(),
                        folder.path().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void aTrialHasOneOwnerAtATime() {
        SweepFolder folder = Sweeps.create(home, Sweeps.EXPERIMENT, "seed=1..2");
        try (Ledger one = new Ledger(folder);
                Ledger other = new Ledger(folder)) {
            TrialState waiting = one.states().get(0);
            assertThat(waiting.kind()).isEqualTo(TrialState.Kind.WAITING);
            Claim claim = one.take(waiting).orElseThrow();
            assertThat(other.take(waiting)).isEmpty();
            assertThat(other.states())
                    .extracting(TrialState::kind)
                    .containsExactly(TrialState.Kind.RUNNING, TrialState.Kind.WAITING);
            claim.begin(home.resolve("runs/first"));
            claim.end(new Ending(Ending.State.INTERRUPTED, "", 2));
            TrialState left = other.states().get(0);
            assertThat(left.kind()).isEqualTo(TrialState.Kind.INTERRUPTED);
            assertThat(left.run()).hasValue(home.resolve("runs/first"));
            assertThat(claim.isNewest()).isTrue();
            assertThat(other.take(left)).isPresent();
            assertThat(claim.isNewest())
                    .as("the first owner sees that it has lost it")
                    .isFalse();
        }
    }

    @Test
    void aTrialThatFailsTooOftenIsSetAsideUntilItIsForgiven() {
        SweepFolder folder = Sweeps.create(home, Sweeps.EXPERIMENT, "seed=1..2", "sweep.attempts=2");
        try (Ledger ledger = new Ledger(folder)) {
            for (int attempt = 1; attempt <= 2; attempt++) {
                TrialState state = ledger.states().get(0);
                assertThat(state.kind().isSettled()).isFalse();
                ledger.take(state).orElseThrow().end(new Ending(Ending.State.FAILED, "no room\nmore", 1));
            }
            TrialState aside = ledger.states().get(0);
            assertThat(aside.kind()).isEqualTo(TrialState.Kind.SET_ASIDE);
            assertThat(aside.ending().orElseThrow().firstLine()).isEqualTo("no room");
            assertThat(ledger.forgive()).isEqualTo(1);
            assertThat(ledger.states().get(0).kind()).isEqualTo(TrialState.Kind.FAILED);
        }
    }
}
