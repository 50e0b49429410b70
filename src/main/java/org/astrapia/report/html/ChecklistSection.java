package org.astrapia.report.html;

import org.astrapia.run.content.Run;

/** The checklist of best practices, answered. */
final class ChecklistSection {
    private ChecklistSection() {}

    static void write(Markup page, Run run) {
        if (run.provenance().isEmpty() && run.resolved().isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Best practices");
        Page.remark(
                page,
                "The checklist of Lindauer and Hutter (2020), Best Practices for Scientific Research on Neural Architecture"
                        + " Search, as far as this run can answer it by itself.");
        page.open("table", "class", "checklist").open("tbody");
        for (Checklist.Item item : Checklist.of(run)) {
            String look =
                    item.answer().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            page.open("tr").open("th", "scope", "row").text(item.question());
            page.element("div", item.evidence(), "class", "quiet small").close();
            page.element("td", item.answer().word(), "class", "answer " + look).closeLine();
        }
        page.close().close().closeLine();
    }
}
