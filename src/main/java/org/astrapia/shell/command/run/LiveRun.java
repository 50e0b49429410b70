package org.astrapia.shell.command.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.astrapia.engine.RunOutcome;
import org.astrapia.engine.Runner;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.report.StandardOutputs;
import org.astrapia.run.RunListener;
import org.astrapia.run.RunStatus.State;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.RunResult;
import org.astrapia.shell.command.Session;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.jobs.Progress;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.shell.process.Interruption;

/** A run that somebody watches: progress while it lasts, Ctrl-C, and what it left at its end. */
final class LiveRun {
    private static final Path GENOTYPES = Path.of("genotypes");

    /** What is asked of the engine. */
    interface Body {
        RunOutcome run(Runner runner);
    }

    private LiveRun() {}

    /**
     * Carries it out: in this process, or in another one where the console does not want to fall with it. The exit status
     * tells whether it came to its end.
     *
     * @param words of a command that asks another process for the same
     */
    static int watch(CommandContext context, List<String> words, Body body) throws IOException {
        if (context.session().kind() == Session.Kind.CONSOLE || context.background()) {
            return new JobRun(context, words).run();
        }
        return context.options().events().isPresent() ? SupervisedRun.tell(context, body) : watch(context, body);
    }

    @SuppressWarnings("try") // the signals are taken over while this is open
    private static int watch(CommandContext context, Body body) throws IOException {
        Cancel cancel = new Cancel();
        Progress progress = new Progress(context.here());
        RunListener listener = context.quiet() ? event -> {} : progress;
        RunOutcome outcome;
        Optional<Path> known = context.session().lastRun();
        boolean ended = false;
        try (Interruption interruption = new Interruption(context.here(), cancel::request, Interruption::endProcess)) {
            outcome = body.run(runner(context, listener, cancel));
            ended = true;
        } finally {
            progress.erase();
            if (!ended) {
                Notice.send(
                        context.here(),
                        context.session(),
                        context.session().lastRun().filter(run -> !known.equals(Optional.of(run))),
                        "failed");
            }
        }
        Notice.send(
                context.here(),
                context.session(),
                Optional.of(outcome.folder().path()),
                outcome.state().word());
        context.session().ran(outcome.folder().path());
        new RunResult(outcome.folder().path()).print(context);
        if (outcome.state() == State.INTERRUPTED) {
            context.here()
                    .err()
                    .println("go on with: astrapia resume " + outcome.folder().name());
            return ExitStatus.INTERRUPTED;
        }
        NextSteps.tell(context, outcome.folder().path());
        return ExitStatus.DONE;
    }

    /** The engine over this folder; the session knows the run from its first event on. */
    static Runner runner(CommandContext context, RunListener listener, Cancel cancel) {
        RunListener all = event -> {
            event.asStart().ifPresent(started -> context.session().ran(Path.of(started.path())));
            listener.on(event);
        };
        return new Runner(RunArgument.all(context), context.resolve(GENOTYPES), new StandardOutputs(), all, cancel);
    }
}
