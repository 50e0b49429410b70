package org.astrapia.shell.command.results;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.report.figures.SearchFindings;
import org.astrapia.report.figures.SearchFindings.Finding;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;

/** {@code why}: what a run's search preferred, how surely, and what suggests that it collapsed. */
final class WhyCommand extends Command {
    private static final int NAMES = 16;

    @Mixin
    RunArgument run = new RunArgument();

    @Override
    public int run(CommandContext context) throws IOException {
        Run read = RunReader.read(run.find(context).path());
        List<Finding> findings = SearchFindings.of(read);
        if (context.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("run", read.name());
            document.put("findings", findings);
            context.printJson(document);
        } else if (findings.isEmpty()) {
            context.note(read.name() + ": no search has been made in this run, or none yet");
        } else {
            context.note("run " + read.name());
            for (Finding finding : findings) {
                String name = (finding.name() + " ".repeat(NAMES)).substring(0, NAMES);
                context.printWrapped(name + " " + finding.text(), NAMES + 1);
            }
        }
        return ExitStatus.DONE;
    }
}
