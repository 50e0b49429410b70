package org.astrapia.report.terminal;

import java.util.ArrayList;
import java.util.List;
import org.astrapia.report.figures.Measure;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.TestSet;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.result.RunEvaluation;
import org.astrapia.run.result.ShotGroup;

/** The result of a run for the terminal: the searched network above the baseline, below each its adjusted logits. */
public final class ResultTable {
    private ResultTable() {}

    /** Accuracies in per cent, {@code n/a} for an empty group. */
    public static TerminalTable of(RunEvaluation evaluation) {
        TestSet set = TestSet.of(evaluation);
        if (set == TestSet.SEVERAL_LABELS) {
            return ofSeveralLabels(evaluation);
        }
        TerminalTable table = new TerminalTable()
                .column("network", Align.LEFT)
                .column("balanced", Align.RIGHT)
                .column("long-\ntailed", Align.RIGHT)
                .column("many", Align.RIGHT)
                .column("medium", Align.RIGHT)
                .column("few", Align.RIGHT);
        if (Measure.PLAIN.isOf(set)) {
            table.column("plain", Align.RIGHT);
        }
        table.column("parameters", Align.RIGHT).column("multiply-\nadds", Align.RIGHT);
        for (NetworkResult network : evaluation.networks()) {
            table.row(row(network.name(), network, set));
            network.adjusted().ifPresent(adjusted -> table.row(row("  adjusted", adjusted, set)));
        }
        return table;
    }

    private static TerminalTable ofSeveralLabels(RunEvaluation evaluation) {
        TerminalTable table = new TerminalTable()
                .column("network", Align.LEFT)
                .column("mean\nAUROC", Align.RIGHT)
                .column("average\nprecision", Align.RIGHT)
                .column("macro-F1", Align.RIGHT)
                .column("parameters", Align.RIGHT)
                .column("multiply-\nadds", Align.RIGHT);
        for (NetworkResult network : evaluation.networks()) {
            table.row(List.of(
                    network.name(),
                    NumberText.percent(network.auroc()),
                    NumberText.percent(network.averagePrecision()),
                    NumberText.percent(network.macroF1()),
                    NumberText.compact(network.parameters()),
                    NumberText.compact(network.multiplyAdds())));
        }
        return table;
    }

    /** What one should know of the table's accuracies, one line each. */
    public static List<String> remarks(RunEvaluation evaluation) {
        List<String> remarks = new ArrayList<>();
        if (TestSet.of(evaluation) == TestSet.UNBALANCED) {
            remarks.add(TestSet.WARNING);
        }
        boolean several = TestSet.of(evaluation) == TestSet.SEVERAL_LABELS;
        List<String> intervals = evaluation.networks().stream()
                .flatMap(network -> (several ? network.aurocInterval() : network.interval())
                        .stream().map(interval -> network.name() + " " + interval.percent()))
                .toList();
        if (!intervals.isEmpty()) {
            remarks.add("Few test images; " + (several ? "mean AUROC" : "balanced accuracy")
                    + ", interval of 95 per cent: " + String.join(", ", intervals) + ".");
        }
        return remarks;
    }

    private static List<String> row(String name, NetworkResult network, TestSet set) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        cells.add(NumberText.percent(network.balancedAccuracy()));
        cells.add(NumberText.percent(network.longTailedAccuracy()));
        for (ShotGroup group : ShotGroup.values()) {
            cells.add(NumberText.percent(network.accuracy(group)));
        }
        if (Measure.PLAIN.isOf(set)) {
            cells.add(NumberText.percent(network.plainAccuracy()));
        }
        cells.add(NumberText.compact(network.parameters()));
        cells.add(NumberText.compact(network.multiplyAdds()));
        return cells;
    }
}
