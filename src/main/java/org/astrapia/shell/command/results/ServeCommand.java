package org.astrapia.shell.command.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.Session;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.shell.serve.RunServer;
import org.jline.utils.Signals;
import picocli.CommandLine.Option;

/** {@code serve}: shows all runs in a browser, on this machine alone; nothing can be changed there. */
final class ServeCommand extends Command {
    private static final int LARGEST = 65_535;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Its port; 8420 if not given, or another one where that is taken.")
    Optional<Integer> port = Optional.empty();

    @Option(names = "--stop", description = "In the shell: end what `serve` began.")
    boolean stop;

    @Override
    public int run(CommandContext context) throws IOException {
        if (stop) {
            return stop(context);
        }
        if (port.filter(number -> number < 0 || number > LARGEST).isPresent()) {
            throw new UsageException("--port " + port.get() + ": a number from 0 to " + LARGEST + " is allowed.");
        }
        context.session().server().ifPresent(running -> {
            throw new UsageException(
                    "the runs are shown at " + running.address() + " already; `serve --stop` ends it.");
        });
        RunServer server = RunServer.start(
                RunArgument.all(context), context.resolve(Path.of("genotypes")).toAbsolutePath(), port);
        if (context.json()) {
            context.printJson(Map.of("address", server.address()));
        } else {
            context.print(server.address());
        }
        context.here().out().flush();
        if (context.session().kind() == Session.Kind.CONSOLE) {
            context.session().serve(Optional.of(server));
            context.note("open it in a browser; it goes on until `serve --stop`, or until you leave");
            return ExitStatus.DONE;
        }
        context.note("open it in a browser; Ctrl-C ends it");
        awaitEnd(server);
        return ExitStatus.DONE;
    }

    private static int stop(CommandContext context) {
        RunServer server = context.session().server().orElseThrow(() -> new UsageException("nothing is served."));
        server.close();
        context.session().serve(Optional.empty());
        return ExitStatus.DONE;
    }

    private static void awaitEnd(RunServer server) {
        CountDownLatch end = new CountDownLatch(1);
        Object interrupt = Signals.register("INT", end::countDown);
        Object terminate = Signals.register("TERM", end::countDown);
        try (server) {
            end.await();
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        } finally {
            Signals.unregister("INT", interrupt);
            Signals.unregister("TERM", terminate);
        }
    }
}
