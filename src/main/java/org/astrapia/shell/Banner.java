package org.astrapia.shell;

import java.nio.file.Path;
import java.util.List;
import org.astrapia.report.terminal.DisplayText;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunFolders;
import org.astrapia.run.RunStatus;
import org.astrapia.run.RunStatus.State;
import org.astrapia.shell.command.session.Version;
import org.astrapia.shell.process.Environment;

/** What the shell says when it opens, in two lines: what it is and how to begin, and how the last run stands. */
final class Banner {
    private Banner() {}

    /** @param gpu whether the natives for GPUs are used */
    static String of(Environment here, boolean gpu) {
        int cores = Runtime.getRuntime().availableProcessors();
        String device = gpu ? "GPU if there is one" : cores == 1 ? "1 core" : cores + " cores";
        return fit(here, Version.text() + ", " + device + ". help, Tab, exit") + "\n" + fit(here, lastRun(here)) + "\n";
    }

    private static String lastRun(Environment here) {
        List<RunFolder> runs = new RunFolders(here.resolve(Path.of("runs"))).list();
        if (runs.isEmpty()) {
            return "no runs here yet. To begin: run quickstart";
        }
        RunFolder last = runs.get(runs.size() - 1);
        RunStatus status = last.status();
        String state = status.state() == State.RUNNING
                ? "running in " + status.stage()
                : status.state() == State.DONE ? "done" : status.state().word() + "; resume goes on with it";
        return "last run " + last.name() + ", " + state;
    }

    private static String fit(Environment here, String line) {
        return DisplayText.fit(line, Math.max(1, here.width().getAsInt()), here.unicode());
    }
}
