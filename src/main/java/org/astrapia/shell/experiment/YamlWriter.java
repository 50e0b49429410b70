package org.astrapia.shell.experiment;

import java.util.Optional;
import java.util.stream.Collectors;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;

/** Writes descriptions as YAML: maps as blocks, lists and what stands in them on one line. */
final class YamlWriter {
    private static final String INDENT = "  ";

    /** Characters that begin something else than a plain word. */
    private static final String SPECIAL = "*&!|>%@`-?:,[]{}#'\"";

    private YamlWriter() {}

    /** A whole description, each line ended. */
    static String write(YamlMap map) {
        StringBuilder text = new StringBuilder();
        write(map, 0, text);
        return text.toString();
    }

    private static void write(YamlMap map, int depth, StringBuilder text) {
        for (YamlMap.Entry entry : map.entries()) {
            text.append(INDENT.repeat(depth)).append(key(entry)).append(':');
            Optional<YamlMap> section =
                    entry.value().asMap().filter(inner -> !inner.entries().isEmpty());
            if (section.isPresent()) {
                text.append('\n');
                write(section.get(), depth + 1, text);
            } else {
                text.append((" " + inline(entry.value(), false)).stripTrailing())
                        .append('\n');
            }
        }
    }

    private static String key(YamlMap.Entry entry) {
        return scalar(entry.key().text(), true);
    }

    private static String inline(YamlNode node, boolean within) {
        return node.match(
                map -> map.entries().stream()
                        .map(entry -> key(entry) + ": " + inline(entry.value(), true))
                        .collect(Collectors.joining(", ", "{", "}")),
                list -> list.items().stream()
                        .map(item -> inline(item, true))
                        .collect(Collectors.joining(", ", "[", "]")),
                scalar -> scalar.isMissing() ? "" : scalar(scalar.text(), within));
    }

    /**
     * A text so that YAML reads it as it is.
     *
     * @param within whether it stands in brackets, where a comma would end it
     */
    static String scalar(String text, boolean within) {
        boolean plain = !text.isBlank()
                && text.equals(text.strip())
                && (SPECIAL.indexOf(text.charAt(0)) < 0
                        || text.charAt(0) == '-' && text.length() > 1 && Character.isDigit(text.charAt(1)))
                && !text.contains(": ")
                && !text.contains(" #")
                && !text.endsWith(":")
                && text.chars().noneMatch(Character::isISOControl)
                && (!within || text.chars().noneMatch(c -> ",[]{}".indexOf(c) >= 0));
        return plain
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }
}
