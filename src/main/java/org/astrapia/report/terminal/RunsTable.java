package org.astrapia.report.terminal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.run.RunStatus;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.result.RunEvaluation;

/** Runs one a line: for {@code runs list}. */
public final class RunsTable {
    private RunsTable() {}

    /** State, and the balanced test accuracies in per cent where they are known. */
    public static TerminalTable of(List<Run> runs) {
        TerminalTable table = new TerminalTable()
                .column("run", Align.LEFT)
                .column("state", Align.LEFT)
                .column("epochs", Align.RIGHT)
                .column("seed", Align.RIGHT)
                .column("balanced", Align.RIGHT)
                .column("baseline", Align.RIGHT);
        for (Run run : runs) {
            List<NetworkResult> networks =
                    run.evaluation().map(RunEvaluation::networks).orElse(List.of());
            table.row(List.of(
                    run.name(),
                    state(run),
                    String.valueOf(run.metrics().size()),
                    run.provenance().at("seeds").text("search").orElse(NumberText.NONE),
                    NumberText.percent(accuracy(networks, 0)),
                    NumberText.percent(accuracy(networks, 1))));
        }
        return table;
    }

    private static String state(Run run) {
        Optional<String> stage = run.status().map(RunStatus::stage).filter(name -> !run.isDone() && !name.isBlank());
        return run.state() + stage.map(name -> " in " + name).orElse("");
    }

    private static OptionalDouble accuracy(List<NetworkResult> networks, int index) {
        return index < networks.size() ? networks.get(index).balancedAccuracy() : OptionalDouble.empty();
    }
}
