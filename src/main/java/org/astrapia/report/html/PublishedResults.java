package org.astrapia.report.html;

import java.util.List;
import java.util.Optional;
import org.astrapia.language.Source;
import org.astrapia.language.Yaml;
import org.astrapia.language.YamlList;
import org.astrapia.language.YamlMap;
import org.astrapia.report.figures.RunGroup;
import org.astrapia.run.Settings;

/**
 * Numbers that papers state, from {@code published.yaml} beside this class.
 *
 * @param results accuracies
 * @param drop span of what imbalance costs a method
 */
record PublishedResults(List<Result> results, Drop drop) {
    private static final PublishedResults READ = read();

    /**
     * An accuracy.
     *
     * @param method the paper's name of it
     * @param experiment how the names of our experiments with this method begin
     * @param network our name of the fixed network that it is
     * @param accuracy on the balanced test set, 0 to 1
     */
    record Result(
            String method,
            Optional<String> experiment,
            Optional<String> network,
            String dataset,
            String distribution,
            double accuracy,
            String source) {
        /** Whether it was measured on the data of these runs. */
        boolean isOnDataOf(RunGroup group) {
            return dataset.equals(group.dataset()) && distribution.equals(group.distribution());
        }

        /** The network of these runs that is of the same method. */
        Optional<String> sameMethod(RunGroup group) {
            if (experiment.filter(group.experiment()::startsWith).isPresent()) {
                return group.networks().stream().filter("genotype"::equals).findFirst();
            }
            boolean plain = group.settings().value("retrain.loss").orElse("").equals("cross-entropy");
            return network.filter(name -> plain && group.networks().contains(name));
        }
    }

    /**
     * A span of differences between the balanced distribution and imbalanced ones.
     *
     * @param least in points
     * @param most in points
     */
    record Drop(double least, double most, String source) {
        /** Where a drop of so many points lies. */
        String place(double points) {
            return points < least ? "below" : points > most ? "above" : "within";
        }
    }

    PublishedResults {
        results = List.copyOf(results);
    }

    /** All of them. */
    static PublishedResults all() {
        return READ;
    }

    private static PublishedResults read() {
        YamlMap file = (YamlMap) Yaml.parse(new Source("published.yaml", Stylesheet.resource("published.yaml")));
        YamlList accuracies = (YamlList) file.entry("accuracy").orElseThrow().value();
        Settings drop = Settings.of(file.entry("drop").orElseThrow().value());
        return new PublishedResults(
                accuracies.items().stream()
                        .map(Settings::of)
                        .map(PublishedResults::result)
                        .toList(),
                new Drop(number(drop, "least"), number(drop, "most"), text(drop, "source")));
    }

    private static Result result(Settings entry) {
        return new Result(
                text(entry, "method"),
                entry.value("experiment"),
                entry.value("network"),
                text(entry, "dataset"),
                text(entry, "distribution"),
                number(entry, "accuracy") / 100,
                text(entry, "source"));
    }

    private static String text(Settings entry, String key) {
        return entry.value(key).orElseThrow();
    }

    private static double number(Settings entry, String key) {
        return Double.parseDouble(text(entry, key));
    }
}
