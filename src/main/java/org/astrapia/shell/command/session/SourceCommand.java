package org.astrapia.shell.command.session;

import java.nio.file.Path;
import org.astrapia.language.Source;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import picocli.CommandLine.Parameters;

/** {@code source}: carries out the commands of a file, as if they stood here. */
final class SourceCommand extends Command {
    /** Files that are being carried out, for one that would carry out itself. */
    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

    private static final int DEEPEST = 10;

    @Parameters(paramLabel = "FILE", description = "A file with one command per line.")
    Path file = Path.of("");

    @Override
    public int run(CommandContext context) {
        if (DEPTH.get() >= DEEPEST) {
            throw new UsageException(file + ": more than " + DEEPEST + " files source one another.");
        }
        String text = Source.read(context.resolve(file)).text();
        DEPTH.set(DEPTH.get() + 1);
        try {
            return context.interpreter().script(file.toString(), text, options());
        } finally {
            DEPTH.set(DEPTH.get() - 1);
        }
    }
}
