package org.astrapia.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.language.Problems;
import org.astrapia.language.Suggestions;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;

/** Finds keys that do not exist, and sections that are none. */
final class KeyStructure {
    private final Problems problems;

    KeyStructure(Problems problems) {
        this.problems = problems;
    }

    void check(YamlMap tree) {
        check(tree, List.of());
    }

    private void check(YamlMap map, List<String> section) {
        List<String> allowed = Keys.children(section);
        for (YamlMap.Entry entry : map.entries()) {
            String name = entry.key().text();
            List<String> path = new ArrayList<>(section);
            path.add(name);
            if (!allowed.contains(name)) {
                unknown(entry, section, allowed);
            } else if (!Keys.isKey(String.join(".", path))) {
                section(entry, path);
            }
        }
    }

    private void section(YamlMap.Entry entry, List<String> path) {
        YamlNode value = entry.value();
        Optional<YamlMap> inner = value.asMap();
        if (inner.isPresent()) {
            check(inner.get(), path);
        } else {
            String name = entry.key().text();
            String expected = "`" + name + "` holds the keys " + String.join(", ", Keys.children(path)) + ", found "
                    + value.described();
            boolean nothing = value.described().equals("nothing");
            problems.error(
                    nothing ? entry.key().at() : value.at(),
                    nothing ? entry.key().length() : value.length(),
                    expected);
        }
    }

    private void unknown(YamlMap.Entry entry, List<String> section, List<String> allowed) {
        String name = entry.key().text();
        String where = section.isEmpty() ? "" : " in `" + String.join(".", section) + "`";
        List<String> suggestions = Suggestions.closest(name, allowed);
        if (suggestions.isEmpty()) {
            suggestions = elsewhere(name);
        }
        String message = "unknown key `" + name + "`" + where + "; there are " + String.join(", ", allowed);
        problems.error(entry.key().at(), entry.key().length(), message, suggestions);
    }

    /** The right key in the wrong section. */
    private static List<String> elsewhere(String name) {
        return Keys.all().stream()
                .filter(key -> key.name().equals(name))
                .map(Key::path)
                .limit(3)
                .toList();
    }
}
