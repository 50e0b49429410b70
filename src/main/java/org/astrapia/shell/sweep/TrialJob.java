package org.astrapia.shell.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.files.AtomicFile;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunListener;
import org.astrapia.run.RunStatus.State;
import org.astrapia.shell.jobs.ChildProcess;
import org.astrapia.shell.jobs.Job;
import org.astrapia.shell.jobs.Jobs;
import org.astrapia.sweep.Sweep;
import org.astrapia.sweep.work.Claim;
import org.astrapia.sweep.work.Ending;
import org.astrapia.sweep.work.TrialProcess;

/**
 * A trial as a run in a process of its own.
 *
 * @param claim to the trial
 * @param job the process
 */
record TrialJob(Claim claim, Job job) implements TrialProcess {
    /** For a program that was called wrongly, or a run that may not be touched. */
    private static final int REFUSED = 2;

    /**
     * Starts trials.
     *
     * @param sweep to which they belong
     * @param child of the sweep's home
     * @param gpu whether TensorFlow's natives for GPUs are used
     * @param gpus numbers of the GPUs among which the trials of a worker are shared out; none if there are not several
     * @param listener follows the runs
     */
    record Starter(Sweep sweep, ChildProcess child, boolean gpu, List<String> gpus, RunListener listener, Jobs jobs)
            implements TrialProcess.Starter {
        @Override
        public TrialProcess start(Claim claim, Optional<Path> run, int place) throws IOException {
            List<String> arguments = new ArrayList<>(List.of("--events=json"));
            if (gpu) {
                arguments.add("--gpu");
            }
            if (run.isPresent()) {
                arguments.addAll(List.of("resume", run.get().toString()));
            } else {
                arguments.addAll(List.of(
                        sweep.plan().word(), claim.sweep().trial(claim.trial()).toString()));
            }
            Map<String, String> variables =
                    gpus.isEmpty() ? Map.of() : Map.of("CUDA_VISIBLE_DEVICES", gpus.get(place % gpus.size()));
            RunListener all = event -> {
                event.asStart().ifPresent(started -> claim.begin(Path.of(started.path())));
                listener.on(event);
            };
            return new TrialJob(claim, jobs.foreground(child, claim.trial().label(), arguments, all, variables));
        }
    }

    @Override
    public boolean hasEnded() {
        return !job.isRunning();
    }

    @Override
    public void stop() {
        job.stop();
    }

    @Override
    public void abandon() {
        job.abandon();
    }

    @Override
    public Ending ending() {
        int status = job.await();
        String words = String.join("\n", job.lastWords());
        writeLog(words);
        return switch (job.state()) {
            case "done" -> new Ending(Ending.State.DONE, "", job.seconds());
            case "interrupted" -> new Ending(Ending.State.INTERRUPTED, "", job.seconds());
            case "crashed" -> new Ending(Ending.State.FAILED, job.reason() + "\n" + words, job.seconds());
            default ->
                new Ending(
                        status == REFUSED && isTaken() ? Ending.State.INTERRUPTED : Ending.State.FAILED,
                        words,
                        job.seconds());
        };
    }

    /** Whether another process is at the run, such as one whose worker is gone and which still writes its checkpoint. */
    private boolean isTaken() {
        return earlierRun()
                .filter(run -> new RunFolder(run).status().state() == State.RUNNING)
                .isPresent();
    }

    private Optional<Path> earlierRun() {
        for (int number = claim.number(); number > 0; number--) {
            Optional<Path> run = new Claim(claim.sweep(), claim.trial(), number).run();
            if (run.isPresent()) {
                return run;
            }
        }
        return Optional.empty();
    }

    private void writeLog(String words) {
        try {
            AtomicFile.replace(claim.log(), words + "\n");
        } catch (UncheckedIOException full) { // the ending has it too, if there is room for that
            return;
        }
    }
}
