package org.astrapia.report.html;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.Scale;
import org.astrapia.report.figures.TestSet;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.Evaluation;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.result.RunEvaluation;
import org.astrapia.run.result.ShotGroup;

/** How each class fared: recall beside its number of training images, and what it was taken for. */
final class ClassSection {
    private ClassSection() {}

    static void write(Markup page, Run run) {
        if (run.evaluation().isEmpty()) {
            return;
        }
        RunEvaluation evaluation = run.evaluation().get();
        if (evaluation.ofSeveralLabels()) {
            LabelSection.write(page, evaluation);
            return;
        }
        List<NetworkResult> networks = evaluation.networks().stream()
                .filter(network -> network.balancedAccuracy().isPresent())
                .toList();
        if (networks.isEmpty()) {
            return;
        }
        String words = TestSet.of(run).words();
        page.open("section").element("h2", "Classes").element("h3", "Recall on the " + words + " set, in per cent");
        table(page, evaluation, networks);
        page.element("h3", "Confusion on the " + words + " set");
        page.element(
                "p",
                "A row is a true class; its squares are the shares, in per cent, of the answers it got.",
                "class",
                "quiet small");
        page.open("div", "class", "figures");
        for (NetworkResult network : networks) {
            String title = network.name() + ", " + NumberText.percent(network.balancedAccuracy()) + " %";
            new ConfusionChart(
                            title,
                            evaluation.classes(),
                            network.balanced().orElseThrow().confusion())
                    .write(page);
        }
        page.close().closeLine();
    }

    private static void table(Markup page, RunEvaluation evaluation, List<NetworkResult> networks) {
        page.open("table", "class", "classes").open("thead").open("tr");
        page.element("th", "Class", "scope", "col").element("th", "Group", "scope", "col", "class", "wide-only");
        page.element("th", "Training images", "scope", "col", "class", "number");
        networks.forEach(network -> page.element("th", network.name(), "scope", "col", "class", "number"));
        page.close().close().open("tbody");
        for (int c = 0; c < evaluation.classes().size(); c++) {
            Optional<Integer> images = c < evaluation.trainCounts().size()
                    ? Optional.of(evaluation.trainCounts().get(c))
                    : Optional.empty();
            page.open("tr").element("th", evaluation.classes().get(c), "scope", "row");
            page.element("td", images.map(count -> ShotGroup.of(count).label()).orElse(""), "class", "wide-only");
            page.element("td", images.map(NumberText::whole).orElse(NumberText.NONE), "class", "number");
            for (int i = 0; i < networks.size(); i++) {
                recall(page, networks.get(i).balanced().orElseThrow(), c, i == 0 ? "bar" : "bar second");
            }
            page.closeLine();
        }
        page.close().closeLine();
    }

    private static void recall(Markup page, Evaluation evaluation, int c, String look) {
        OptionalDouble recall =
                c < evaluation.confusion().size() ? evaluation.recall().get(c) : OptionalDouble.empty();
        page.open("td", "class", "number")
                .text(
                        recall.isPresent()
                                ? String.format(java.util.Locale.ROOT, "%.1f", recall.getAsDouble() * 100)
                                : NumberText.NONE);
        page.open(
                "svg", "class", "gauge", "viewBox", "0 0 100 5", "preserveAspectRatio", "none", "aria-hidden", "true");
        page.empty("rect", "class", "ghost", "width", 100, "height", 5);
        page.empty("rect", "class", look, "width", Scale.place(recall.orElse(0) * 100), "height", 5);
        page.close().close();
    }
}
