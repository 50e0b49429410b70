package org.astrapia.run.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.astrapia.language.Json;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Bootstrap.Interval;

/**
 * How well a network's scores rank the test images, label by label: of images with one label each by its softmax, of images with
 * several by the sigmoids.
 *
 * @param labels in their order
 * @param intervals of the AUROCs; empty with many images
 * @param curves of the labels with the fewest training images
 */
public record LabelScores(List<LabelScore> labels, Optional<AurocIntervals> intervals, List<LabelCurve> curves) {
    private static final String NUMBERS = "scores";
    private static final String INTERVALS = "scores/intervals";
    private static final String CURVE = "scores/curve/";

    /** Numbers of a label in a checkpoint. */
    private static final int COUNT = 6;

    public LabelScores {
        labels = List.copyOf(labels);
        curves = List.copyOf(curves);
    }

    /** Without intervals and curves. */
    public LabelScores(List<LabelScore> labels) {
        this(labels, Optional.empty(), List.of());
    }

    /** Mean of the labels that have one; of classes that is AUROC one against the rest, as scikit-learn's {@code ovr} and {@code macro}. */
    public OptionalDouble auroc() {
        return mean(LabelScore::auroc);
    }

    /** Mean of the labels that have one. */
    public OptionalDouble averagePrecision() {
        return mean(LabelScore::averagePrecision);
    }

    /** Mean of the labels that have images, where labels are told apart by thresholds. */
    public OptionalDouble macroF1() {
        return mean(LabelScore::f1);
    }

    private OptionalDouble mean(Function<LabelScore, OptionalDouble> score) {
        return labels.stream()
                .map(score)
                .flatMapToDouble(OptionalDouble::stream)
                .average();
    }

