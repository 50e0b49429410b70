package org.astrapia.shell;

import java.io.IOException;
import java.nio.file.Path;
import org.astrapia.engine.Cancel;
import org.astrapia.engine.RunListener;
import org.astrapia.engine.RunOutcome;
import org.astrapia.engine.RunStatus.State;
import org.astrapia.engine.Runner;
import org.astrapia.report.StandardOutputs;

/** A run that somebody watches: progress while it lasts, Ctrl-C, and what it left at its end. */
final class LiveRun {
    private static final Path GENOTYPES = Path.of("genotypes");

    /** What is asked of the engine. */
    interface Body {
        RunOutcome run(Runner runner);
    }

    private LiveRun() {}

    /** Carries it out; the exit status tells whether it came to its end. */
    @SuppressWarnings("try") // the signals are taken over while this is open
    static int watch(Context context, Body body) throws IOException {
        Natives.announce(context);
        Cancel cancel = new Cancel();
        Progress progress = new Progress(context.here());
        RunListener listener = context.quiet() ? event -> {} : progress;
        Runner runner = new Runner(
                RunArgument.all(context), context.resolve(GENOTYPES), new StandardOutputs(), listener, cancel);
        RunOutcome outcome;
        try (Interruption interruption = new Interruption(context.here(), cancel::request)) {
            outcome = body.run(runner);
        } finally {
            progress.erase();
        }
        new RunResult(outcome.folder().path()).print(context);
        if (outcome.state() == State.INTERRUPTED) {
            context.here()
                    .err()
                    .println("go on with: astrapia resume " + outcome.folder().name());
            return ExitStatus.INTERRUPTED;
        }
        return ExitStatus.DONE;
    }
}
