package org.astrapia.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.language.Position;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;
import org.astrapia.language.YamlScalar;

/** Descriptions as trees of YAML: laying one over another, and finding a value by its path. */
final class DescriptionTrees {
    private static final List<String> SEEDS = List.of("data", "search", "retrain");

    private DescriptionTrees() {}

    /**
     * {@code over} laid over {@code base}: maps merge, lists and scalars replace. Every value keeps its place;
     * what is missing in a section is missed in the uppermost file that has the section.
     */
    static YamlMap merge(YamlMap base, YamlMap over) {
        Map<String, YamlMap.Entry> merged = new LinkedHashMap<>();
        for (YamlMap.Entry entry : base.entries()) {
            merged.put(entry.key().text(), entry);
        }
        for (YamlMap.Entry entry : over.entries()) {
            String key = entry.key().text();
            Optional<YamlMap> lower = Optional.ofNullable(merged.get(key))
                    .flatMap(below -> below.value().asMap());
            Optional<YamlNode> both = lower.flatMap(map -> entry.value().asMap().map(upper -> merge(map, upper)));
            merged.put(key, new YamlMap.Entry(entry.key(), both.orElse(entry.value())));
        }
        boolean override = over.at().file().equals(Overrides.COMMAND_LINE);
        return new YamlMap(override ? base.at() : over.at(), List.copyOf(merged.values()));
    }

    /** The same where keys that rival one another stand aside: the upper one of them counts. */
    static YamlMap lay(YamlMap base, YamlMap over) {
        return merge(Rivals.giveWay(base, over), over);
    }

    /** The value at a path. */
    static Optional<YamlNode> find(YamlMap tree, List<String> path) {
        Optional<YamlNode> node = Optional.of(tree);
        for (String segment : path) {
            node = node.flatMap(YamlNode::asMap)
                    .flatMap(map -> map.entry(segment))
                    .map(YamlMap.Entry::value);
        }
        return node;
    }

    /** A tree that holds one value. */
    static YamlMap of(List<String> path, Position at, YamlNode value) {
        String name = path.get(0);
        YamlNode inner = path.size() == 1 ? value : of(path.subList(1, path.size()), at.plus(name.length() + 1), value);
        return new YamlMap(at, List.of(new YamlMap.Entry(YamlScalar.of(name, at), inner)));
    }

    /** The tree without the value at a path; a section that it leaves empty goes too. */
    static YamlMap without(YamlMap tree, List<String> path) {
        String name = path.get(0);
        Optional<YamlMap.Entry> entry = tree.entry(name);
        if (entry.isEmpty()) {
            return tree;
        }
        if (path.size() == 1) {
            return without(tree, name);
        }
        Optional<YamlMap> section = entry.get().value().asMap();
        if (section.isEmpty()) {
            return tree;
        }
        YamlMap rest = without(section.get(), path.subList(1, path.size()));
        if (rest.entries().isEmpty()) {
            return without(tree, name);
        }
        return new YamlMap(
                tree.at(),
                tree.entries().stream()
                        .map(other -> other.equals(entry.get()) ? new YamlMap.Entry(other.key(), rest) : other)
                        .toList());
    }

    static YamlMap without(YamlMap tree, String key) {
        return new YamlMap(
                tree.at(),
                tree.entries().stream()
                        .filter(entry -> !entry.key().text().equals(key))
                        .toList());
    }

    /** {@code seed: 3} as the three seeds that it stands for, so that each can be changed on its own. */
    static YamlMap withSeedsApart(YamlMap tree) {
        List<YamlMap.Entry> entries = new ArrayList<>();
        for (YamlMap.Entry entry : tree.entries()) {
            boolean one = entry.key().text().equals("seed")
                    && entry.value().asScalar().isPresent();
            entries.add(one ? new YamlMap.Entry(entry.key(), seeds(entry.value())) : entry);
        }
        return new YamlMap(tree.at(), entries);
    }

    private static YamlMap seeds(YamlNode seed) {
        return new YamlMap(
                seed.at(),
                SEEDS.stream()
                        .map(name -> new YamlMap.Entry(YamlScalar.of(name, seed.at()), seed))
                        .toList());
    }
}
