package org.astrapia.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code completion}: the file by which bash completes the program's command line; it lies in {@code shell/}. */
final class CompletionCommand extends Command {
    private static final String FILE = "astrapia-completion.bash";

    @Override
    int run(Context context) throws IOException {
        try (InputStream file = Objects.requireNonNull(CompletionCommand.class.getResourceAsStream(FILE), FILE)) {
            context.export(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
        return ExitStatus.DONE;
    }
}
