package org.astrapia.shell.command.arguments;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Map;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.process.Environment;

/** Programs of the system that a person lets the shell start: commands, editors. */
public final class SystemProcess {
    private static final File NOTHING = new File("/dev/null");

    private SystemProcess() {}

    /**
     * Runs one in the folder of the session, and waits for it. It has the terminal where there is one.
     *
     * @param out where its output goes; what is printed to a terminal goes there directly
     * @return its exit status
     * @throws IOException when it cannot be started
     */
    public static int run(CommandContext context, List<String> command, OutputStream out) throws IOException {
        Environment here = context.here();
        boolean direct = here.terminals().out() && out == here.out();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(here.folder().toAbsolutePath().toFile())
                .redirectInput(here.terminals().in() ? Redirect.INHERIT : Redirect.from(NOTHING))
                .redirectOutput(direct ? Redirect.INHERIT : Redirect.PIPE)
                .redirectError(here.terminals().err() ? Redirect.INHERIT : Redirect.PIPE);
        Map<String, String> environment = builder.environment();
        environment.putAll(here.variables());
        context.session()
                .variables()
                .names()
                .forEach(name ->
                        context.session().variables().value(name).ifPresent(value -> environment.put(name, value)));
        here.out().flush();
        Process process = builder.start();
        Thread errors = new Thread(() -> pump(process.getErrorStream(), here.err()), "errors");
        errors.setDaemon(true);
        errors.start();
        pump(process.getInputStream(), out);
        try {
            int status = process.waitFor();
            errors.join();
            return status;
        } catch (InterruptedException stop) {
            process.destroy();
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static void pump(InputStream from, OutputStream to) {
        try (from) {
            from.transferTo(to);
            to.flush();
        } catch (IOException readEnough) { // on either side; the status tells the rest
            return;
        }
    }
}
