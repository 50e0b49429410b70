package org.astrapia.shell.command.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.astrapia.engine.RunOutcome;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.run.RunStatus.State;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.jobs.EventLines;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.shell.process.Interruption;
import org.jline.utils.Signals;

/**
 * A run that a shell asked for: it tells its events as lines of JSON on standard output, and stops when standard input says
 * {@code stop} or ends, since then the shell is gone.
 */
final class SupervisedRun {
    private SupervisedRun() {}

    static int tell(CommandContext context, LiveRun.Body body) {
        Cancel cancel = new Cancel();
        Signals.register("INT", () -> {}); // the shell decides what Ctrl-C means
        Interruption.ASKING.forEach(signal -> Signals.register(signal, cancel::request));
        Thread orders = new Thread(() -> obey(context.here(), cancel), "orders");
        orders.setDaemon(true);
        orders.start();
        PrintStream out = context.here().out();
        RunOutcome outcome = body.run(LiveRun.runner(
                context,
                event -> {
                    out.println(EventLines.print(event));
                    out.flush();
                },
                cancel));
        return outcome.state() == State.INTERRUPTED ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
    }

    private static void obey(Environment here, Cancel cancel) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(here.in(), StandardCharsets.UTF_8))) {
            String order = in.readLine();
            while (order != null && !order.equals("stop")) {
                order = in.readLine();
            }
        } catch (IOException gone) { // as good as its end
            cancel.request();
        }
        cancel.request();
    }
}
