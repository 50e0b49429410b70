package org.astrapia.shell.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.astrapia.run.RunEvent.Message;
import org.astrapia.shell.jobs.ChildProcess;
import org.astrapia.shell.jobs.EventLines;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.shell.sweep.LocalWork;
import org.astrapia.sweep.Sweep;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.SweepSettings;
import org.astrapia.sweep.Trial;
import org.astrapia.sweep.slurm.Slurm;
import org.astrapia.sweep.slurm.SlurmScripts;
import org.astrapia.sweep.work.Ledger;
import org.astrapia.sweep.work.TrialState;
import org.astrapia.sweep.work.Worker;

/** A sweep that is carried out, as the commands do that begin one or go on with one. */
public record SweepWork(CommandContext context, SweepFolder folder) {
    /** Carries out what is left: here until it is done, or by Slurm, which goes on without this process. */
    public int send() throws IOException {
        folder.go();
        Sweep sweep = folder.read();
        if (!sweep.settings().backend().equals(SweepSettings.SLURM)) {
            OptionalInt jobs = sweep.settings().jobs();
            int status = work(jobs.isPresent() ? Optional.of(jobs.getAsInt()) : Optional.empty(), true);
            if (context.options().events().isEmpty()) {
                new SweepResult(folder).print(context);
            } else {
                new SweepResult(folder).collect();
            }
            return status;
        }
        List<Trial> open = open();
        if (open.isEmpty()) {
            new SweepResult(folder).print(context);
            return ExitStatus.DONE;
        }
        List<String> jobs = new Slurm(folder).submit(sweep, program(context), open);
        if (context.json()) {
            context.printJson(Map.of("sweep_path", folder.path().toString(), "jobs", jobs));
        } else {
            context.print("Slurm has " + open.size() + (open.size() == 1 ? " trial" : " trials") + " in array "
                    + jobs.get(0) + ", and collects the results in job " + jobs.get(1));
            context.print("sweep     " + folder.path());
        }
        return ExitStatus.DONE;
    }

    /** The scripts that {@link #send} would send; none where no scripts are needed. */
    public static List<String> scripts(CommandContext context, Sweep sweep) {
        if (!sweep.settings().backend().equals(SweepSettings.SLURM)) {
            return List.of();
        }
        SweepFolder folder = new SweepFolder(context.resolve(Path.of("sweeps", sweep.name())));
        SlurmScripts scripts = new SlurmScripts(folder, sweep, program(context), 1);
        return List.of(scripts.work(sweep.trials()), scripts.collect());
    }

    private static List<String> program(CommandContext context) {
        List<String> words =
                new ArrayList<>(ChildProcess.program(context.here().state().path()));
        if (context.options().gpu()) {
            words.add("--gpu");
        }
        return words;
    }

    private List<Trial> open() {
        try (Ledger ledger = new Ledger(folder)) {
            return ledger.states().stream()
                    .filter(state -> !state.kind().isSettled())
                    .map(TrialState::trial)
                    .toList();
        }
    }

    /**
     * Works here until nothing is left.
     *
     * @param jobs how many trials at once; empty for as many as fit into the memory
     * @param waits whether to stay while others are at the last trials
     */
    public int work(Optional<Integer> jobs, boolean waits) throws IOException {
        Environment here = context.here();
        boolean told = context.options().events().isPresent();
        Consumer<String> lines = told
                ? text -> {
                    here.out().println(EventLines.print(new Message(text)));
                    here.out().flush();
                }
                : context::note;
        LocalWork work = new LocalWork(here, folder, context.options().gpu(), lines, !told && !context.quiet());
        Worker.Outcome outcome = work.work(jobs, waits, stop -> {
            if (told) {
                obey(here, stop);
            }
        });
        if (outcome == Worker.Outcome.STOPPED) {
            here.err().println("go on with: astrapia sweep resume " + folder.name());
            return ExitStatus.INTERRUPTED;
        }
        return new SweepResult(folder).hasFailures() ? ExitStatus.FAILED : ExitStatus.DONE;
    }

    /** The shell that started this process says {@code stop}, or is gone. */
    private static void obey(Environment here, Runnable stop) {
        Thread orders = new Thread(
                () -> {
                    try (BufferedReader in =
                            new BufferedReader(new InputStreamReader(here.in(), StandardCharsets.UTF_8))) {
                        String order = in.readLine();
                        while (order != null && !order.equals("stop")) {
                            order = in.readLine();
                        }
                    } catch (IOException gone) { // as good as its end
                        stop.run();
                    }
                    stop.run();
                },
                "orders");
        orders.setDaemon(true);
        orders.start();
    }
}
