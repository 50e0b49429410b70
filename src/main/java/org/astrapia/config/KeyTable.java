package org.astrapia.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.astrapia.config.value.ValueType;

/** Keys by their paths, in the order in which they were added. */
final class KeyTable {
    /** More than any count that makes sense: a bound for those that need one. */
    static final int MANY = 1_000_000;

    private final Map<String, Key<?>> keys = new LinkedHashMap<>();

    /** The keys of all sections, one after the other. */
    static KeyTable of(KeyTable... sections) {
        KeyTable all = new KeyTable();
        Stream.of(sections).forEach(section -> all.keys.putAll(section.keys));
        return all;
    }

    /** Adds a key with a default. */
    <T> Key<T> key(
            String path,
            ValueType<T> type,
            String initial,
            Function<Experiment, T> value,
            String meaning,
            String source) {
        return add(new Key<>(path, type, Optional.of(initial), value.andThen(Optional::of), meaning, source));
    }

    /** Adds a key with a default of our own. */
    <T> Key<T> key(String path, ValueType<T> type, String initial, Function<Experiment, T> value, String meaning) {
        return key(path, type, initial, value, meaning, "");
    }

    /** Adds a key with a default that plays a part in some experiments alone. */
    <T> Key<T> optional(
            String path, ValueType<T> type, String initial, Function<Experiment, Optional<T>> value, String meaning) {
        return add(new Key<>(path, type, Optional.of(initial), value, meaning, ""));
    }

    /** The same with a word on the papers. */
    <T> Key<T> optional(
            String path,
            ValueType<T> type,
            String initial,
            Function<Experiment, Optional<T>> value,
            String meaning,
            String source) {
        return add(new Key<>(path, type, Optional.of(initial), value, meaning, source));
    }

    /** Adds a key without a default. */
    <T> Key<T> unset(String path, ValueType<T> type, Function<Experiment, Optional<T>> value, String meaning) {
        return add(new Key<>(path, type, Optional.empty(), value, meaning, ""));
    }

    /** Adds a key whose default is that of the built-in space. */
    <T> Key<T> ofSpace(String path, ValueType<T> type, Function<Experiment, T> value, String meaning, String source) {
        return add(new Key<>(path, type, Optional.empty(), value.andThen(Optional::of), meaning, source));
    }

    /** The same without a word on the papers. */
    <T> Key<T> ofSpace(String path, ValueType<T> type, Function<Experiment, T> value, String meaning) {
        return ofSpace(path, type, value, meaning, "");
    }

    private <T> Key<T> add(Key<T> key) {
        keys.put(key.path(), key);
        return key;
    }

    List<Key<?>> all() {
        return List.copyOf(keys.values());
    }

    boolean isKey(String path) {
        return keys.containsKey(path);
    }

    /** Names that may follow {@code prefix}; empty when it is no section. */
    List<String> children(List<String> prefix) {
        List<String> children = new ArrayList<>();
        for (Key<?> key : keys.values()) {
            List<String> segments = key.segments();
            int depth = prefix.size();
            if (segments.size() > depth && segments.subList(0, depth).equals(prefix)) {
                String child = segments.get(depth);
                if (!children.contains(child)) {
                    children.add(child);
                }
            }
        }
        return children;
    }
}
