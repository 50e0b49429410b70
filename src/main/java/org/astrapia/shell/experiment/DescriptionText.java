package org.astrapia.shell.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.ExperimentReader;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Source;
import org.astrapia.language.Yaml;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlScalar;

/** The text of an experiment with its changes in it, as {@code show} prints and {@code save} writes it. */
public final class DescriptionText {
    private static final Position NOWHERE = new Position("", 1, 1);

    private DescriptionText() {}

    /** The text as it would stand in the experiment's own file. */
    public static String of(CurrentExperiment experiment) {
        return of(experiment, experiment.changes());
    }

    /**
     * The text as it stands in another file: paths in it lead from there to the same files.
     *
     * @param target file that will hold it
     */
    public static String at(CurrentExperiment experiment, Path target) {
        List<KeyChange> changes = new ArrayList<>(experiment.changes());
        Path from = folder(experiment.place());
        Path to = folder(target);
        extended(experiment)
                .filter(base -> !from.equals(to))
                .ifPresent(base -> changes.add(
                        change("extends", relative(to, from.resolve(base).normalize()))));
        dataPath(experiment).ifPresent(path -> {
            boolean typed = experiment.changes().stream()
                    .anyMatch(change -> change.key().equals("data.path"));
            boolean written = experiment.written().entry("data").isPresent();
            if (typed || written && !from.equals(to)) {
                changes.removeIf(change -> change.key().equals("data.path"));
                changes.add(change("data.path", relative(to, path)));
            }
        });
        return of(experiment, changes);
    }

    private static String of(CurrentExperiment experiment, List<KeyChange> changes) {
        String text = experiment.source().text();
        if (changes.isEmpty()) {
            return text;
        }
        List<String> words = changes.stream()
                .filter(change -> !change.key().equals("extends"))
                .map(KeyChange::word)
                .toList();
        YamlMap meant = ExperimentReader.written(experiment.source(), words);
        for (KeyChange change : changes) {
            if (change.key().equals("extends")) {
                meant = replaced(meant, change);
            }
        }
        String edited = DescriptionEditor.edit(text, changes);
        return says(edited, meant) ? edited : YamlWriter.write(meant);
    }

    private static YamlMap replaced(YamlMap map, KeyChange change) {
        return new YamlMap(
                map.at(),
                map.entries().stream()
                        .map(entry -> entry.key().text().equals(change.key())
                                ? new YamlMap.Entry(entry.key(), YamlScalar.of(change.value(), NOWHERE))
                                : entry)
                        .toList());
    }

    private static boolean says(String text, YamlMap meant) {
        try {
            List<String> expected = YamlWriter.write(meant).lines().sorted().toList();
            return Yaml.parse(new Source("", text))
                    .asMap()
                    .filter(map ->
                            YamlWriter.write(map).lines().sorted().toList().equals(expected))
                    .isPresent();
        } catch (InvalidInputException broken) {
            return false;
        }
    }

    private static Optional<String> extended(CurrentExperiment experiment) {
        return experiment
                .written()
                .entry("extends")
                .flatMap(entry -> entry.value().asScalar())
                .map(YamlScalar::text);
    }

    private static Optional<Path> dataPath(CurrentExperiment experiment) {
        try {
            return experiment.load(List.of()).experiment().data().path();
        } catch (InvalidInputException wrong) {
            return Optional.empty();
        }
    }

    private static KeyChange change(String key, String value) {
        return new KeyChange(key, key + "=" + value, NOWHERE, 0, NOWHERE, 0, "");
    }

    private static Path folder(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                .orElse(Path.of("/"));
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
