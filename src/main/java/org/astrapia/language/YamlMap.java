package org.astrapia.language;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code key: value} pairs in the order of the text; no key stands twice. */
public record YamlMap(Position at, List<Entry> entries) implements YamlNode {
    /** One pair. */
    public record Entry(YamlScalar key, YamlNode value) {}

    public YamlMap {
        entries = List.copyOf(entries);
    }

    /** The pair with this key. */
    public Optional<Entry> entry(String key) {
        for (Entry entry : entries) {
            if (entry.key().text().equals(key)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    @Override
    public int length() {
        return entries.isEmpty() ? 1 : entries.get(0).key().length();
    }

    @Override
    public <R> R match(Function<YamlMap, R> map, Function<YamlList, R> list, Function<YamlScalar, R> scalar) {
        return map.apply(this);
    }

    @Override
    public String described() {
        return "a map";
    }
}
