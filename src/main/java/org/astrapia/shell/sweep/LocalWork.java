package org.astrapia.shell.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.astrapia.shell.jobs.ChildProcess;
import org.astrapia.shell.jobs.Jobs;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.Interruption;
import org.astrapia.sweep.Sweep;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.Trial;
import org.astrapia.sweep.work.Ledger;
import org.astrapia.sweep.work.Memory;
import org.astrapia.sweep.work.Worker;

/**
 * A worker in this process.
 *
 * @param here streams, and where a crash of a trial leaves its log
 * @param folder of the sweep
 * @param gpu whether TensorFlow's natives for GPUs are used
 * @param lines takes what there is to tell
 * @param live whether the run of a single trial is followed
 */
public record LocalWork(Environment here, SweepFolder folder, boolean gpu, Consumer<String> lines, boolean live) {
    private static final Path GPUS = Path.of("/proc/driver/nvidia/gpus");
    private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

    /**
     * Works until nothing is left, or Ctrl-C or a signal asks it to stop.
     *
     * @param jobs how many trials at once; empty for as many as fit into the memory
     * @param waits whether it stays while others are at the last trials
     * @param stops hands over what stops it, for others than signals
     */
    @SuppressWarnings("try") // the signals are taken over while this is open
    public Worker.Outcome work(Optional<Integer> jobs, boolean waits, Consumer<Runnable> stops) throws IOException {
        try (Ledger ledger = new Ledger(folder)) {
            Sweep sweep = ledger.sweep();
            int atOnce = jobs.orElseGet(() -> fitting(sweep));
            SweepProgress progress = new SweepProgress(
                    lines,
                    live ? Optional.of(here) : Optional.empty(),
                    sweep.trials().size(),
                    atOnce);
            ChildProcess child = new ChildProcess(folder.home(), state());
            TrialJob.Starter starter = new TrialJob.Starter(
                    sweep, child, gpu, gpus(here.variables().get(VISIBLE)), progress, new Jobs());
            Worker worker = new Worker(ledger, starter, Memory.ofMachine(), progress, atOnce, waits);
            stops.accept(worker::stop);
            try (Interruption interruption = new Interruption(here, worker::stop, worker::abandon)) {
                return worker.work();
            } finally {
                progress.erase();
            }
        }
    }

    private static int fitting(Sweep sweep) {
        long largest = sweep.trials().stream().mapToLong(Trial::bytes).max().orElse(0);
        int cores = Runtime.getRuntime().availableProcessors();
        return Math.max(1, Math.min(Math.min(cores, sweep.trials().size()), Memory.fitting(largest)));
    }

    private Path state() {
        try {
            return here.state().make();
        } catch (IOException unusable) {
            return here.state().path();
        }
    }

    /** The GPUs among which trials are shared out; none where there are not several, or trials name their own. */
    private List<String> gpus(String visible) {
        if (!gpu) {
            return List.of();
        }
        List<String> gpus = visible == null
                ? ofDriver()
                : Stream.of(visible.split(",")).map(String::strip).toList();
        return gpus.size() > 1 ? gpus : List.of();
    }

    private static List<String> ofDriver() {
        try (Stream<Path> all = Files.list(GPUS)) {
            return IntStream.range(0, (int) all.count())
                    .mapToObj(Integer::toString)
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