    /** What a checkpoint holds; empty where an earlier build wrote it. */
    static Optional<LabelScores> of(Checkpoint checkpoint, int classes) {
        if (!checkpoint.has(NUMBERS)) {
            return Optional.empty();
        }
        double[] all = checkpoint.doubles(NUMBERS, classes * COUNT);
        List<LabelScore> labels = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            double[] one = Arrays.copyOfRange(all, label * COUNT, (label + 1) * COUNT);
            labels.add(new LabelScore(
                    (long) one[0],
                    optional(one[1]),
                    optional(one[2]),
                    Double.isNaN(one[3])
                            ? Optional.empty()
                            : Optional.of(new LabelScore.Decided(one[3], (long) one[4], (long) one[5]))));
        }
        List<LabelCurve> curves = new ArrayList<>();
        for (String name : checkpoint.names(CURVE)) {
            curves.add(LabelCurve.of(checkpoint.doubles(name)));
        }
        Optional<AurocIntervals> intervals = checkpoint.has(INTERVALS)
                ? Optional.of(AurocIntervals.of(checkpoint.doubles(INTERVALS, 2 * classes + 2)))
                : Optional.empty();
        return Optional.of(new LabelScores(labels, intervals, curves));
    }

    /** What {@link #of} reads. */
    Map<String, Object> entries() {
        double[] all = labels.stream()
                .flatMapToDouble(one -> Arrays.stream(new double[] {
                    one.images(),
                    one.auroc().orElse(Double.NaN),
                    one.averagePrecision().orElse(Double.NaN),
                    one.decided().map(LabelScore.Decided::threshold).orElse(Double.NaN),
                    one.decided().map(LabelScore.Decided::right).orElse(0L),
                    one.decided().map(LabelScore.Decided::wrong).orElse(0L)
                }))
                .toArray();
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put(NUMBERS, all);
        intervals.ifPresent(known -> entries.put(INTERVALS, known.numbers()));
        for (LabelCurve curve : curves) {
            entries.put(CURVE + curve.label(), curve.numbers());
        }
        return entries;
    }

    private static OptionalDouble optional(double number) {
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /** For {@code evaluation.json}: a list for each number, in the order of the labels. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("images", labels.stream().map(LabelScore::images).toList());
        document.put("auroc", list(LabelScore::auroc));
        document.put("average_precision", list(LabelScore::averagePrecision));
        if (labels.stream().anyMatch(one -> one.decided().isPresent())) {
            document.put("threshold", list(one -> decided(one, LabelScore.Decided::threshold)));
            document.put("right", list(one -> decided(one, of -> (double) of.right())));
            document.put("wrong", list(one -> decided(one, of -> (double) of.wrong())));
        }
        intervals.ifPresent(known -> {
            document.put(
                    "auroc_low",
                    known.labels().stream()
                            .map(one -> orNull(one.map(Interval::low)))
                            .toList());
            document.put(
                    "auroc_high",
                    known.labels().stream()
                            .map(one -> orNull(one.map(Interval::high)))
                            .toList());
            document.put(
                    "mean_auroc_interval",
                    List.of(known.mean().low(), known.mean().high()));
        });
        if (!curves.isEmpty()) {
            document.put("curves", curves.stream().map(LabelCurve::document).toList());
        }
        return document;
    }

    private static Object orNull(Optional<Double> number) {
        return number.orElse(null);
    }

    private static OptionalDouble decided(LabelScore one, Function<LabelScore.Decided, Double> number) {
        return one.decided().map(of -> OptionalDouble.of(number.apply(of))).orElse(OptionalDouble.empty());
    }

    private List<Object> list(Function<LabelScore, OptionalDouble> number) {
        return labels.stream()
                .map(number)
                .<Object>map(value -> value.isPresent() ? value.getAsDouble() : null)
                .toList();
    }

    /** What {@link #document} wrote; empty where it did not, or where a list is too short. */
    static Optional<LabelScores> read(Json json, int classes) {
        List<Long> images = json.wholes("images");
        List<OptionalDouble> auroc = json.optionals("auroc");
        List<OptionalDouble> precision = json.optionals("average_precision");
        List<OptionalDouble> threshold = json.optionals("threshold");
        List<OptionalDouble> right = json.optionals("right");
        List<OptionalDouble> wrong = json.optionals("wrong");
        boolean decided = threshold.size() == classes && right.size() == classes && wrong.size() == classes;
        if (classes == 0 || images.size() != classes || auroc.size() != classes || precision.size() != classes) {
            return Optional.empty();
        }
        List<LabelScore> labels = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            boolean known = decided
                    && threshold.get(label).isPresent()
                    && right.get(label).isPresent()
                    && wrong.get(label).isPresent();
            labels.add(new LabelScore(
                    images.get(label),
                    auroc.get(label),
                    precision.get(label),
                    known
                            ? Optional.of(new LabelScore.Decided(
                                    threshold.get(label).getAsDouble(),
                                    (long) right.get(label).getAsDouble(),
                                    (long) wrong.get(label).getAsDouble()))
                            : Optional.empty()));
        }
        return Optional.of(new LabelScores(
                labels,
                intervals(json, classes),
                json.objects("curves").stream()
                        .flatMap(curve -> LabelCurve.read(curve, classes).stream())
                        .toList()));
    }

    private static Optional<AurocIntervals> intervals(Json json, int classes) {
        List<OptionalDouble> low = json.optionals("auroc_low");
        List<OptionalDouble> high = json.optionals("auroc_high");
        double[] mean = json.numbers("mean_auroc_interval");
        return low.size() != classes || high.size() != classes || mean.length != 2
                ? Optional.empty()
                : Optional.of(new AurocIntervals(
                        new Interval(mean[0], mean[1]),
                        IntStream.range(0, classes)
                                .mapToObj(label -> low.get(label).isPresent()
                                                && high.get(label).isPresent()
                                        ? Optional.of(new Interval(
                                                low.get(label).getAsDouble(),
                                                high.get(label).getAsDouble()))
                                        : Optional.<Interval>empty())
                                .toList()));
    }
}
