package org.astrapia.report.html;

import java.util.List;
import java.util.stream.Collectors;
import org.astrapia.report.figures.RunGroup;
import org.astrapia.report.figures.RunGroups;
import org.astrapia.report.figures.Sample;
import org.astrapia.report.sweep.Comparison;
import org.astrapia.report.sweep.SweepMeasure;
import org.astrapia.report.sweep.SweepResults;
import org.astrapia.report.sweep.SweepResults.Cell;
import org.astrapia.report.sweep.SweepTables;
import org.astrapia.run.content.Run;
import org.astrapia.sweep.Sweep;
import org.astrapia.sweep.work.TrialState;

/** A sweep as one HTML file; otherwise as {@link HtmlReport}. */
public final class SweepReport {
    /** Of more runs the sections on single runs would be too long to read. */
    private static final int MOST_RUNS = 100;

    private SweepReport() {}

    /** The report's text. */
    public static String of(SweepResults results, String name) {
        Markup page = Page.open("Sweep " + name);
        header(page, results);
        page.open("main").contents();
        cells(page, results);
        differences(page, results);
        trials(page, results);
        List<Run> runs = List.copyOf(results.runs().values());
        if (!runs.isEmpty() && runs.size() <= MOST_RUNS) {
            List<RunGroup> groups = RunGroups.of(runs);
            ComparisonReport.sections(page, runs, groups);
        }
        return Page.end(page.closeLine());
    }

    private static void header(Markup page, SweepResults results) {
        Sweep sweep = results.sweep();
        page.open("header").element("p", "Astrapia sweep", "class", "kicker");
        page.element("h1", sweep.name() + ": " + sweep.trials().size() + " trials");
        page.element(
                "p",
                sweep.axes().entrySet().stream()
                        .map(axis -> axis.getKey() + " = " + String.join(", ", axis.getValue()))
                        .collect(Collectors.joining(" · ")),
                "class",
                "quiet");
        SweepTables.missing(results).ifPresent(text -> page.element("p", text, "class", "notice"));
        page.element("p", SweepTables.best(results)).closeLine();
    }

    private static void cells(Markup page, SweepResults results) {
        page.open("section").element("h2", "Results");
        Page.remark(
                page,
                "Mean ± standard deviation over the seeds, of the n trials that are done; accuracies in per cent. The network is the one"
                        + " that a run is about.");
        page.open("div", "class", "scroll").open("table").open("thead").open("tr");
        page.element("th", "Trials", "scope", "col").element("th", "n", "scope", "col", "class", "number");
        for (SweepMeasure measure : results.measures()) {
            page.element("th", measure.name(), "scope", "col", "class", "number");
        }
        page.close().close().open("tbody");
        for (Cell cell : results.cells()) {
            page.open("tr").element("th", cell.label().isEmpty() ? "all" : cell.label(), "scope", "row");
            page.element("td", SweepTables.count(results, cell), "class", "number");
            for (SweepMeasure measure : results.measures()) {
                Sample sample = results.sample(cell, measure);
                page.element("td", sample.shown(true, measure::shown), "class", "number");
            }
            page.closeLine();
        }
        page.close().close().close().closeLine();
    }

    private static void differences(Markup page, SweepResults results) {
        List<Comparison> comparisons = Comparison.of(results);
        if (comparisons.isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Differences from the baseline, paired");
        Page.remark(
                page,
                "In points. The two trials of a pair have the same seeds and the same values of all other axes. The first interval of 95"
                        + " per cent is Student's, for differences that are about normal; the second is the bootstrap's percentile"
                        + " interval. p is that of Wilcoxon's signed-rank test from both sides, exact; with five pairs it is never below"
                        + " 0.0625. Several comparisons at once find something by chance: with 20 of them one p in about 20 is below 0.05.");
        page.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String text : List.of("Value", "minus", "with", "Measure")) {
            page.element("th", text, "scope", "col");
        }
        for (String text : List.of("n", "Mean", "Deviation", "95 %, t", "95 %, bootstrap", "p")) {
            page.element("th", text, "scope", "col", "class", "number");
        }
        page.close().close().open("tbody");
        for (Comparison one : comparisons) {
            page.open("tr").element("th", one.value(), "scope", "row");
            List.of(one.minus(), one.rest(), one.measure().name()).forEach(text -> page.element("td", text));
            List.of(one.count(), one.mean(), one.deviation(), one.interval(), one.bootstrap(), one.probability())
                    .forEach(text -> page.element("td", text, "class", "number"));
            page.closeLine();
        }
        page.close().close().close().closeLine();
    }

    private static void trials(Markup page, SweepResults results) {
        page.open("section").element("h2", "Trials").open("details");
        page.element(
                "summary", results.runs().size() + " of " + results.states().size() + " are done");
        page.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String text : List.of("Trial", "State", "Attempts", "Run")) {
            page.element("th", text, "scope", "col");
        }
        page.close().close().open("tbody");
        for (TrialState state : results.states()) {
            page.open("tr").element("th", state.trial().label(), "scope", "row");
            page.element("td", state.kind().words()).element("td", state.attempts(), "class", "number");
            page.element(
                    "td", state.run().map(run -> run.getFileName().toString()).orElse(""));
            page.closeLine();
        }
        page.close().close().close().close().closeLine();
    }
}
