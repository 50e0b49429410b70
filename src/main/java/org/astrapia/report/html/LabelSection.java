package org.astrapia.report.html;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.astrapia.report.figures.NumberText;
import org.astrapia.run.result.LabelScore;
import org.astrapia.run.result.LabelScores;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.result.RunEvaluation;

/** Of images that may have several labels: how well each label is told. */
final class LabelSection {
    private LabelSection() {}

    static void write(Markup page, RunEvaluation evaluation) {
        page.open("section").element("h2", "Labels");
        for (NetworkResult network : evaluation.networks()) {
            page.element("h3", network.name()).open("div", "class", "scroll").open("table");
            page.open("thead").open("tr").element("th", "Label", "scope", "col");
            for (String head :
                    List.of("Training images", "Test images", "AUROC", "Average precision", "F1", "Threshold")) {
                page.element("th", head, "scope", "col", "class", "number");
            }
            page.close().close().open("tbody");
            List<LabelScore> labels = network.scores().map(LabelScores::labels).orElse(List.of());
            for (int label = 0; label < labels.size(); label++) {
                row(page, evaluation, label, labels.get(label), interval(network, label));
            }
            page.close().close().closeLine();
        }
        page.closeLine();
    }

    /** Behind the AUROC, in small print; empty where it is not known. */
    private static String interval(NetworkResult network, int label) {
        return network.scores()
                .flatMap(LabelScores::intervals)
                .flatMap(known -> known.labels().get(label))
                .map(interval -> " (" + interval.percent() + ")")
                .orElse("");
    }

    private static void row(Markup page, RunEvaluation evaluation, int label, LabelScore score, String interval) {
        page.open("tr").element("th", evaluation.classes().get(label), "scope", "row");
        page.element("td", evaluation.trainCounts().get(label), "class", "number");
        page.element("td", score.images(), "class", "number");
        page.open("td", "class", "number").text(NumberText.percent(score.auroc()));
        page.element("span", interval, "class", "quiet small").close();
        for (OptionalDouble share : List.of(score.averagePrecision(), score.f1())) {
            page.element("td", NumberText.percent(share), "class", "number");
        }
        page.element(
                "td",
                score.decided()
                        .map(decided -> String.format(Locale.ROOT, "%.3f", decided.threshold()))
                        .orElse(NumberText.NONE),
                "class",
                "number");
        page.closeLine();
    }
}
