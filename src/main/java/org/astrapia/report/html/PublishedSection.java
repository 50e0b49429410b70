package org.astrapia.report.html;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.astrapia.report.figures.Measure;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.RunGroup;
import org.astrapia.report.figures.Sample;

/** What papers report on the same data: beside our numbers, in a table of its own. */
final class PublishedSection {
    private PublishedSection() {}

    static void write(Markup page, List<RunGroup> groups) {
        List<PublishedResults.Result> results = PublishedResults.all().results().stream()
                .filter(result -> groups.stream().anyMatch(result::isOnDataOf))
                .toList();
        if (results.isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Published numbers");
        Page.remark(
                page,
                "Accuracy on the balanced test set in per cent, as the papers state it; their budgets and recipes need not be"
                        + " those of our runs.");
        page.open("div", "class", "scroll")
                .open("table", "class", "spread")
                .open("thead")
                .open("tr");
        page.element("th", "Published method", "scope", "col").element("th", "Data", "scope", "col");
        page.element("th", "Published", "scope", "col", "class", "number");
        page.element("th", "Ours, same method and data", "scope", "col").element("th", "Source", "scope", "col");
        page.close().close().open("tbody");
        for (PublishedResults.Result result : results) {
            page.open("tr").element("th", result.method(), "scope", "row");
            page.element("td", result.dataset() + ", " + result.distribution());
            page.element("td", NumberText.percent(OptionalDouble.of(result.accuracy())), "class", "number");
            page.element("td", ours(result, groups));
            page.element("td", result.source(), "class", "quiet small").closeLine();
        }
        page.close().close().close().closeLine();
    }

    /** {@code ssf-nas: 63.99 ± 0.41 (n = 3)} for each experiment of the same method and data. */
    private static String ours(PublishedResults.Result result, List<RunGroup> groups) {
        String found = groups.stream()
                .filter(result::isOnDataOf)
                .flatMap(group -> result.sameMethod(group).stream().map(network -> {
                    Sample sample = group.sample(network, Measure.BALANCED);
                    return group.label() + ": " + sample.percent(true) + " (n = " + sample.size() + ")";
                }))
                .collect(Collectors.joining("; "));
        return found.isEmpty() ? "none among these runs" : found;
    }
}
