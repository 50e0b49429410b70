package org.astrapia.report.html;

import java.util.List;
import org.astrapia.report.figures.CostFigure;
import org.astrapia.report.figures.Measure;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.RunGroup;
import org.astrapia.report.figures.Sample;
import org.astrapia.report.figures.TestSet;

/** All networks of all experiments, one a line. */
final class OverviewSection {
    private OverviewSection() {}

    static void write(Markup page, List<RunGroup> groups) {
        page.open("section").element("h2", "Overview").open("div", "class", "scroll");
        page.open("table").open("thead").open("tr");
        page.element("th", "Experiment", "scope", "col").element("th", "Network", "scope", "col");
        for (String text : List.of(
                "n",
                TestSet.ofGroups(groups).heading(),
                "Long-tailed test",
                "Parameters",
                "Multiply-adds",
                "Search",
                "Training")) {
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
                page.element("td", both(group, network, CostFigure.SEARCH, CostFigure.SEARCH_TIME), "class", "number");
                page.element(
                        "td", both(group, network, CostFigure.TRAINING, CostFigure.TRAINING_TIME), "class", "number");
                page.closeLine();
            }
        }
        page.close().close().closeLine();
        Page.remark(
                page,
                "Search and training: means of the multiply-adds of all training steps, and of the time. A step counts as"
                        + " three forward passes; the multiply-adds above are those of one forward pass of one image.");
        page.closeLine();
    }

    private static String both(RunGroup group, String network, CostFigure multiplyAdds, CostFigure time) {
        Sample counted = group.cost(network, multiplyAdds);
        Sample taken = group.cost(network, time);
        return counted.size() == 0 || taken.size() == 0
                ? NumberText.NONE
                : multiplyAdds.shown(counted.mean()) + ", " + time.shown(taken.mean());
    }
}
