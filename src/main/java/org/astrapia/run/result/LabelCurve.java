package org.astrapia.run.result;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.astrapia.language.Json;

/**
 * Some points of a label's {@link PrecisionRecall}, for a picture.
 *
 * @param label its number
 * @param precision 0 to 1, at each point
 * @param recall 0 to 1, falling
 */
public record LabelCurve(int label, List<Double> precision, List<Double> recall) {
    public LabelCurve {
        precision = List.copyOf(precision);
        recall = List.copyOf(recall);
    }

    /** For a checkpoint: the label, then the precisions, then the recalls. */
    double[] numbers() {
        return Stream.of(Stream.of((double) label), precision.stream(), recall.stream())
                .flatMap(values -> values)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** What {@link #numbers} gave. */
    static LabelCurve of(double... numbers) {
        int points = numbers.length / 2;
        return new LabelCurve(
                (int) numbers[0],
                Arrays.stream(numbers, 1, 1 + points).boxed().toList(),
                Arrays.stream(numbers, 1 + points, 1 + 2 * points).boxed().toList());
    }

    /** For {@code evaluation.json}. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("label", label);
        document.put("precision", precision);
        document.put("recall", recall);
        return document;
    }

    /** What {@link #document} wrote; empty where it did not. */
    static Optional<LabelCurve> read(Json json, int classes) {
        List<Double> precision = shares(json, "precision");
        List<Double> recall = shares(json, "recall");
        long label = json.whole("label").orElse(-1);
        return label < 0 || label >= classes || precision.isEmpty() || precision.size() != recall.size()
                ? Optional.empty()
                : Optional.of(new LabelCurve((int) label, precision, recall));
    }

    private static List<Double> shares(Json json, String name) {
        double[] numbers = json.numbers(name);
        return IntStream.range(0, numbers.length)
                .mapToObj(i -> Math.max(0, Math.min(1, numbers[i])))
                .toList();
    }
}
