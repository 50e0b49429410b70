package org.astrapia.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import org.astrapia.engine.RunFolder;
import org.astrapia.engine.RunFolders;
import picocli.CommandLine.Parameters;

/** A run as a person names it: its folder, its name under {@code runs/}, or the beginning of that. */
final class RunArgument {
    @Parameters(paramLabel = "RUN", description = "A run's folder, or its name under runs/, or the beginning of that.")
    String run = "";

    /**
     * The run.
     *
     * @throws org.astrapia.language.InvalidInputException when there is none of that name
     */
    RunFolder find(Context context) {
        return find(context, run);
    }

    static RunFolder find(Context context, String name) {
        Path direct = context.resolve(Path.of(name));
        return all(context).find(Files.isDirectory(direct) ? direct.toString() : name);
    }

    /** The folder of all runs. */
    static RunFolders all(Context context) {
        return new RunFolders(context.resolve(Path.of("runs")));
    }
}
