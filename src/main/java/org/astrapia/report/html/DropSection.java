package org.astrapia.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.astrapia.report.figures.Measure;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.PublishedFigures;
import org.astrapia.report.figures.RunGroup;
import org.astrapia.report.figures.Sample;
import org.astrapia.run.Settings;

/** What imbalance costs: each imbalanced distribution against the balanced one of the same method. */
final class DropSection {
    private static final String BALANCED = "balanced";

    /**
     * A line of the table.
     *
     * @param drop balanced less imbalanced, as a share
     */
    record Row(String method, String network, String distribution, Sample balanced, Sample imbalanced, Sample drop) {}

    private DropSection() {}

    static void write(Markup page, List<RunGroup> groups) {
        List<Row> rows = rows(groups);
        if (rows.isEmpty()) {
            return;
        }
        PublishedFigures.Drop published = PublishedFigures.all().drop();
        page.open("section").element("h2", "What imbalance costs");
        Page.remark(
                page,
                "Balanced accuracy on the test set in per cent, and how many points it lies below that of the same method on"
                        + " balanced data; the drop is paired by seed, and n counts the pairs.");
        page.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String text : List.of("Method", "Network", "Distribution")) {
            page.element("th", text, "scope", "col");
        }
        for (String text : List.of("Balanced", "Imbalanced", "Drop", "n")) {
            page.element("th", text, "scope", "col", "class", "number");
        }
        page.element("th", "Beside the published span", "scope", "col")
                .close()
                .close()
                .open("tbody");
        for (Row row : rows) {
            page.open("tr").element("th", row.method, "scope", "row");
            page.element("td", row.network).element("td", row.distribution);
            page.element("td", row.balanced.percent(true), "class", "number");
            page.element("td", row.imbalanced.percent(true), "class", "number");
            page.element("td", row.drop.percent(true), "class", "number");
            page.element("td", row.drop.size(), "class", "number");
            page.element("td", row.drop.size() == 0 ? NumberText.NONE : published.place(row.drop.mean() * 100))
                    .closeLine();
        }
        page.close().close().closeLine();
        Page.remark(
                page,
                String.format(
                        Locale.ROOT,
                        "Published: %.2f to %.2f points (%s).",
                        published.least(),
                        published.most(),
                        published.source()));
        page.closeLine();
    }

    /** A row for each network of each imbalanced experiment whose method was also tried on balanced data. */
    static List<Row> rows(List<RunGroup> groups) {
        Map<Settings, List<RunGroup>> methods = new LinkedHashMap<>();
        groups.forEach(
                group -> methods.computeIfAbsent(group.settings().only(Settings::isMethod), key -> new ArrayList<>())
                        .add(group));
        List<Row> rows = new ArrayList<>();
        for (List<RunGroup> method : methods.values()) {
            for (RunGroup even : method) {
                if (even.distribution().equals(BALANCED)) {
                    method.stream()
                            .filter(group -> !group.distribution().equals(BALANCED))
                            .forEach(group -> add(even, group, rows));
                }
            }
        }
        return rows;
    }

    private static void add(RunGroup even, RunGroup imbalanced, List<Row> rows) {
        for (String network : imbalanced.networks()) {
            if (even.networks().contains(network)) {
                rows.add(new Row(
                        imbalanced.experiment(),
                        network,
                        imbalanced.distribution(),
                        even.sample(network, Measure.BALANCED),
                        imbalanced.sample(network, Measure.BALANCED),
                        even.pairedDifference(network, imbalanced, network, Measure.BALANCED)));
            }
        }
    }
}
