package org.astrapia.report.terminal;

import java.util.ArrayList;
import java.util.List;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.result.RunEvaluation;
import org.astrapia.run.result.ShotGroup;

/** The result of a run for the terminal: the searched network above the baseline, below each its adjusted logits. */
public final class ResultTable {
    private ResultTable() {}

    /** Accuracies in per cent, {@code n/a} for an empty group. */
    public static TerminalTable of(RunEvaluation evaluation) {
        TerminalTable table = new TerminalTable()
                .column("network", Align.LEFT)
                .column("balanced", Align.RIGHT)
                .column("long-\ntailed", Align.RIGHT)
                .column("many", Align.RIGHT)
                .column("medium", Align.RIGHT)
                .column("few", Align.RIGHT)
                .column("parameters", Align.RIGHT)
                .column("multiply-\nadds", Align.RIGHT);
        for (NetworkResult network : evaluation.networks()) {
            table.row(row(network.name(), network));
            network.adjusted().ifPresent(adjusted -> table.row(row("  adjusted", adjusted)));
        }
        return table;
    }

    private static List<String> row(String name, NetworkResult network) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        cells.add(NumberText.percent(network.balancedAccuracy()));
        cells.add(NumberText.percent(network.longTailedAccuracy()));
        for (ShotGroup group : ShotGroup.values()) {
            cells.add(NumberText.percent(network.accuracy(group)));
        }
        cells.add(NumberText.compact(network.parameters()));
        cells.add(NumberText.compact(network.multiplyAdds()));
        return cells;
    }
}
