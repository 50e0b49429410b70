package org.astrapia.shell.command.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.process.ExitStatus;

/** {@code completion}: the file by which bash completes the program's command line; it lies in {@code shell/}. */
final class CompletionCommand extends Command {
    private static final String FILE = "astrapia-completion.bash";

    @Override
    public int run(CommandContext context) throws IOException {
        try (InputStream file = Objects.requireNonNull(CompletionCommand.class.getResourceAsStream(FILE), FILE)) {
            context.export(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
        return ExitStatus.DONE;
    }
}
