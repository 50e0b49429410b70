package org.astrapia.shell.command.session;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.shell.script.Statement;
import org.jline.utils.Signals;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code watch}: carries out a command again and again, until Ctrl-C, or so many times as is said. */
final class WatchCommand extends Command {
    private static final double LEAST = 0.1;
    private static final double MOST = 86_400;

    @Option(names = "--every", paramLabel = "SECONDS", description = "Between two times; 2 if not given.")
    double every = 2;

    @Option(names = "--times", paramLabel = "N", description = "How many times; without it until Ctrl-C.")
    Optional<Integer> times = Optional.empty();

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "A command of this shell with its arguments.")
    List<String> words = List.of();

    @Override
    public int run(CommandContext context) {
        if (!(every >= LEAST && every <= MOST)
                || times.filter(number -> number < 1).isPresent()) {
            throw new UsageException("watch: --every takes 0.1 to 86400 seconds, --times a number from 1.");
        }
        boolean screen = context.here().terminals().out();
        if (times.isEmpty() && !screen) {
            throw new UsageException("watch: without a terminal nobody would end it; give --times N.");
        }
        List<String> all = context.statement().texts();
        Statement command = context.statement().from(all.size() - words.size(), words.size());
        CountDownLatch stop = new CountDownLatch(1);
        Object before = Signals.register("INT", stop::countDown);
        try {
            return repeat(context, command, screen, stop);
        } finally {
            Signals.unregister("INT", before);
        }
    }

    private int repeat(CommandContext context, Statement command, boolean screen, CountDownLatch stop) {
        int status = ExitStatus.DONE;
        for (int done = 0; times.isEmpty() || done < times.get(); done++) {
            if (done > 0 && ended(stop)) {
                return ExitStatus.DONE;
            }
            if (screen) {
                context.here().clearScreen();
                context.note("every " + every + " s: " + command.text() + "   "
                        + LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + ", Ctrl-C ends");
            }
            status = context.interpreter().command(command, options());
            if (status != ExitStatus.DONE) {
                return status;
            }
        }
        return status;
    }

    private boolean ended(CountDownLatch stop) {
        try {
            return stop.await(Math.round(1000 * every), TimeUnit.MILLISECONDS);
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
