package org.astrapia.report.html;

import java.util.List;
import java.util.stream.IntStream;
import org.astrapia.report.figures.PublishedSearch;
import org.astrapia.report.figures.RunGroup;
import org.astrapia.report.figures.SearchRow;

/** What the genotypes of searches are worth by a table of true accuracies, beside what is published. */
final class SearchesSection {
    private static final List<String> NUMBERS = List.of(
            "True accuracy", "Mean rank", "Parameters", "Search time", "Search, multiply-adds", "Runs", "Published");

    private SearchesSection() {}

    static void write(Markup page, List<RunGroup> groups) {
        List<SearchRow> rows = SearchRow.of(groups);
        if (rows.isEmpty()) {
            return;
        }
        page.open("section").element("h2", "What the searches found");
        Page.remark(
                page,
                "Accuracy in per cent by the table of true accuracies, which no search has seen but those that say so: mean and"
                        + " standard deviation over the runs. Parameters are those of the network whose accuracy it tells."
                        + " Published figures are test accuracies on CIFAR-10 of what the methods found with balanced images"
                        + " and budgets of their own.");
        page.open("div", "class", "scroll")
                .open("table", "class", "spread")
                .open("thead")
                .open("tr");
        page.element("th", "Search", "scope", "col");
        NUMBERS.forEach(header -> page.element("th", header, "scope", "col", "class", "number"));
        page.element("th", "Source", "scope", "col");
        page.close().close().open("tbody");
        rows.forEach(row -> row(page, row));
        page.close().close().close();
        sizes(page, rows);
        page.closeLine();
    }

    private static void sizes(Markup page, List<SearchRow> rows) {
        SizeChart chart = new SizeChart("True accuracy against size");
        for (SearchRow row : rows) {
            List<Double> accuracies = row.accuracy().values();
            List<Double> sizes = row.parameters().values();
            if (accuracies.size() == sizes.size()) {
                chart.add(
                        row.name(),
                        "line-1",
                        IntStream.range(0, sizes.size())
                                .mapToObj(i -> new SizeChart.Point(row.name(), sizes.get(i), accuracies.get(i)))
                                .toList());
            }
        }
        chart.write(page);
    }

    private static void row(Markup page, SearchRow row) {
        page.open("tr").element("th", row.name(), "scope", "row");
        List.of(
                        row.accuracy().percent(true),
                        row.ranks(),
                        row.sizes(),
                        row.time(),
                        row.cost(),
                        String.valueOf(row.runs()),
                        row.publishedPercent(true))
                .forEach(cell -> page.element("td", cell, "class", "number"));
        page.element("td", row.published().map(PublishedSearch::source).orElse(""), "class", "quiet small")
                .closeLine();
    }
}
