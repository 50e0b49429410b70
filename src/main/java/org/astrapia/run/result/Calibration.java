package org.astrapia.run.result;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.astrapia.language.Json;
import org.astrapia.run.Checkpoint;

/**
 * How far a network's probabilities can be believed: the expected calibration error on both test sets, as they come out of the
 * softmax, and divided by a temperature that was fitted on images that were held out.
 *
 * @param plain errors of the softmax
 * @param fitted the temperature and what it leaves; empty where no images were held out
 */
public record Calibration(Errors plain, Optional<Fitted> fitted) {
    private static final String NUMBERS = "calibration";
    private static final int COUNT = 6;

    /**
     * Expected calibration errors, 0 to 1.
     *
     * @param balanced on the balanced test set; empty without images
     * @param longTailed on the long-tailed one
     */
    public record Errors(OptionalDouble balanced, OptionalDouble longTailed) {
        private Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("balanced", balanced.isPresent() ? balanced.getAsDouble() : null);
            document.put("long_tailed", longTailed.isPresent() ? longTailed.getAsDouble() : null);
            return document;
        }
    }

    /**
     * A temperature.
     *
     * @param temperature by which logits are divided
     * @param images on which it was fitted
     * @param errors that it leaves
     */
    public record Fitted(double temperature, int images, Errors errors) {}

    /** What a checkpoint holds; empty where an earlier build wrote it. */
    static Optional<Calibration> of(Checkpoint checkpoint) {
        if (!checkpoint.has(NUMBERS)) {
            return Optional.empty();
        }
        double[] numbers = checkpoint.doubles(NUMBERS, COUNT);
        Optional<Fitted> fitted = Double.isNaN(numbers[2])
                ? Optional.empty()
                : Optional.of(new Fitted(numbers[2], (int) numbers[3], errors(numbers[4], numbers[5])));
        return Optional.of(new Calibration(errors(numbers[0], numbers[1]), fitted));
    }

    private static Errors errors(double balanced, double longTailed) {
        return new Errors(optional(balanced), optional(longTailed));
    }

    private static OptionalDouble optional(double number) {
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /** What {@link #of} reads. */
    Map<String, Object> entries() {
        double[] numbers = {
            plain.balanced.orElse(Double.NaN),
            plain.longTailed.orElse(Double.NaN),
            fitted.map(Fitted::temperature).orElse(Double.NaN),
            fitted.map(Fitted::images).orElse(0),
            fitted.map(fit -> fit.errors.balanced.orElse(Double.NaN)).orElse(Double.NaN),
            fitted.map(fit -> fit.errors.longTailed.orElse(Double.NaN)).orElse(Double.NaN)
        };
        return Map.of(NUMBERS, numbers);
    }

    /** For {@code evaluation.json}. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("expected_error", plain.document());
        fitted.ifPresent(fit -> {
            document.put("temperature", fit.temperature);
            document.put("validation_images", fit.images);
            document.put("expected_error_fitted", fit.errors.document());
        });
        return document;
    }

    /** What {@link #document} wrote; empty where it did not. */
    static Optional<Calibration> read(Json json) {
        if (json.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble temperature = json.number("temperature");
        return Optional.of(new Calibration(
                errors(json.at("expected_error")),
                temperature.isPresent() && temperature.getAsDouble() > 0
                        ? Optional.of(new Fitted(
                                temperature.getAsDouble(),
                                (int) json.whole("validation_images").orElse(0),
                                errors(json.at("expected_error_fitted"))))
                        : Optional.empty()));
    }

    private static Errors errors(Json json) {
        return new Errors(json.number("balanced"), json.number("long_tailed"));
    }
}
