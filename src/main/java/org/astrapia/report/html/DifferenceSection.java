package org.astrapia.report.html;

import java.util.ArrayList;
import java.util.List;
import org.astrapia.report.figures.Measure;
import org.astrapia.report.figures.RunGroup;
import org.astrapia.report.figures.Sample;
import org.astrapia.report.figures.TestSet;

/** Differences paired by seed: to the fixed networks of the same runs, and between experiments on the same data. */
final class DifferenceSection {
    private record Row(String what, String to, Sample balanced, Sample longTailed, Sample macroF1) {}

    private DifferenceSection() {}

    static void write(Markup page, List<RunGroup> groups) {
        List<Row> rows = new ArrayList<>();
        groups.forEach(group -> toFixed(group, rows));
        for (int i = 0; i < groups.size(); i++) {
            for (RunGroup other : groups.subList(i + 1, groups.size())) {
                between(groups.get(i), other, rows);
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Differences, paired by seed");
        Page.remark(
                page,
                "In points: mean ± standard deviation of the differences between runs of the same seeds; more than zero says"
                        + " that the former is better. n counts the pairs; a claim needs at least three.");
        page.open("div", "class", "scroll").open("table").open("thead").open("tr");
        page.element("th", "Network", "scope", "col").element("th", "minus", "scope", "col");
        for (String text : List.of("n", TestSet.ofGroups(groups).heading(), "Long-tailed test", "Macro-F1")) {
            page.element("th", text, "scope", "col", "class", "number");
        }
        page.close().close().open("tbody");
        for (Row row : rows) {
            page.open("tr").element("th", row.what, "scope", "row").element("td", row.to);
            page.element("td", row.balanced.size(), "class", "number");
            for (Sample sample : List.of(row.balanced, row.longTailed, row.macroF1)) {
                page.element("td", sample.points(), "class", "number");
            }
            page.closeLine();
        }
        page.close().close().close().closeLine();
    }

    private static void toFixed(RunGroup group, List<Row> rows) {
        List<String> networks = group.networks();
        for (String other : networks.subList(Math.min(1, networks.size()), networks.size())) {
            String lead = networks.get(0);
            rows.add(new Row(
                    group.label() + ": " + lead,
                    other,
                    group.difference(lead, other, Measure.BALANCED),
                    group.difference(lead, other, Measure.LONG_TAILED),
                    group.difference(lead, other, Measure.MACRO_F1)));
        }
    }

    private static void between(RunGroup one, RunGroup other, List<Row> rows) {
        if (one.lead().isEmpty() || other.lead().isEmpty() || !one.data().equals(other.data())) {
            return;
        }
        String ours = one.lead().get();
        String theirs = other.lead().get();
        rows.add(new Row(
                one.label() + ": " + ours,
                other.label() + ": " + theirs,
                one.pairedDifference(ours, other, theirs, Measure.BALANCED),
                one.pairedDifference(ours, other, theirs, Measure.LONG_TAILED),
                one.pairedDifference(ours, other, theirs, Measure.MACRO_F1)));
    }
}
