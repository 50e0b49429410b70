package org.astrapia.report.html;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.astrapia.report.figures.Measure;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.Ratio;
import org.astrapia.report.figures.Scale;
import org.astrapia.report.figures.TestSet;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.result.RunEvaluation;
import org.astrapia.run.result.ShotGroup;

/** What came out, before anything else: one sentence, three figures, and how classes of different sizes fared. */
final class HeadlineSection {
    private static final List<String> SHARES = List.of(
            "half", "a third", "a quarter", "a fifth", "a sixth", "a seventh", "an eighth", "a ninth", "a tenth");
    private static final double ALIKE = 0.9;

    private HeadlineSection() {}

    /** Nothing before the first network is evaluated. */
    static void write(Markup page, Run run) {
        if (run.evaluation().isEmpty() || run.networks().isEmpty()) {
            return;
        }
        RunEvaluation evaluation = run.evaluation().get();
        NetworkResult lead = run.networks().get(0);
        Optional<NetworkResult> other = run.networks().stream().skip(1).findFirst();
        OptionalDouble value = value(lead);
        if (value.isEmpty()) {
            return;
        }
        page.open("div", "class", "headline");
        page.element("p", sentence(evaluation, lead, other), "class", "sentence");
        page.open("div", "class", "key-figures");
        figure(page, percent(value.getAsDouble()), measure(evaluation));
        other.ifPresent(fixed -> difference(lead, fixed)
                .ifPresent(points ->
                        figure(page, String.format(Locale.ROOT, "%+.1f", points), "points beside " + fixed.name())));
        figure(
                page,
                NumberText.compact(lead.parameters()),
                "parameters" + share(lead, other).map(text -> ", " + text).orElse(""));
        if (!evaluation.ofSeveralLabels()) {
            groups(page, evaluation, run.networks());
        }
        page.close().closeLine();
    }

    private static OptionalDouble value(NetworkResult network) {
        return network.balancedAccuracy().isPresent() ? network.balancedAccuracy() : network.auroc();
    }

    private static String measure(RunEvaluation evaluation) {
        return TestSet.of(evaluation) == TestSet.SEVERAL_LABELS ? "mean AUROC" : "balanced accuracy";
    }

    private static OptionalDouble difference(NetworkResult lead, NetworkResult fixed) {
        OptionalDouble ours = value(lead);
        OptionalDouble theirs = value(fixed);
        return ours.isPresent() && theirs.isPresent()
                ? OptionalDouble.of(100 * (ours.getAsDouble() - theirs.getAsDouble()))
                : OptionalDouble.empty();
    }

    /** {@code 52.5 % balanced accuracy, 6.4 points above resnet-20 at an eighth of its parameters.} */
    static String sentence(RunEvaluation evaluation, NetworkResult lead, Optional<NetworkResult> other) {
        String text = percent(value(lead).orElse(0)) + " " + measure(evaluation);
        if (other.isEmpty()) {
            return text + ".";
        }
        OptionalDouble points = difference(lead, other.get());
        if (points.isEmpty()) {
            return text + ".";
        }
        String size = String.format(Locale.ROOT, "%.1f", Math.abs(points.getAsDouble()));
        String place = size.equals("0.0")
                ? "as much as " + other.get().name()
                : size
                        + (size.equals("1.0") ? " point " : " points ")
                        + (points.getAsDouble() > 0 ? "above " : "below ")
                        + other.get().name();
        return text + ", " + place
                + ratio(lead, other.get()).map(words -> " " + words).orElse("") + ".";
    }

    /** {@code at an eighth of its parameters}. */
    private static Optional<String> ratio(NetworkResult lead, NetworkResult other) {
        OptionalDouble ratio = Ratio.of(Measure.PARAMETERS.of(lead), Measure.PARAMETERS.of(other));
        if (ratio.isEmpty()) {
            return Optional.empty();
        }
        double value = ratio.getAsDouble();
        if (value >= ALIKE && value <= 1 / ALIKE) {
            return Optional.of("with as many parameters");
        }
        return Optional.of(
                value < 1
                        ? "at " + part(value) + " of its parameters"
                        : String.format(Locale.ROOT, "with %.1f times as many parameters", value));
    }

    private static Optional<String> share(NetworkResult lead, Optional<NetworkResult> other) {
        return other.flatMap(fixed -> {
            OptionalDouble ratio = Ratio.of(Measure.PARAMETERS.of(lead), Measure.PARAMETERS.of(fixed));
            return ratio.isPresent() && ratio.getAsDouble() < ALIKE
                    ? Optional.of(part(ratio.getAsDouble()) + " of those of " + fixed.name())
                    : Optional.empty();
        });
    }

    /** A share below one in words: {@code an eighth}; the nearest simple one, or in per cent where none is near. */
    private static String part(double share) {
        long inverse = Math.round(1 / share);
        boolean near = inverse >= 2 && inverse < SHARES.size() + 2 && Math.abs(share * inverse - 1) < 0.08;
        return near
                ? SHARES.get((int) inverse - 2)
                : String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static void figure(Markup page, String value, String label) {
        page.open("div", "class", "key-figure")
                .element("b", value)
                .element("span", label)
                .closeLine();
    }

    private static void groups(Markup page, RunEvaluation evaluation, List<NetworkResult> networks) {
        page.open("table", "class", "sizes")
                .open("caption")
                .text("Right, by the size of the class")
                .close()
                .open("tbody");
        for (ShotGroup group : ShotGroup.values()) {
            if (evaluation.classesIn(group) > 0) {
                page.open("tr").element("th", group.label(), "scope", "row").open("td");
                for (int i = 0; i < Math.min(2, networks.size()); i++) {
                    bar(page, networks.get(i), networks.get(i).accuracy(group), i == 0 ? "bar" : "bar second");
                }
                page.close().closeLine();
            }
        }
        page.close().closeLine();
    }

    private static void bar(Markup page, NetworkResult network, OptionalDouble share, String look) {
        page.open("div", "class", "size-bar");
        page.open(
                "svg", "class", "gauge", "viewBox", "0 0 100 5", "preserveAspectRatio", "none", "aria-hidden", "true");
        page.empty("rect", "class", "ghost", "width", 100, "height", 5);
        page.empty("rect", "class", look, "width", Scale.place(share.orElse(0) * 100), "height", 5);
        page.close();
        page.element("span", NumberText.percent(share) + " " + network.name()).close();
    }
}
