package org.astrapia.shell.command.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.SystemProcess;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code !COMMAND}: carries out a command of the system's shell; it takes the rest of the line as it stands. */
final class SystemCommand extends Command {
    @Parameters(
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "The rest of the line, as it stands. Variables of `let` are in its environment.")
    List<String> words = List.of();

    @Override
    public int run(CommandContext context) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        int status = SystemProcess.run(
                context,
                List.of("/bin/sh", "-c", String.join(" ", words)),
                context.json() ? document : context.here().out());
        if (context.json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("status", status);
            fields.put("output", document.toString(StandardCharsets.UTF_8));
            context.printJson(fields);
        } else if (status != 0) {
            context.here().err().println("astrapia: the command ended with status " + status + ".");
        }
        return status == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
    }
}
