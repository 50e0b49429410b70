package org.astrapia.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.astrapia.config.value.ValueType;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;
import org.astrapia.language.Yaml;
import org.astrapia.language.YamlNode;
import org.astrapia.language.YamlScalar;

/**
 * One key of the description: everything that reading, writing and the schema know of it.
 *
 * @param path with dots, {@code search.epochs}
 * @param type of its value
 * @param initial value when it is absent, as one would write it; empty when there is none
 * @param value of a finished experiment; empty where the key plays no part
 * @param meaning in one line
 * @param source where the default comes from, or what a paper uses; may be empty
 */
record Key<T>(
        String path,
        ValueType<T> type,
        Optional<String> initial,
        Function<Experiment, Optional<T>> value,
        String meaning,
        String source) {

    /** The value when the key is absent. */
    T initialValue() {
        String text = initial.orElseThrow();
        Source source = new Source("default of " + path, text);
        YamlNode node = text.startsWith("[") ? Yaml.parse(source) : YamlScalar.of(text, source.position(0));
        Problems problems = new Problems(source);
        Optional<T> read = type.read(node, problems);
        problems.throwIfErrors();
        return read.orElseThrow();
    }

    /** {@code [search, loss, weights]}. */
    List<String> segments() {
        return List.of(path.split("\\."));
    }

    /** The last part of the path. */
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** YAML of the experiment's value; empty where the key plays no part. */
    Optional<String> print(Experiment experiment) {
        return value.apply(experiment).map(type::print);
    }
}
