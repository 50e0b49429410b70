package org.astrapia.report.html;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.Scale;
import org.astrapia.report.terminal.DisplayText;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.Evaluation;
import org.astrapia.run.result.LabelScore;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.result.RunEvaluation;

/** How well each class is told, against its number of training images: whether a network forgets the rare ones. */
final class ClassSizeChart {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 260;
    private static final double LEFT = 44;
    private static final double RIGHT = WIDTH - 12;
    private static final double BOTTOM = HEIGHT - 34;
    private static final int MOST_NAMED = 20;
    private static final int NAME = 12;

    private final RunEvaluation evaluation;
    private final Scale x;
    private final Scale y;

    private ClassSizeChart(RunEvaluation evaluation) {
        this.evaluation = evaluation;
        double least = place(evaluation.trainCounts().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElse(1));
        double most = place(evaluation.trainCounts().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1));
        this.x = new Scale(least, most, LEFT + 16, RIGHT - 16);
        this.y = new Scale(0, 1, BOTTOM, 14);
    }

    /** Nothing without two classes of different sizes. */
    static void write(Markup page, Run run) {
        Optional<RunEvaluation> evaluation = run.evaluation();
        if (evaluation.isEmpty()
                || evaluation.get().networks().isEmpty()
                || evaluation.get().trainCounts().stream().distinct().count() < 2) {
            return;
        }
        new ClassSizeChart(evaluation.get()).write(page);
    }

    private void write(Markup page) {
        String title = (evaluation.ofSeveralLabels() ? "AUROC of each label" : "Accuracy of each class")
                + " against its number of training images";
        page.open("section").element("h2", title).open("figure").open("ul", "class", "legend");
        for (int i = 0; i < evaluation.networks().size(); i++) {
            page.open("li").raw(LineChart.swatch(Palette.line(i)));
            page.text(evaluation.networks().get(i).name()).close();
        }
        page.close().raw(picture(title)).close().closeLine();
    }

    private String picture(String title) {
        SvgPicture picture = SvgPicture.chart(WIDTH, HEIGHT, title);
        for (double tick : y.ticks(4)) {
            picture.path("grid", "M" + LEFT + " " + Scale.place(y.at(tick)) + "H" + RIGHT);
            picture.text("end", LEFT - 6, y.at(tick) + 4, NumberText.shortNumber(100 * tick) + "%");
        }
        for (int size : sizes()) {
            picture.text("mid", x.at(place(size)), BOTTOM + 16, NumberText.whole(size));
        }
        picture.text("end quiet", RIGHT, HEIGHT - 2, "training images, on a logarithmic scale");
        boolean named = evaluation.classes().size() <= MOST_NAMED;
        for (int i = evaluation.networks().size() - 1; i >= 0; i--) { // the searched network lies on top
            List<OptionalDouble> values = values(evaluation.networks().get(i));
            for (int label = 0; label < values.size(); label++) {
                if (values.get(label).isPresent()) {
                    dot(picture, i, label, values.get(label).getAsDouble(), named && i == 0);
                }
            }
        }
        return picture.end();
    }

    private void dot(SvgPicture picture, int network, int label, double value, boolean named) {
        String name = evaluation.classes().get(label);
        int size = evaluation.trainCounts().get(label);
        picture.explained(evaluation.networks().get(network).name() + ", " + name + ": "
                + NumberText.percent(OptionalDouble.of(value)) + " % with " + NumberText.whole(size)
                + " training images");
        picture.dot("dot " + Palette.line(network), x.at(place(size)), y.at(value));
        if (named) {
            double above = y.at(value) < 30 ? 15 : -7;
            picture.text("mid tiny quiet", x.at(place(size)), y.at(value) + above, DisplayText.fit(name, NAME, true));
        }
        picture.close();
    }

    /** The smallest and the largest, and powers of ten that stand well between them. */
    private List<Integer> sizes() {
        List<Integer> counts = evaluation.trainCounts();
        int least = counts.stream().mapToInt(Integer::intValue).min().orElse(1);
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(1);
        IntStream between = IntStream.iterate(1, power -> power < most, power -> power * 10)
                .filter(power ->
                        x.at(place(power)) - x.at(place(least)) > 40 && x.at(place(most)) - x.at(place(power)) > 40);
        return IntStream.concat(IntStream.of(least, most), between).boxed().toList();
    }

    private static double place(int images) {
        return Math.log10(Math.max(1, images));
    }

    private List<OptionalDouble> values(NetworkResult network) {
        Function<LabelScore, OptionalDouble> auroc = LabelScore::auroc;
        List<OptionalDouble> values = evaluation.ofSeveralLabels()
                ? network.scores()
                        .map(scores -> scores.labels().stream().map(auroc).toList())
                        .orElse(List.of())
                : network.balanced().map(Evaluation::recall).orElse(List.of());
        return values.subList(0, Math.min(values.size(), evaluation.classes().size()));
    }
}
