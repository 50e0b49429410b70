package org.astrapia.shell.command.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code notify}: a command of the system's shell that is carried out whenever a run of this session has ended. */
final class NotifyCommand extends Command {
    private static final String OFF = "off";

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND|off",
            description =
                    "Its environment has ASTRAPIA_RUN, the run's folder, and ASTRAPIA_STATE: done, interrupted, failed or"
                            + " crashed. Without it: the command there is.")
    List<String> words = List.of();

    @Override
    public int run(CommandContext context) {
        String typed = context.statement().from(1);
        boolean quoted = typed.length() > 1 && words.size() == 1;
        if (!words.isEmpty()) {
            String command = quoted ? words.get(0) : typed;
            context.session().noticeBy(command.equals(OFF) ? Optional.empty() : Optional.of(command));
        }
        String now = context.session().notice().orElse(OFF);
        if (context.json()) {
            context.printJson(Map.of("notify", now));
        } else if (words.isEmpty()) {
            context.print("notify is " + now);
        }
        return ExitStatus.DONE;
    }
}
