package org.astrapia.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.astrapia.config.value.KeyPlaces;
import org.astrapia.language.Problem;
import org.astrapia.language.Problems;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;

/** The values of a description by their keys, and the place of each for problems found later. */
final class KeyValues {
    private final YamlMap tree;
    private final Problems problems;
    private final boolean complete;
    private final Set<Key<?>> unreadable = new HashSet<>();

    /**
     * The values of a tree.
     *
     * @param complete whether nothing is missing because a file could not be read
     */
    KeyValues(YamlMap tree, Problems problems, boolean complete) {
        this.tree = tree;
        this.problems = problems;
        this.complete = complete;
    }

    /** Whether what is absent was really left out. */
    boolean complete() {
        return complete;
    }

    /** The value, or the default where it is absent or wrong; a wrong one is reported. */
    <T> T get(Key<T> key) {
        return written(key).orElseGet(key::initialValue);
    }

    /** The value where one is written that can be read; a wrong one is reported. */
    <T> Optional<T> written(Key<T> key) {
        Optional<YamlNode> node = node(key);
        Optional<T> value = node.flatMap(written -> key.type().read(written, problems));
        if (node.isPresent() && value.isEmpty()) {
            unreadable.add(key);
        }
        return value;
    }

    /** What is written for a key. */
    Optional<YamlNode> node(Key<?> key) {
        return DescriptionTrees.find(tree, key.segments());
    }

    /** Reports an error at the value of a key, or where it could stand. */
    void error(Key<?> key, String message) {
        YamlNode node = nearest(key);
        problems.error(node.at(), node.length(), message);
    }

    /** Reports an error at the first of its keys that is written. */
    void error(Finding finding) {
        String key = finding.keys().stream()
                .filter(path ->
                        DescriptionTrees.find(tree, List.of(path.split("\\."))).isPresent())
                .findFirst()
                .orElse(finding.keys().get(0));
        YamlNode node = nearest(List.of(key.split("\\.")));
        problems.error(node.at(), node.length(), finding.message(), finding.suggestions());
    }

    /** Reports a warning at the value of a key, or where it could stand. */
    void warning(Key<?> key, String message) {
        YamlNode node = nearest(key);
        problems.warning(node.at(), node.length(), message);
    }

    /** Reports an error at a part of a value. */
    void error(YamlNode item, String message, List<String> suggestions) {
        problems.error(item.at(), item.length(), message, suggestions);
    }

    /** Where the value of a key stands, or could. */
    KeyPlaces.Place place(String key) {
        List<String> path = List.of(key.split("\\."));
        YamlNode node = nearest(path);
        Problem frame = problems.problem(Problem.Severity.ERROR, node.at(), node.length(), "", List.of());
        return new KeyPlaces.Place(frame, DescriptionTrees.find(tree, path).isPresent());
    }

    /** Whether the values of these keys are what was meant, not a default in the place of an error. */
    boolean readable(Key<?>... keys) {
        return Collections.disjoint(unreadable, Arrays.asList(keys));
    }

    private YamlNode nearest(Key<?> key) {
        return nearest(key.segments());
    }

    private YamlNode nearest(List<String> path) {
        for (int depth = path.size(); depth > 0; depth--) {
            Optional<YamlNode> node = DescriptionTrees.find(tree, path.subList(0, depth));
            if (node.isPresent()) {
                return node.get();
            }
        }
        return tree;
    }
}
