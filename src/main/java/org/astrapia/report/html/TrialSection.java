package org.astrapia.report.html;

import java.util.List;
import java.util.Optional;
import org.astrapia.run.content.Run;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.TrialTable;

/** The architectures that a search has judged one by one. */
final class TrialSection {
    private TrialSection() {}

    /** Nothing for other runs. */
    static void write(Markup page, Run run) {
        List<EpochRow> trials = run.trials();
        if (trials.isEmpty()) {
            return;
        }
        long architectures = trials.stream()
                .map(row -> row.value(TrialTable.CANDIDATE))
                .distinct()
                .count();
        page.open("section").element("h2", "Trials");
        Page.remark(
                page,
                trials.size() + (trials.size() == 1 ? " trial" : " trials") + " of " + architectures
                        + (architectures == 1 ? " architecture" : " architectures")
                        + ", in the order in which the search made them; trials.csv lists them.");
        page.open("div", "class", "figures");
        Optional<String> method = run.settings().value("search.method");
        boolean asksTable = method.orElse("").contains("evaluate=table");
        scores(LineChart.ofNumbers("Score by the proxy, before any training"), part(trials, true))
                .write(page);
        scores(
                        LineChart.ofShares(
                                asksTable
                                        ? "Accuracy by the table, which judged"
                                        : "Mean of the classes' recalls on held-out images"),
                        part(trials, false))
                .write(page);
        LineChart.ofShares("True accuracy by the table")
                .along("trials")
                .addAll("of the trial", "line-1 thin", List.of(trials), TrialTable.TRUTH)
                .addAll("of the best so far", "line-2", List.of(trials), TrialTable.BEST_TRUTH)
                .write(page);
        sizes(trials, asksTable).write(page);
        page.close().closeLine();
    }

    private static SizeChart sizes(List<EpochRow> trials, boolean asksTable) {
        List<EpochRow> trained = asksTable ? List.of() : part(trials, false);
        return new SizeChart("Accuracy against size")
                .add("held-out images", "line-1", points(trained, TrialTable.SCORE))
                .add("true accuracy by the table", "line-2", points(trials, TrialTable.TRUTH));
    }

    private static List<SizeChart.Point> points(List<EpochRow> trials, String column) {
        return trials.stream()
                .map(row -> new SizeChart.Point(
                        "trial " + (row.epoch() + 1),
                        row.value(TrialTable.PARAMETERS).orElse(0),
                        row.value(column).orElse(Double.NaN)))
                .toList();
    }

    private static List<EpochRow> part(List<EpochRow> trials, boolean byProxy) {
        return trials.stream()
                .filter(row -> row.value(TrialTable.EPOCHS).orElse(0) == 0 == byProxy)
                .toList();
    }

    private static LineChart scores(LineChart chart, List<EpochRow> trials) {
        return chart.along("trials")
                .addAll("of the trial", "line-1 thin", List.of(trials), TrialTable.SCORE)
                .addAll("the best so far", "line-2", List.of(trials), TrialTable.BEST_SCORE);
    }
}
