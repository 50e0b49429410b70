package org.astrapia.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.astrapia.language.Json;
import org.astrapia.language.JsonText;

/**
 * What else is known of a trained network, kept beside its weights.
 *
 * @param run that trained it
 * @param network {@code genotype}, or the name of a fixed one
 * @param weights which of the run's weights they are, in words
 * @param classes names in the order of the logits
 * @param trainCounts training images of each class
 * @param side of its images in pixels
 * @param ownSide to which image files are resized before they are made smaller to {@code side}
 * @param depth bits that 16-bit images use, where the experiment says so
 * @param prior that its probabilities assume
 * @param temperature by which its logits are divided; empty where none was fitted
 * @param severalLabels whether an image may have several: then each has a probability of its own
 */
public record ModelCard(
        String run,
        String network,
        String weights,
        List<String> classes,
        List<Integer> trainCounts,
        int side,
        int ownSide,
        OptionalInt depth,
        AssumedPrior prior,
        Optional<Double> temperature,
        boolean severalLabels) {
    private static final String FORMAT = "astrapia-model/1";

    public ModelCard {
        classes = List.copyOf(classes);
        trainCounts = List.copyOf(trainCounts);
    }

    /** As a document. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("run", run);
        document.put("network", network);
        document.put("weights", weights);
        document.put("classes", classes);
        document.put("train_counts", trainCounts);
        document.put("image_px", side);
        document.put("decoded_px", ownSide);
        document.put("depth", depth.isPresent() ? depth.getAsInt() : null);
        document.put("assumed_prior_power", prior.power().orElse(null));
        document.put("assumed_prior_unknown", prior.reason());
        document.put("temperature", temperature.orElse(null));
        if (severalLabels) {
            document.put("several_labels", true);
        }
        return document;
    }

    /** As a file. */
    public String text() {
        return JsonText.document(document()) + "\n";
    }

    /**
     * What {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it did not
     */
    static ModelCard parse(String text) {
        try {
            Json json = Json.parse(text);
            if (!json.text("format").equals(Optional.of(FORMAT))) {
                throw new IllegalArgumentException("its format is "
                        + json.text("format").orElse("not said") + ", and this program reads " + FORMAT);
            }
            ModelCard card = new ModelCard(
                    json.text("run").orElse(""),
                    json.text("network").orElse(""),
                    json.text("weights").orElse(""),
                    json.texts("classes"),
                    json.wholes("train_counts").stream().map(Math::toIntExact).toList(),
                    Math.toIntExact(json.whole("image_px").orElse(0)),
                    Math.toIntExact(json.whole("decoded_px").orElse(0)),
                    json.whole("depth").isPresent()
                            ? OptionalInt.of(Math.toIntExact(json.whole("depth").getAsLong()))
                            : OptionalInt.empty(),
                    new AssumedPrior(
                            optional(json, "assumed_prior_power"),
                            json.text("assumed_prior_unknown").orElse("")),
                    optional(json, "temperature").filter(temperature -> temperature > 0),
                    json.text("several_labels").equals(Optional.of("true")));
            if (card.classes.isEmpty()
                    || card.classes.size() != card.trainCounts.size()
                    || card.side < 1
                    || card.ownSide < card.side) {
                throw new IllegalArgumentException("its classes and sizes do not fit together");
            }
            return card;
        } catch (Json.DamagedException | ArithmeticException damaged) {
            throw new IllegalArgumentException("it is damaged: " + damaged.getMessage(), damaged);
        }
    }

    private static Optional<Double> optional(Json json, String name) {
        return json.number(name).isPresent() ? Optional.of(json.number(name).getAsDouble()) : Optional.empty();
    }
}
