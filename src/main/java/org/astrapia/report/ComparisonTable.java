package org.astrapia.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.astrapia.report.TerminalTable.Align;

/**
 * Runs beside each other: for {@code runs compare}. The difference to the baseline is taken within each run, so that the
 * seeds are paired; runs of the same experiment are summed up as mean and standard deviation.
 */
public final class ComparisonTable {
    private static final List<Function<Run, OptionalDouble>> COLUMNS = List.of(
            run -> accuracy(run, 0),
            run -> group(run, ShotGroup.MANY),
            run -> group(run, ShotGroup.MEDIUM),
            run -> group(run, ShotGroup.FEW),
            run -> accuracy(run, 1),
            ComparisonTable::difference);

    private ComparisonTable() {}

    /** Accuracies in per cent on the balanced test set, {@code n/a} where a run has none. */
    public static TerminalTable of(List<Run> runs, Style style) {
        TerminalTable table = new TerminalTable()
                .column("run", Align.LEFT)
                .column("seed", Align.RIGHT)
                .column("balanced", Align.RIGHT)
                .column("many", Align.RIGHT)
                .column("medium", Align.RIGHT)
                .column("few", Align.RIGHT)
                .column("baseline", Align.RIGHT)
                .column("difference", Align.RIGHT);
        Map<String, List<Run>> experiments = new LinkedHashMap<>();
        runs.forEach(run -> experiments
                .computeIfAbsent(run.experiment(), name -> new ArrayList<>())
                .add(run));
        experiments.forEach((experiment, same) -> {
            same.forEach(run -> table.row(cells(run.name(), seed(run), List.of(run), style)));
            if (same.size() > 1) {
                table.row(cells(experiment + ", mean of " + same.size(), "", same, style));
            }
        });
        return table;
    }

    private static List<String> cells(String name, String seed, List<Run> runs, Style style) {
        List<String> cells = new ArrayList<>(List.of(name, seed));
        for (Function<Run, OptionalDouble> column : COLUMNS) {
            cells.add(Sample.of(runs.stream().map(column).toList()).percent(style.unicode()));
        }
        return cells;
    }

    private static String seed(Run run) {
        return run.provenance().at("seeds").text("search").orElse(Numbers.NONE);
    }

    private static OptionalDouble accuracy(Run run, int network) {
        return run.evaluation()
                .filter(evaluation -> network < evaluation.networks().size())
                .map(evaluation -> evaluation.networks().get(network).balancedAccuracy())
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble group(Run run, ShotGroup group) {
        return run.evaluation()
                .filter(evaluation -> !evaluation.networks().isEmpty())
                .map(evaluation -> evaluation.networks().get(0).accuracy(group))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble difference(Run run) {
        OptionalDouble searched = accuracy(run, 0);
        OptionalDouble baseline = accuracy(run, 1);
        return searched.isPresent() && baseline.isPresent()
                ? OptionalDouble.of(searched.getAsDouble() - baseline.getAsDouble())
                : OptionalDouble.empty();
    }
}
