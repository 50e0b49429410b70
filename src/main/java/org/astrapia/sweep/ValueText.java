package org.astrapia.sweep;

import java.util.stream.Collectors;
import org.astrapia.language.YamlNode;

/** Values of axes as texts, by which people and files know them. */
final class ValueText {
    private ValueText() {}

    /** {@code 8}, {@code exponential(0.1)}, {@code [a, b]}. */
    static String of(YamlNode node) {
        return node.match(
                map -> map.entries().stream()
                        .map(entry -> entry.key().text() + ": " + of(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}")),
                list -> list.items().stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]")),
                scalar -> scalar.text().strip());
    }

    /** Whether two texts say the same, with whatever blanks. */
    static boolean same(String one, String other) {
        return one.replaceAll("\\s+", "").equals(other.replaceAll("\\s+", ""));
    }
}
