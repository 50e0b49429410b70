package org.astrapia.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.language.Suggestions;

/** The keys of the description for people: completion, explanations, comparisons. */
public final class KeyGuide {
    private KeyGuide() {}

    /** Every key, in the order of the resolved form. */
    public static List<KeyHelp> all() {
        return Keys.all().stream().map(KeyHelp::of).toList();
    }

    /** The key of this path. */
    public static Optional<KeyHelp> find(String path) {
        return Keys.all().stream()
                .filter(key -> key.path().equals(path))
                .findFirst()
                .map(KeyHelp::of);
    }

    /** The key with an expression whose argument a path names: that of {@code retrain.optimizer.rate} is {@code retrain.optimizer}. */
    public static Optional<KeyHelp> withArgument(String path) {
        return owner(path).map(KeyHelp::of);
    }

    static Optional<Key<?>> owner(String path) {
        return Keys.all().stream()
                .filter(key -> path.startsWith(key.path() + ".")
                        && path.length() > key.path().length() + 1
                        && !key.type().explainedTerms().isEmpty())
                .<Key<?>>map(key -> key)
                .findFirst();
    }

    /** Names that may stand in a section, {@code [search]}; empty when it is none. The empty path is the top. */
    public static List<String> children(List<String> section) {
        return Keys.children(section);
    }

    /** Keys of a section, or the one key of this path. */
    public static List<KeyHelp> within(String path) {
        return all().stream()
                .filter(key -> key.path().equals(path) || key.path().startsWith(path + "."))
                .toList();
    }

    /** At most three keys or sections that may have been meant by a path that does not exist. */
    public static List<String> closest(String path) {
        List<String> known = Keys.all().stream()
                .flatMap(key -> Stream.of(key.path(), key.path().replaceFirst("\\.[^.]*$", "")))
                .distinct()
                .toList();
        List<String> close = Suggestions.closest(path, known);
        return close.isEmpty()
                ? Keys.all().stream()
                        .filter(key -> key.name().equals(path))
                        .map(Key::path)
                        .limit(3)
                        .toList()
                : close;
    }

    /** The values of an experiment by the paths of their keys, as the resolved form writes them. */
    public static Map<String, String> values(Experiment experiment) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Key<?> key : Keys.all()) {
            key.print(experiment).ifPresent(value -> values.put(key.path(), value.strip()));
        }
        return values;
    }
}
