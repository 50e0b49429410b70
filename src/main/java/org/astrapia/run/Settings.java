package org.astrapia.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;
import org.astrapia.language.Yaml;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;
import org.astrapia.language.YamlScalar;

/**
 * The values of a resolved experiment by their full key, such as {@code data.distribution}.
 *
 * @param values in the order of the text; none when the text cannot be read
 */
public record Settings(Map<String, String> values) {
    /** How the images are spread over the classes. */
    public static final String DISTRIBUTION = "data.distribution";

    public Settings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The content of a {@code resolved.yaml}. */
    public static Settings of(String resolved) {
        Source source = new Source("resolved.yaml", resolved);
        return Yaml.parse(source, new Problems(source)).map(Settings::of).orElseGet(() -> new Settings(Map.of()));
    }

    /** The values of a map; a node of another kind has none. */
    public static Settings of(YamlNode node) {
        Map<String, String> values = new LinkedHashMap<>();
        node.asMap().ifPresent(map -> collect("", map, values));
        return new Settings(values);
    }

    private static void collect(String path, YamlNode node, Map<String, String> values) {
        Optional<YamlMap> section = node.asMap();
        if (section.isPresent()) {
            String start = path.isEmpty() ? "" : path + ".";
            section.get().entries().forEach(entry -> collect(start + entry.key().text(), entry.value(), values));
        } else {
            values.put(path, text(node));
        }
    }

    private static String text(YamlNode node) {
        return node.match(
                YamlNode::described,
                list -> list.items().stream().map(Settings::text).collect(Collectors.joining(", ", "[", "]")),
                YamlScalar::text);
    }

    /** The value of a key, as text; empty without one. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Those whose key fits. */
    public Settings only(Predicate<String> keys) {
        Map<String, String> kept = new LinkedHashMap<>(values);
        kept.keySet().removeIf(keys.negate());
        return new Settings(kept);
    }

    /** Keys at which the two are not the same. */
    public TreeSet<String> differences(Settings other) {
        TreeSet<String> keys = new TreeSet<>(values.keySet());
        keys.addAll(other.values.keySet());
        keys.removeIf(key -> value(key).equals(other.value(key)));
        return keys;
    }

    /** Whether a key says what is done, not with which random numbers, where, or under which name. */
    public static boolean isDescription(String key) {
        return !key.equals("experiment")
                && !key.equals("seed")
                && !key.startsWith("seed.")
                && !key.equals("device")
                && !key.equals("compiler.memory")
                && !key.equals("compiler.gpu-memory")
                && !key.equals("data.path");
    }

    /** Whether a key belongs to the method, which may be tried on several distributions and tested more or less often. */
    public static boolean isMethod(String key) {
        return isDescription(key) && !key.equals(DISTRIBUTION) && !key.endsWith(".test-every");
    }
}
