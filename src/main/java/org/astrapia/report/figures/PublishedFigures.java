package org.astrapia.report.figures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.astrapia.language.Source;
import org.astrapia.language.Yaml;
import org.astrapia.language.YamlList;
import org.astrapia.language.YamlMap;
import org.astrapia.report.figures.PublishedFigure.Reading;
import org.astrapia.run.Settings;

/**
 * Numbers that publications state, from {@code published.yaml} beside this class.
 *
 * @param accuracies in the order of the file
 * @param drop span of what imbalance costs a method
 * @param searches what search methods found in NAS-Bench-201
 */
public record PublishedFigures(List<PublishedFigure> accuracies, Drop drop, List<PublishedSearch> searches) {
    private static final String FILE = "published.yaml";
    private static final PublishedFigures READ = read();

    /**
     * A span of differences between the balanced distribution and imbalanced ones.
     *
     * @param least in points
     * @param most in points
     */
    public record Drop(double least, double most, String source) {
        /** Where a drop of so many points lies. */
        public String place(double points) {
            return points < least ? "below" : points > most ? "above" : "within";
        }
    }

    public PublishedFigures {
        accuracies = List.copyOf(accuracies);
        searches = List.copyOf(searches);
    }

    /** All of them. */
    public static PublishedFigures all() {
        return READ;
    }

    private static PublishedFigures read() {
        YamlMap file = (YamlMap) Yaml.parse(new Source(FILE, text()));
        YamlList accuracies = (YamlList) file.entry("accuracy").orElseThrow().value();
        YamlList searches = (YamlList) file.entry("searches").orElseThrow().value();
        Settings drop = Settings.of(file.entry("drop").orElseThrow().value());
        return new PublishedFigures(
                accuracies.items().stream()
                        .map(Settings::of)
                        .map(PublishedFigures::figure)
                        .toList(),
                new Drop(number(drop, "least"), number(drop, "most"), text(drop, "source")),
                searches.items().stream()
                        .map(Settings::of)
                        .map(PublishedFigures::search)
                        .toList());
    }

    private static String text() {
        try (InputStream in = PublishedFigures.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static PublishedFigure figure(Settings entry) {
        Optional<String> epochs = entry.value("epochs");
        return new PublishedFigure(
                text(entry, "method"),
                entry.value("experiment"),
                entry.value("network"),
                entry.value("reading").map(PublishedFigures::reading).orElse(Reading.PLAIN),
                text(entry, "dataset"),
                text(entry, "distribution"),
                number(entry, "accuracy") / 100,
                entry.value("epoch"),
                epochs.isPresent() ? OptionalInt.of(Integer.parseInt(epochs.get())) : OptionalInt.empty(),
                text(entry, "source"));
    }

    private static Reading reading(String word) {
        return Arrays.stream(Reading.values())
                .filter(reading -> reading.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static PublishedSearch search(Settings entry) {
        Optional<String> deviation = entry.value("deviation");
        return new PublishedSearch(
                text(entry, "method"),
                entry.value("experiment"),
                number(entry, "accuracy") / 100,
                deviation.isPresent()
                        ? OptionalDouble.of(Double.parseDouble(deviation.get()) / 100)
                        : OptionalDouble.empty(),
                text(entry, "source"));
    }

    private static String text(Settings entry, String key) {
        return entry.value(key).orElseThrow();
    }

    private static double number(Settings entry, String key) {
        return Double.parseDouble(text(entry, key));
    }
}
