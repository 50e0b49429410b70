package org.astrapia.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.astrapia.engine.RunFolder;
import org.astrapia.engine.RunFolders;
import picocli.CommandLine.Parameters;

/** A run as a person names it: its folder, its name under {@code runs/}, or the beginning of that. */
final class RunArgument {
    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "A run's folder, or its name under runs/, or the beginning of that;"
                    + " in the shell, the last run if it is left out.")
    String run = "";

    /**
     * The run.
     *
     * @throws org.astrapia.language.InvalidInputException when there is none of that name
     * @throws UsageException when none is named and there is no last one
     */
    RunFolder find(Context context) {
        return run.isEmpty() ? last(context) : find(context, run);
    }

    /** The run of this name. */
    static RunFolder find(Context context, String name) {
        Path direct = context.resolve(Context.path(name));
        return all(context).find(Files.isDirectory(direct) ? direct.toString() : name);
    }

    /** The last run of this session; in a session without one, the newest that there is. */
    static RunFolder last(Context context) {
        RunFolders all = all(context);
        Optional<Path> run = context.session().lastRun();
        if (run.isPresent()) {
            return all.find(run.get().toString());
        }
        List<RunFolder> runs = context.session().kind() == Session.Kind.CALL ? List.of() : all.list();
        if (runs.isEmpty()) {
            throw new UsageException("a run is expected: its name, or the beginning of that. `runs list` shows all.");
        }
        return runs.get(runs.size() - 1);
    }

    /** The folder of all runs. */
    static RunFolders all(Context context) {
        return new RunFolders(context.resolve(Path.of("runs")));
    }
}
