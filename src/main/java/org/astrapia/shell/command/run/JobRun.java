package org.astrapia.shell.command.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.run.RunListener;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.RunResult;
import org.astrapia.shell.command.arguments.ExperimentArguments;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.jobs.ChildProcess;
import org.astrapia.shell.jobs.Job;
import org.astrapia.shell.jobs.JobEnd;
import org.astrapia.shell.jobs.Progress;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.shell.process.Interruption;

/**
 * A run in a process of its own.
 *
 * @param words of the command that the process carries out
 */
record JobRun(CommandContext context, List<String> words) {
    /** Waits for it, unless it is to go on in the background. */
    int run() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--events=json"));
        if (context.options().gpu()) {
            arguments.add("--gpu");
        }
        arguments.addAll(words);
        Environment here = context.here();
        ChildProcess child = new ChildProcess(here.folder(), state(here));
        String title = String.join(" ", context.statement().texts());
        if (context.background()) {
            Job job = context.session().jobs().background(child, title, arguments);
            context.note("[" + job.number() + "] started: " + title);
            return ExitStatus.DONE;
        }
        return watch(child, title, arguments);
    }

    /** For what a crash leaves; a job goes on without. */
    private static Path state(Environment here) {
        try {
            return here.state().make();
        } catch (IOException unusable) {
            return here.state().path();
        }
    }

    @SuppressWarnings("try") // the signals are taken over while this is open
    private int watch(ChildProcess child, String title, List<String> arguments) throws IOException {
        Environment here = context.here();
        Progress progress = new Progress(here);
        RunListener listener = context.quiet() ? event -> {} : progress;
        Job job = context.session().jobs().foreground(child, title, arguments, listener);
        int status;
        try (Interruption interruption = new Interruption(here, job::stop, job::abandon)) {
            status = job.await();
        } finally {
            progress.erase();
        }
        job.run().ifPresent(context.session()::ran);
        return tell(job, status);
    }

    private int tell(Job job, int status) throws IOException {
        Optional<Path> run = job.run();
        Notice.send(context.here(), context.session(), run, job.state());
        if (job.state().equals("failed")) {
            job.lastWords().forEach(context.here().err()::println);
            return status;
        }
        if (run.isPresent()) {
            new RunResult(run.get()).print(context);
        }
        if (job.state().equals("done")) {
            if (run.isPresent()) {
                NextSteps.tell(context, run.get());
            }
            return ExitStatus.DONE;
        }
        context.here().err().println("[" + job.number() + "] " + job.state() + new JobEnd(job).explanation());
        return job.state().equals("crashed") ? ExitStatus.FAILED : ExitStatus.INTERRUPTED;
    }

    /** The words by which another process reads the same experiment; a new one goes there in a file. */
    static List<String> experiment(CommandContext context, ExperimentArguments arguments) throws IOException {
        List<String> words = new ArrayList<>();
        Optional<CurrentExperiment> fresh = context.session()
                .experiment()
                .filter(current -> current.file().isEmpty() && arguments.file().equals(Path.of(current.name())));
        if (fresh.isPresent()) {
            Path file = Files.createTempFile("astrapia-", ".yaml");
            file.toFile().deleteOnExit();
            Files.writeString(file, fresh.get().source().text());
            words.add(file.toString());
        } else {
            words.add(arguments.file().toString());
        }
        words.addAll(arguments.overrides());
        return words;
    }
}
