package org.astrapia.shell.command.session;

import java.util.Map;
import java.util.Optional;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code timing}: lets every command of this session tell how long it took, on standard error. */
final class TimingCommand extends Command {
    @Parameters(arity = "0..1", paramLabel = "on|off", description = "Without it: whether times are told.")
    Optional<String> word = Optional.empty();

    @Override
    public int run(CommandContext context) {
        if (word.isPresent()) {
            context.session()
                    .tellTimes(
                            switch (word.get()) {
                                case "on" -> true;
                                case "off" -> false;
                                default ->
                                    throw new UsageException("timing " + word.get() + ": on or off is expected.");
                            });
        }
        boolean told = context.session().tellsTimes();
        if (context.json()) {
            context.printJson(Map.of("timing", told));
        } else if (word.isEmpty()) {
            context.print("timing is " + (told ? "on" : "off"));
        }
        return ExitStatus.DONE;
    }
}
