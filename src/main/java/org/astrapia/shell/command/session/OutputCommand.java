package org.astrapia.shell.command.session;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code output}: sends the results of the commands that follow to a file; without a file they come back here. */
final class OutputCommand extends Command {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A new file; without it, results are shown here again.")
    Optional<Path> file = Optional.empty();

    @Option(names = "--append", description = "Write behind what the file holds.")
    boolean append;

    @Override
    public int run(CommandContext context) throws IOException {
        Optional<PrintStream> opened = Optional.empty();
        if (file.isPresent()) {
            Path path = context.resolve(file.get());
            if (Files.exists(path) && !append) {
                throw new UsageException(
                        file.get() + ": it exists already. `output " + file.get() + " --append` writes behind it.");
            }
            opened = Optional.of(new PrintStream(
                    Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    true,
                    StandardCharsets.UTF_8));
        }
        context.session().sendResultsTo(opened);
        return ExitStatus.DONE;
    }
}
