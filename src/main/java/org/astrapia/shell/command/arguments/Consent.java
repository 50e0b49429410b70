package org.astrapia.shell.command.arguments;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import picocli.CommandLine.Option;

/** Asks before something is lost. */
public final class Consent {
    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    /**
     * Whether a person agrees.
     *
     * @param question what will be lost
     * @throws UsageException when nobody can be asked
     */
    public boolean isGiven(CommandContext context, String question) throws IOException {
        if (yes) {
            return true;
        }
        if (!context.here().terminals().in() || !context.here().terminals().err()) {
            throw new UsageException(question + " Nobody can be asked here; --yes says so.");
        }
        context.here().err().print(question + " [y/N] ");
        context.here().err().flush();
        String answer =
                new BufferedReader(new InputStreamReader(context.here().in(), StandardCharsets.UTF_8)).readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
