package org.astrapia.report.html;

import java.util.List;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.Scale;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.LabelCurve;
import org.astrapia.run.result.LabelScore;
import org.astrapia.run.result.LabelScores;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.result.RunEvaluation;

/** What finding the images of rare classes costs in false alarms: their curves of precision and recall. */
final class RareSection {
    private static final double WIDTH = 440;
    private static final double HEIGHT = 260;
    private static final double LEFT = 44;
    private static final double RIGHT = WIDTH - 6;
    private static final double BOTTOM = HEIGHT - 34;

    private RareSection() {}

    /** Nothing for a run that an earlier build ended. */
    static void write(Markup page, Run run) {
        if (run.networks().stream().allMatch(network -> curves(network).isEmpty())) {
            return;
        }
        RunEvaluation evaluation = run.evaluation().orElseThrow();
        page.open("section").element("h2", "Precision and recall of the rarest classes");
        Page.remark(
                page,
                "Whoever wants to find more images of a class takes less sure ones too. Recall is the share of its images"
                        + " that are found, precision the share of the found that are of it; the figure behind a name is the"
                        + " average precision. Who guesses has a precision of the class's share in the test set.");
        page.open("div", "class", "figures");
        for (NetworkResult network : run.networks()) {
            List<LabelCurve> curves = curves(network);
            if (!curves.isEmpty()) {
                figure(page, evaluation, network, curves);
            }
        }
        page.close().closeLine();
    }

    private static List<LabelCurve> curves(NetworkResult network) {
        return network.scores().map(LabelScores::curves).orElse(List.of());
    }

    private static void figure(Markup page, RunEvaluation evaluation, NetworkResult network, List<LabelCurve> curves) {
        page.open("figure").element("figcaption", network.name()).open("ul", "class", "legend");
        for (int i = 0; i < curves.size(); i++) {
            int label = curves.get(i).label();
            LabelScore score = network.scores().orElseThrow().labels().get(label);
            page.open("li").raw(LineChart.swatch(Palette.line(i)));
            page.text(evaluation.classes().get(label) + ", "
                    + NumberText.whole(evaluation.trainCounts().get(label)) + " images ");
            page.element("b", NumberText.percent(score.averagePrecision()) + "%")
                    .close();
        }
        page.close().raw(picture(network.name(), curves)).closeLine();
    }

    private static String picture(String name, List<LabelCurve> curves) {
        Scale x = new Scale(0, 1, LEFT, RIGHT);
        Scale y = new Scale(0, 1, BOTTOM, 10);
        SvgPicture picture = SvgPicture.chart(WIDTH, HEIGHT, "Precision and recall of the rarest classes, " + name);
        for (double tick : y.ticks(4)) {
            String percent = NumberText.shortNumber(100 * tick) + "%";
            picture.path("grid", "M" + LEFT + " " + Scale.place(y.at(tick)) + "H" + RIGHT);
            picture.text("end", LEFT - 6, y.at(tick) + 4, percent);
            picture.text(tick == 1 ? "end" : "mid", x.at(tick), BOTTOM + 16, percent);
        }
        picture.text("end quiet", RIGHT, HEIGHT - 2, "recall");
        picture.turned("mid quiet", 12, (y.at(1) + y.at(0.5)) / 2, -90, "precision");
        for (int i = 0; i < curves.size(); i++) {
            picture.path("line slim " + Palette.line(i), path(curves.get(i), x, y));
        }
        return picture.end();
    }

    /** In steps: between two points the precision is that of the one with more recall. */
    private static String path(LabelCurve curve, Scale x, Scale y) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < curve.recall().size(); i++) {
            String across = Scale.place(x.at(curve.recall().get(i)));
            String up = Scale.place(y.at(curve.precision().get(i)));
            path.append(i == 0 ? "M" + across + " " + up : "H" + across + "V" + up);
        }
        return path.toString();
    }
}
