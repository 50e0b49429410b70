package org.astrapia.shell.command.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.report.terminal.TerminalTable;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.work.Ledger;
import org.astrapia.sweep.work.TrialState;

/** {@code sweep list}: the sweeps in this folder, oldest first. */
final class SweepListCommand extends Command {
    @Override
    public int run(CommandContext context) {
        TerminalTable table = new TerminalTable()
                .column("sweep", Align.LEFT)
                .column("trials", Align.RIGHT)
                .column("done", Align.RIGHT)
                .column("running", Align.RIGHT)
                .column("failed", Align.RIGHT);
        List<Map<String, Object>> lines = new ArrayList<>();
        for (SweepFolder folder : SweepArgument.all(context).list()) {
            try (Ledger ledger = new Ledger(folder)) {
                List<TrialState> states = ledger.states();
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("name", folder.name());
                line.put("trials", states.size());
                line.put("done", count(states, TrialState.Kind.DONE));
                line.put("running", count(states, TrialState.Kind.RUNNING));
                line.put("failed", count(states, TrialState.Kind.SET_ASIDE));
                table.row(line.values().stream().map(String::valueOf).toList());
                line.put("sweep_path", folder.path().toString());
                lines.add(line);
            }
        }
        if (context.json()) {
            context.printJson(Map.of("sweeps", lines));
        } else if (lines.isEmpty()) {
            context.note("no sweeps here yet");
        } else {
            context.print(table.render(context.style()));
        }
        return ExitStatus.DONE;
    }

    private static long count(List<TrialState> states, TrialState.Kind kind) {
        return states.stream().filter(state -> state.kind() == kind).count();
    }
}
