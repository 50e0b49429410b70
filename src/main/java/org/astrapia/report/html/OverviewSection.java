package org.astrapia.report.html;

import java.util.List;
import org.astrapia.report.figures.Measure;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.RunGroup;
import org.astrapia.report.figures.Sample;

/** All networks of all experiments, one a line. */
final class OverviewSection {
    private OverviewSection() {}

    static void write(Markup page, List<RunGroup> groups) {
        page.open("section").element("h2", "Overview").open("div", "class", "scroll");
        page.open("table").open("thead").open("tr");
        page.element("th", "Experiment", "scope", "col").element("th", "Network", "scope", "col");
        for (String text : List.of("n", "Balanced test", "Long-tailed test", "Parameters", "Multiply-adds")) {
            page.element("th", text, "scope", "col", "class", "number");
        }
        page.close().close().open("tbody");
        for (RunGroup group : groups) {
            List<String> networks = group.networks().isEmpty() ? List.of(NumberText.NONE) : group.networks();
            for (String network : networks) {
                String name = network.equals(networks.get(0)) ? group.label() : "";
                page.open("tr").element("th", name, "scope", "row").element("td", network);
                Sample balanced = group.sample(network, Measure.BALANCED);
                page.element("td", balanced.size(), "class", "number");
                page.element("td", balanced.percent(true), "class", "number");
                for (Measure measure : List.of(Measure.LONG_TAILED, Measure.PARAMETERS, Measure.MULTIPLY_ADDS)) {
                    Sample sample = group.sample(network, measure);
                    page.element("td", measure.shown(sample, true), "class", "number");
                }
                page.closeLine();
            }
        }
        page.close().close().close().closeLine();
    }
}
