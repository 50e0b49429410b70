package org.astrapia.report.html;

import java.util.List;
import java.util.OptionalDouble;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.PublishedFigure;
import org.astrapia.report.figures.PublishedFigures;
import org.astrapia.report.figures.PublishedRow;
import org.astrapia.report.figures.RunGroup;

/** What publications report on the same data: beside our numbers, in a table of its own. */
final class PublishedSection {
    private static final List<String> NUMBERS =
            List.of("Published", "Ours, last epoch", "Above published", "Ours, best tested epoch");

    private PublishedSection() {}

    static void write(Markup page, List<RunGroup> groups) {
        List<PublishedFigure> figures = PublishedFigures.all().accuracies().stream()
                .filter(figure -> groups.stream().anyMatch(figure::isOnDataOf))
                .toList();
        if (figures.isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Published numbers");
        Page.remark(
                page,
                "Accuracy on the balanced test set in per cent, as the publications state it; their budgets and recipes need not"
                        + " be those of our runs. “best” and “last” say which test epoch a publication takes. Ours is the last"
                        + " one; our best tested epoch stands beside only for those that take the best, and chose nothing.");
        page.open("div", "class", "scroll")
                .open("table", "class", "spread")
                .open("thead")
                .open("tr");
        page.element("th", "Published method", "scope", "col").element("th", "Data", "scope", "col");
        page.element("th", "Ours, same method and data", "scope", "col");
        NUMBERS.forEach(header -> page.element("th", header, "scope", "col", "class", "number"));
        page.element("th", "Epochs", "scope", "col").element("th", "Source", "scope", "col");
        page.close().close().open("tbody");
        List<PublishedRow> rows = PublishedRow.of(groups);
        for (PublishedFigure figure : figures) {
            List<PublishedRow> ours =
                    rows.stream().filter(row -> row.figure().equals(figure)).toList();
            if (ours.isEmpty()) {
                absent(page, figure);
            }
            ours.forEach(row -> beside(page, row));
        }
        page.close().close().close().closeLine();
    }

    private static void absent(Markup page, PublishedFigure figure) {
        method(page, figure);
        page.element("td", "none among these runs", "class", "quiet");
        page.element("td", NumberText.percent(OptionalDouble.of(figure.accuracy())), "class", "number");
        for (int i = 1; i < NUMBERS.size(); i++) {
            page.element("td", NumberText.NONE, "class", "number");
        }
        page.element("td", "");
        page.element("td", figure.source(), "class", "quiet small").closeLine();
    }

    /** A row such as {@code ssf-nas (n = 3), 82.64, 63.99 ± 0.41, −18.65 ± 0.41}. */
    private static void beside(Markup page, PublishedRow row) {
        method(page, row.figure());
        page.element("td", row.group().label() + " (n = " + row.last().size() + ")");
        page.element("td", row.published(), "class", "number");
        page.element("td", row.last().percent(true), "class", "number");
        page.element("td", row.less().points(), "class", "number");
        page.element("td", row.best().percent(true), "class", "number");
        page.element("td", row.epochs());
        page.element("td", row.figure().source(), "class", "quiet small").closeLine();
    }

    private static void method(Markup page, PublishedFigure figure) {
        page.open("tr").element("th", figure.method(), "scope", "row");
        page.element("td", figure.dataset() + ", " + figure.distribution());
    }
}
