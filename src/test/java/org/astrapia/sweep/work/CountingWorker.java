package org.astrapia.sweep.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.astrapia.sweep.SweepFolder;

/**
 * A worker in a process of its own, which a test may kill. A trial is a number of steps; each leaves a file, which is its checkpoint, and a
 * second file if the step was made before.
 */
public final class CountingWorker {
    static final int STEPS = 4;
    static final Duration LEASE = Duration.ofSeconds(3);
    private static final long STEP_MILLIS = 40;

    private CountingWorker() {}

    private static final class Counting implements TrialProcess {
        private final Path folder;
        private final Thread thread = new Thread(this::count, "steps");
        private final AtomicBoolean stop = new AtomicBoolean();
        private final long begun = System.nanoTime();
        private volatile Ending.State state = Ending.State.INTERRUPTED;

        Counting(Path folder) {
            this.folder = folder;
            thread.setDaemon(true);
            thread.start();
        }

        private void count() {
            try {
                Files.createDirectories(folder);
                for (int step = 0; step < STEPS && !stop.get(); step++) {
                    if (Files.exists(folder.resolve("step-" + step))) {
                        continue;
                    }
                    Thread.sleep(STEP_MILLIS);
                    mark(step);
                }
                state = Files.exists(folder.resolve("step-" + (STEPS - 1)))
                        ? Ending.State.DONE
                        : Ending.State.INTERRUPTED;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                state = Ending.State.INTERRUPTED;
            }
        }

        private void mark(int step) throws IOException {
            try {
                Files.createFile(folder.resolve("step-" + step));
            } catch (FileAlreadyExistsException twice) {
                Files.createFile(folder.resolve("twice-" + step + "-" + System.nanoTime()));
            }
        }

        @Override
        public boolean hasEnded() {
            return !thread.isAlive();
        }

        @Override
        public void stop() {
            stop.set(true);
        }

        @Override
        public void abandon() {
            stop.set(true);
        }

        @Override
        public Ending ending() {
            return new Ending(state, "", (System.nanoTime() - begun) / 1e9);
        }
    }

    private static final class Silent implements WorkerNews {
        @Override
        public void began(Claim claim, Optional<Path> run) {}

        @Override
        public void ended(Claim claim, Ending ending, List<TrialState> states) {}

        @Override
        public void note(String text) {}
    }

    /** Works at the sweep that its argument names. */
    public static void main(String[] arguments) {
        SweepFolder folder = new SweepFolder(Path.of(arguments[0]));
        TrialProcess.Starter starter = (claim, run, place) -> {
            claim.begin(folder.home().resolve("runs").resolve(claim.trial().id()));
            return new Counting(
                    folder.home().resolve("steps").resolve(claim.trial().id()));
        };
        try (Ledger ledger = new Ledger(folder, LEASE)) {
            new Worker(ledger, starter, (bytes, others) -> true, new Silent(), 2, true).work();
        }
    }
}
