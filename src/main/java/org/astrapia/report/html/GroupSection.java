package org.astrapia.report.html;

import java.util.List;
import java.util.function.UnaryOperator;
import org.astrapia.report.figures.CostFigure;
import org.astrapia.report.figures.Measure;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.Ratio;
import org.astrapia.report.figures.RunGroup;
import org.astrapia.report.figures.Sample;
import org.astrapia.report.figures.TestSet;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.NetworkResult;

/** Each experiment's table: its networks beside each other, mean and standard deviation over its runs. */
final class GroupSection {
    private static final String NOTHING = "–";

    private static final List<Measure> GROUPS = List.of(Measure.MANY, Measure.MEDIUM, Measure.FEW, Measure.RAREST);

    private GroupSection() {}

    static void write(Markup page, List<RunGroup> groups) {
        page.open("section").element("h2", "Experiments");
        Page.remark(
                page,
                "Mean ± standard deviation of the sample over n runs; accuracies in per cent. Many, medium and few: accuracy"
                        + " over the test images of classes with more than 100, 20 to 100 and fewer than 20"
                        + " training images; rarest: over those of the two fifths of the classes with the fewest.");
        TestSet set = TestSet.ofGroups(groups);
        groups.forEach(group -> write(page, group, set));
        page.closeLine();
    }

    private static void write(Markup page, RunGroup group, TestSet set) {
        page.element("h3", group.label());
        page.open("p", "class", "quiet small").text(group.data() + " · ");
        page.text("n = " + group.runs().size() + " · seeds " + String.join("; ", group.seeds()));
        page.closeLine();
        List<String> networks = group.networks();
        if (networks.isEmpty()) {
            page.element("p", "No network has been evaluated yet.");
        } else {
            table(page, group, networks, set);
        }
        if (group.runs().size() > 1) {
            eachRun(page, group, set);
        }
    }

    private static void table(Markup page, RunGroup group, List<String> networks, TestSet set) {
        page.open("div", "class", "scroll").open("table", "class", "result compared");
        page.open("thead").open("tr").element("td", "");
        networks.forEach(network -> page.element("th", network, "scope", "col", "class", "number"));
        page.close().close().open("tbody");
        for (Measure measure : Measure.of(set)) {
            row(page, measure.label(set), GROUPS.contains(measure) ? "inner" : "", networks, network -> {
                Sample sample = group.sample(network, measure);
                return measure.shown(sample, true) + missing(sample, group);
            });
        }
        if (networks.size() > 1) {
            String lead = networks.get(0);
            for (Measure measure : List.of(Measure.PARAMETERS, Measure.MULTIPLY_ADDS)) {
                row(
                        page,
                        measure.label(set) + ", " + lead + " to this",
                        "",
                        networks,
                        network -> network.equals(lead) ? NOTHING : Ratio.shown(group.ratio(lead, network, measure)));
            }
        }
        for (CostFigure cost : CostFigure.values()) {
            if (networks.stream().anyMatch(network -> group.cost(network, cost).size() > 0)) {
                row(page, cost.label(), "", networks, network -> {
                    Sample sample = group.cost(network, cost);
                    return sample.size() == 0 ? NOTHING : sample.shown(true, cost::shown) + missing(sample, group);
                });
            }
        }
        page.close().close().closeLine();
    }

    private static void row(Markup page, String label, String look, List<String> networks, UnaryOperator<String> cell) {
        page.open("tr", "class", look).element("th", label, "scope", "row");
        networks.forEach(network -> page.element("td", cell.apply(network), "class", "number"));
        page.closeLine();
    }

    /** Says over how many runs a number was taken where that is not all of them. */
    private static String missing(Sample sample, RunGroup group) {
        return sample.size() == 0 || sample.size() == group.runs().size() ? "" : " (n = " + sample.size() + ")";
    }

    private static void eachRun(Markup page, RunGroup group, TestSet set) {
        page.open("details").element("summary", "Each run").open("div", "class", "scroll");
        page.open("table").open("thead").open("tr");
        for (String text : List.of("Run", "Seeds", "Network")) {
            page.element("th", text, "scope", "col");
        }
        for (Measure measure : List.of(Measure.BALANCED, Measure.LONG_TAILED, Measure.MACRO_F1, Measure.PARAMETERS)) {
            page.element("th", measure.label(set), "scope", "col", "class", "number");
        }
        page.close().close().open("tbody");
        for (Run run : group.runs()) {
            for (NetworkResult network : run.networks()) {
                page.open("tr").element("th", run.name(), "scope", "row");
                page.element("td", run.seeds()).element("td", network.name());
                page.element("td", NumberText.percent(network.balancedAccuracy()), "class", "number");
                page.element("td", NumberText.percent(network.longTailedAccuracy()), "class", "number");
                page.element("td", NumberText.percent(network.macroF1()), "class", "number");
                page.element("td", NumberText.compact(network.parameters()), "class", "number")
                        .closeLine();
            }
        }
        page.close().close().close().closeLine();
    }
}
