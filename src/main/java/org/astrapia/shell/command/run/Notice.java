package org.astrapia.shell.command.run;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.astrapia.shell.command.Session;
import org.astrapia.shell.process.Environment;

/** Tells that a run has ended by the command that {@code notify} was given. */
public final class Notice {
    private static final long PATIENCE_SECONDS = 10;

    private Notice() {}

    /**
     * Carries the command out and waits for it, a few seconds at most.
     *
     * @param run folder of the run, where there is one
     * @param state {@code done}, {@code interrupted}, {@code failed} or {@code crashed}
     */
    public static void send(Environment here, Session session, Optional<Path> run, String state) {
        Optional<String> command = session.notice();
        if (command.isEmpty()) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command.get())
                .directory(here.folder().toAbsolutePath().toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true);
        builder.environment().putAll(here.variables());
        builder.environment().put("ASTRAPIA_STATE", state);
        run.ifPresent(folder -> builder.environment().put("ASTRAPIA_RUN", folder.toString()));
        try {
            Process process = builder.start();
            Thread pump = new Thread(() -> pump(process, here), "notify");
            pump.setDaemon(true);
            pump.start();
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                pump.join(TimeUnit.SECONDS.toMillis(1));
            }
        } catch (IOException impossible) {
            here.err().println("notify: " + impossible.getMessage());
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(Process process, Environment here) {
        try (var said = process.getInputStream()) {
            said.transferTo(here.err());
            here.err().flush();
        } catch (IOException gone) {
            return;
        }
    }
}
