package org.astrapia.report.html;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.astrapia.report.figures.CostFigure;
import org.astrapia.report.figures.Measure;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.Ratio;
import org.astrapia.report.figures.TestSet;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.Bootstrap;
import org.astrapia.run.result.Calibration;
import org.astrapia.run.result.Calibration.Errors;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.result.RunEvaluation;
import org.astrapia.run.result.ShotGroup;

/** The result first: the searched network beside the baseline. */
final class ResultSection {
    private ResultSection() {}

    static void write(Markup page, Run run) {
        page.open("section").element("h2", "Result");
        if (run.networks().isEmpty()) {
            page.element("p", "No network has been evaluated yet.").closeLine();
            return;
        }
        RunEvaluation evaluation = run.evaluation().orElseThrow();
        TestSet set = TestSet.of(evaluation);
        List<NetworkResult> networks = evaluation.networks();
        page.open("div", "class", "scroll")
                .open("table", "class", "result")
                .open("thead")
                .open("tr")
                .element("th", "Accuracy in per cent", "scope", "col");
        networks.forEach(network -> page.element("th", network.name(), "scope", "col", "class", "number"));
        page.close().close().open("tbody");
        if (set == TestSet.SEVERAL_LABELS) {
            shares(page, Measure.AUROC.label(set), "lead", networks, NetworkResult::auroc);
            interval(page, networks, NetworkResult::aurocInterval);
            shares(page, Measure.AVERAGE_PRECISION.label(set), "", networks, NetworkResult::averagePrecision);
            shares(page, Measure.MACRO_F1.label(set), "", networks, NetworkResult::macroF1);
            sizes(page, run, networks);
            Page.remark(
                    page,
                    "Images may have several labels. AUROC: how often an image with a label has a higher probability of it than one"
                            + " without, mean of the labels; 50 is chance. Macro-F1: by a threshold for each label, the best one on"
                            + " images that were held out, or else a probability of one half.");
            page.closeLine();
            return;
        }
        shares(page, set.heading(), "lead", networks, NetworkResult::balancedAccuracy);
        interval(page, networks, NetworkResult::interval);
        if (Measure.PLAIN.isOf(set)) {
            shares(page, Measure.PLAIN.label(set), "", networks, NetworkResult::plainAccuracy);
        }
        shares(page, "Long-tailed test", "", networks, NetworkResult::longTailedAccuracy);
        for (ShotGroup group : ShotGroup.values()) {
            String label = group.label() + ", " + classes(evaluation.classesIn(group));
            shares(page, label, "inner", networks, network -> network.accuracy(group));
        }
        shares(page, Measure.MACRO_F1.label(set), "", networks, NetworkResult::macroF1);
        shares(page, Measure.MEAN_RECALL.label(set), "", networks, NetworkResult::longTailedMeanRecall);
        if (networks.stream().anyMatch(network -> network.adjusted().isPresent())) {
            adjusted(page, set.heading() + ", logits adjusted", networks, NetworkResult::balancedAccuracy);
            adjusted(page, "Long-tailed test, logits adjusted", networks, NetworkResult::longTailedAccuracy);
        }
        shares(page, Measure.AUROC.label(set), "", networks, NetworkResult::auroc);
        interval(page, networks, NetworkResult::aurocInterval);
        shares(page, Measure.AVERAGE_PRECISION.label(set), "", networks, NetworkResult::averagePrecision);
        calibration(page, set, networks);
        sizes(page, run, networks);
        page.element(
                "p",
                (set == TestSet.BALANCED ? "" : TestSet.WARNING + " ")
                        + "Many, medium and few: accuracy over the test images of classes with more than 100, 20 to 100 and"
                        + " fewer than 20 training images. Balanced accuracy: mean of the classes' recall;"
                        + " the accuracy itself where every class has as many images. The interval of 95 per cent: where the balanced"
                        + " accuracy would be on other test images, by a bootstrap over these (small test sets alone). Calibration error: how far,"
                        + " on average, the probability of the predicted class is from the share of right images among those with"
                        + " such a probability. AUROC and average precision: of each class against the rest, by the softmax. Each number is one run with one seed; a claim needs at least"
                        + " three, paired by seed.",
                "class",
                "quiet small");
        page.closeLine();
    }

