package org.astrapia.shell.command.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunFolders;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.Session;
import org.astrapia.shell.command.UsageException;
import picocli.CommandLine.Parameters;

/** A run as a person names it: its folder, or its name under {@code runs/}, of which the first letters are enough. */
public final class RunArgument {
    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "A run: its folder, or its name under runs/. The first letters of the name are enough."
                    + " In the shell the last run if it is left out.")
    private String run = "";

    /**
     * The run.
     *
     * @throws org.astrapia.language.InvalidInputException when there is none of that name
     * @throws UsageException when none is named and there is no last one
     */
    public RunFolder find(CommandContext context) {
        return run.isEmpty() ? last(context) : find(context, run);
    }

    /** The run of this name. */
    public static RunFolder find(CommandContext context, String name) {
        Path direct = context.resolve(CommandContext.path(name));
        return all(context).find(Files.isDirectory(direct) ? direct.toString() : name);
    }

    /** The last run of this session; in a session without one, the newest that there is. */
    public static RunFolder last(CommandContext context) {
        RunFolders all = all(context);
        Optional<Path> run = context.session().lastRun();
        if (run.isPresent()) {
            return all.find(run.get().toString());
        }
        List<RunFolder> runs = context.session().kind() == Session.Kind.CALL ? List.of() : all.list();
        if (runs.isEmpty()) {
            throw new UsageException("name a run; the first letters of its name are enough. `runs list` shows all.");
        }
        return runs.get(runs.size() - 1);
    }

    /** The folder of all runs. */
    public static RunFolders all(CommandContext context) {
        return new RunFolders(context.resolve(Path.of("runs")));
    }
}
