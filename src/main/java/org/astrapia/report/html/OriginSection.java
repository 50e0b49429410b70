package org.astrapia.report.html;

import java.util.List;
import java.util.Optional;
import org.astrapia.report.figures.NumberText;
import org.astrapia.run.content.Run;

/** Where the runs of a comparison come from, and a warning where that is not the same for all. */
final class OriginSection {
    private static final List<String> CONFOUNDERS =
            List.of("commit", "tensorflow_version", "device", "os", "cores", "threads", "instructions");

    private OriginSection() {}

    static void write(Markup page, List<Run> runs) {
        page.open("section").element("h2", "Provenance");
        List<String> differing = CONFOUNDERS.stream()
                .filter(field -> runs.stream()
                                .map(run -> run.provenance().text(field))
                                .distinct()
                                .count()
                        > 1)
                .map(field -> field.replace('_', ' '))
                .toList();
        if (!differing.isEmpty()) {
            page.open("p", "class", "notice").element("strong", "Not the same for all runs: ");
            page.text(String.join(", ", differing) + ". Times and last digits may differ by that alone.")
                    .closeLine();
        }
        page.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String text : List.of("Run", "Status", "Seeds", "Started", "Commit", "TensorFlow", "Device")) {
            page.element("th", text, "scope", "col");
        }
        page.element("th", "Search time", "scope", "col", "class", "number");
        page.close().close().open("tbody");
        for (Run run : runs) {
            page.open("tr").element("th", run.name(), "scope", "row");
            page.element("td", run.state()).element("td", run.seeds());
            cell(page, run.provenance().text("started"));
            cell(page, run.provenance().text("commit").map(id -> id.substring(0, Math.min(10, id.length()))));
            cell(page, run.provenance().text("tensorflow_version"));
            cell(page, run.provenance().text("device"));
            page.element("td", NumberText.duration(run.summary().number("search_seconds")), "class", "number")
                    .closeLine();
        }
        page.close().close().close().closeLine();
    }

    private static void cell(Markup page, Optional<String> text) {
        page.element("td", text.orElse(NumberText.NONE));
    }
}