    private static void sizes(Markup page, Run run, List<NetworkResult> networks) {
        page.close().close().closeLine();
        page.element("h3", "Costs").open("div", "class", "scroll").open("table", "class", "result");
        page.open("thead").open("tr").element("td", "");
        networks.forEach(network -> page.element("th", network.name(), "scope", "col", "class", "number"));
        page.close().close().open("tbody");
        row(page, "Parameters", "", networks, network -> NumberText.whole(network.parameters()));
        row(page, "Multiply-adds", "", networks, network -> NumberText.whole(network.multiplyAdds()));
        ratios(page, networks, "Parameters, searched / this", Measure.PARAMETERS);
        ratios(page, networks, "Multiply-adds, searched / this", Measure.MULTIPLY_ADDS);
        costs(page, run, networks);
        page.close().close().closeLine();
    }

    /** Left out where none is known. */
    private static void interval(
            Markup page, List<NetworkResult> networks, Function<NetworkResult, Optional<Bootstrap.Interval>> interval) {
        if (networks.stream().anyMatch(network -> interval.apply(network).isPresent())) {
            row(
                    page,
                    "interval of 95 per cent",
                    "inner",
                    networks,
                    network -> interval.apply(network)
                            .map(Bootstrap.Interval::percent)
                            .orElse(NumberText.NONE));
        }
    }

    private static void adjusted(
            Markup page, String label, List<NetworkResult> networks, Function<NetworkResult, OptionalDouble> share) {
        shares(
                page,
                label,
                "",
                networks,
                network -> network.adjusted().map(share).orElse(OptionalDouble.empty()));
    }

    /** Of the softmax, and by a temperature where one was fitted. */
    private static void calibration(Markup page, TestSet set, List<NetworkResult> networks) {
        if (networks.stream().noneMatch(network -> network.calibration().isPresent())) {
            return;
        }
        row(page, "Calibration error, " + set.words(), "", networks, network -> errors(network, Errors::balanced));
        row(page, "Calibration error, long-tailed test", "", networks, network -> errors(network, Errors::longTailed));
        page.open("tr").element("th", "Temperature", "scope", "row");
        networks.forEach(network -> page.element(
                "td",
                network.calibration()
                        .flatMap(Calibration::fitted)
                        .map(fit -> String.format(Locale.ROOT, "%.3f, from %d images", fit.temperature(), fit.images()))
                        .orElse("none"),
                "class",
                "number"));
        page.closeLine();
    }

    /** {@code 7.10, 2.35 with the temperature}. */
    private static String errors(NetworkResult network, Function<Errors, OptionalDouble> which) {
        String plain = NumberText.percent(
                network.calibration().map(found -> which.apply(found.plain())).orElse(OptionalDouble.empty()));
        return network.calibration()
                .flatMap(Calibration::fitted)
                .map(fit -> plain + ", " + NumberText.percent(which.apply(fit.errors())) + " with the temperature")
                .orElse(plain);
    }

    private static void costs(Markup page, Run run, List<NetworkResult> networks) {
        for (CostFigure cost : CostFigure.values()) {
            if (networks.stream()
                    .anyMatch(network -> cost.of(run, network.name()).isPresent())) {
                row(page, cost.label(), "", networks, network -> {
                    OptionalDouble value = cost.of(run, network.name());
                    return value.isPresent() ? cost.shown(value.getAsDouble()) : "–";
                });
            }
        }
    }

    /** How many times as large the searched network is as each fixed one. */
    private static void ratios(Markup page, List<NetworkResult> networks, String label, Measure measure) {
        NetworkResult searched = networks.get(0);
        if (networks.size() > 1) {
            row(
                    page,
                    label,
                    "",
                    networks,
                    other -> other == searched ? "–" : Ratio.shown(Ratio.of(measure.of(searched), measure.of(other))));
        }
    }

    private static String classes(long count) {
        return count == 0 ? "no class" : count == 1 ? "1 class" : count + " classes";
    }

    private static void shares(
            Markup page,
            String label,
            String look,
            List<NetworkResult> networks,
            Function<NetworkResult, OptionalDouble> share) {
        double best = networks.stream()
                .map(share)
                .flatMapToDouble(OptionalDouble::stream)
                .max()
                .orElse(2);
        page.open("tr", "class", look).element("th", label, "scope", "row");
        for (NetworkResult network : networks) {
            OptionalDouble value = share.apply(network);
            boolean isBest = networks.size() > 1 && value.isPresent() && value.getAsDouble() == best;
            page.element("td", NumberText.percent(value), "class", isBest ? "number best" : "number");
        }
        page.closeLine();
    }

    private static void row(
            Markup page,
            String label,
            String look,
            List<NetworkResult> networks,
            Function<NetworkResult, String> shown) {
        page.open("tr", "class", look).element("th", label, "scope", "row");
        networks.forEach(network -> page.element("td", shown.apply(network), "class", "number"));
        page.closeLine();
    }
}
