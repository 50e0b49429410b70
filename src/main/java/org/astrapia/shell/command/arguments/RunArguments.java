package org.astrapia.shell.command.arguments;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.astrapia.run.RunFolder;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import picocli.CommandLine.Parameters;

/** Runs as a person names them, each as {@link RunArgument} does. */
public final class RunArguments {
    @Parameters(
            paramLabel = "RUN",
            arity = "0..*",
            description = "A run: its folder, or its name under runs/. The first letters of the name are enough."
                    + " In the shell the last run if it is left out.")
    private List<String> names = List.of();

    /**
     * The runs in the order given; one that is named twice counts once.
     *
     * @throws org.astrapia.language.InvalidInputException when there is none of a name
     * @throws UsageException when none is named and there is no last one
     */
    public List<RunFolder> find(CommandContext context) {
        if (names.isEmpty()) {
            return List.of(RunArgument.last(context));
        }
        Set<RunFolder> folders = new LinkedHashSet<>();
        names.forEach(name -> folders.add(RunArgument.find(context, name)));
        return List.copyOf(folders);
    }

    /** Whether any is named. */
    public boolean areNamed() {
        return !names.isEmpty();
    }

    /** What they hold. */
    public static List<Run> read(List<RunFolder> folders) throws IOException {
        List<Run> runs = new ArrayList<>();
        for (RunFolder folder : folders) {
            runs.add(RunReader.read(folder.path()));
        }
        return runs;
    }
}
