package org.astrapia.report.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.astrapia.language.Visible;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.TestSet;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.LabelScore;
import org.astrapia.run.result.LabelScores;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.result.RunEvaluation;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;

/** The figures of a run as text, for a terminal. */
public final class RunPlots {
    /** What can be drawn. */
    public enum Figure {
        /** Loss and accuracy of each stage over its epochs. */
        CURVES,
        /** The weights of the operations over the epochs of the search. */
        ALPHA,
        /** Training images of each class, and the accuracy on it. */
        CLASSES,
        /** Which classes are taken for which on the test set. */
        CONFUSION;

        /** As a person names it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private RunPlots() {}

    /** The figure, each line ended; empty when the run has nothing to show in it yet. */
    public static String draw(Run run, Figure figure, Style style) {
        return switch (figure) {
            case CURVES -> curves(run, style);
            case ALPHA -> TerminalMixing.render(run.architecture(), style);
            case CLASSES ->
                run.evaluation().map(evaluation -> classes(evaluation, style)).orElse("");
            case CONFUSION ->
                run.evaluation().map(evaluation -> confusion(evaluation, style)).orElse("");
        };
    }

    private static String curves(Run run, Style style) {
        StringBuilder out = new StringBuilder();
        for (String stage : List.of("search", "retrain", "baseline")) {
            List<EpochRow> rows = run.stage(stage);
            TerminalPlot loss = new TerminalPlot(stage + ": loss", 1)
                    .add("weights", rows, Metric.LOSS)
                    .add("architecture", rows, Metric.ARCHITECTURE_LOSS);
            TerminalPlot accuracy = new TerminalPlot(stage + ": accuracy in per cent", 100)
                    .add("training", rows, Metric.ACCURACY)
                    .add("architecture's half", rows, Metric.ARCHITECTURE_ACCURACY)
                    .add(TestSet.of(run).line(), rows, Metric.TEST_BALANCED)
                    .add("long-tailed test", rows, Metric.TEST_LONG_TAILED);
            for (TerminalPlot plot : List.of(loss, accuracy)) {
                if (!plot.isEmpty()) {
                    out.append(out.isEmpty() ? "" : "\n").append(plot.render(style));
                }
            }
        }
        return out.toString();
    }

    private static String classes(RunEvaluation evaluation, Style style) {
        TerminalBars counts = new TerminalBars();
        for (int label = 0; label < evaluation.classes().size(); label++) {
            int count = evaluation.trainCounts().get(label);
            counts.bar(evaluation.classes().get(label), count, String.format(Locale.ROOT, "%,d", count));
        }
        StringBuilder out =
                new StringBuilder(title(style, "training images")).append('\n').append(counts.render(style));
        if (evaluation.ofSeveralLabels()) {
            evaluation.networks().forEach(network -> out.append('\n').append(ranked(evaluation, network, style)));
            return out.toString();
        }
        for (NetworkResult network : evaluation.networks()) {
            network.balanced().ifPresent(result -> {
                TerminalBars right = new TerminalBars();
                for (int label = 0; label < evaluation.classes().size(); label++) {
                    List<Long> row = result.confusion().get(label);
                    long all =
                            Math.max(1, row.stream().mapToLong(Long::longValue).sum());
                    double share = (double) row.get(label) / all;
                    right.bar(
                            evaluation.classes().get(label), share, String.format(Locale.ROOT, "%.1f %%", 100 * share));
                }
                out.append('\n')
                        .append(title(
                                style,
                                network.name() + ": right on the "
                                        + TestSet.of(evaluation).words() + " set"))
                        .append('\n');
                out.append(right.render(style));
            });
        }
        return out.toString();
    }

    private static String ranked(RunEvaluation evaluation, NetworkResult network, Style style) {
        TerminalBars bars = new TerminalBars();
        List<LabelScore> labels = network.scores().map(LabelScores::labels).orElse(List.of());
        for (int label = 0; label < labels.size(); label++) {
            OptionalDouble auroc = labels.get(label).auroc();
            bars.bar(evaluation.classes().get(label), auroc.orElse(0), NumberText.percent(auroc) + " %");
        }
        return title(style, network.name() + ": AUROC of each label on the test set") + '\n' + bars.render(style);
    }

    private static String confusion(RunEvaluation evaluation, Style style) {
        StringBuilder out = new StringBuilder();
        for (NetworkResult network : evaluation.ofSeveralLabels() ? List.<NetworkResult>of() : evaluation.networks()) {
            Optional<List<List<Long>>> confusion = network.balanced().map(result -> result.confusion());
            confusion.ifPresent(matrix -> out.append(out.isEmpty() ? "" : "\n")
                    .append(title(style, network.name() + ": true class down, predicted across, per cent"))
                    .append('\n')
                    .append(TerminalConfusion.render(evaluation.classes(), matrix, style)));
        }
        return out.toString();
    }

    private static String title(Style style, String text) {
        return style.bold(DisplayText.fit(Visible.line(text), style.width(), style.unicode()));
    }
}
