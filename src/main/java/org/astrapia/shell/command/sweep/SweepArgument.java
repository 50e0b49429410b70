package org.astrapia.shell.command.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.SweepFolders;
import picocli.CommandLine.Parameters;

/** A sweep as a person names it: its folder, or its name under {@code sweeps/}, of which the first letters are enough. */
final class SweepArgument {
    @Parameters(
            arity = "0..1",
            paramLabel = "SWEEP",
            description = "A sweep: its folder, or its name under sweeps/. The first letters of the name are enough."
                    + " The newest one if it is left out.")
    private String sweep = "";

    /**
     * The sweep.
     *
     * @throws org.astrapia.language.InvalidInputException when there is none of that name
     * @throws UsageException when none is named and there is none
     */
    SweepFolder find(CommandContext context) {
        SweepFolders all = all(context);
        if (!sweep.isEmpty()) {
            Path direct = context.resolve(CommandContext.path(sweep));
            return all.find(Files.isDirectory(direct) ? direct.toString() : sweep);
        }
        List<SweepFolder> sweeps = all.list();
        if (sweeps.isEmpty()) {
            throw new UsageException("there is no sweep here yet; `run EXPERIMENT seed=1..3` begins one.");
        }
        return sweeps.get(sweeps.size() - 1);
    }

    /** The folder of all sweeps. */
    static SweepFolders all(CommandContext context) {
        return new SweepFolders(context.resolve(Path.of("sweeps")));
    }
}
