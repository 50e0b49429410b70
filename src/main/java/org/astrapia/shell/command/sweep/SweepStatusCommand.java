package org.astrapia.shell.command.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.report.figures.Durations;
import org.astrapia.report.sweep.SweepDocument;
import org.astrapia.report.sweep.SweepTables;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.work.Ledger;
import org.astrapia.sweep.work.TimeLeft;
import org.astrapia.sweep.work.TrialState;
import picocli.CommandLine.Mixin;

/** {@code sweep status}: how the trials stand, by the values of each axis. */
final class SweepStatusCommand extends Command {
    @Mixin
    SweepArgument sweep = new SweepArgument();

    @Override
    public int run(CommandContext context) {
        SweepFolder folder = sweep.find(context);
        try (Ledger ledger = new Ledger(folder)) {
            List<TrialState> states = ledger.states();
            int atWork = (int) states.stream()
                    .filter(state -> state.kind() == TrialState.Kind.RUNNING)
                    .count();
            Optional<Double> left = TimeLeft.seconds(states, atWork);
            if (context.json()) {
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("sweep_path", folder.path().toString());
                document.put("stopped", folder.isStopped());
                document.put("trials", SweepDocument.trials(states));
                document.put("left_seconds", left.orElse(null));
                context.printJson(document);
                return ExitStatus.DONE;
            }
            context.print(SweepTables.status(ledger.sweep(), states).render(context.style()));
            SweepTables.running(states).forEach(context::print);
            SweepTables.failures(states).forEach(context::print);
            context.print("time      " + SweepTables.spent(states) + " of all attempts"
                    + left.map(seconds -> "; about " + Durations.text(seconds) + " left"
                                    + (atWork == 0 ? " for one worker; none is at work" : ""))
                            .orElse(""));
            context.print(
                    "sweep     " + folder.path() + (folder.isStopped() ? ", stopped; `sweep resume` goes on" : ""));
        }
        return ExitStatus.DONE;
    }
}
