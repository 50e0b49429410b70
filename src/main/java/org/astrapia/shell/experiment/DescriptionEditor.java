package org.astrapia.shell.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Source;
import org.astrapia.language.Yaml;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;

/**
 * Puts changes into the text of a description and leaves the rest as it is, comments and all. What it cannot place stays
 * out: whoever uses it compares the result with what was meant.
 */
final class DescriptionEditor {
    private String text;

    private DescriptionEditor(String text) {
        this.text = text;
    }

    /** The text with all the changes that could be placed. */
    static String edit(String text, List<KeyChange> changes) {
        DescriptionEditor editor = new DescriptionEditor(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
        for (KeyChange change : changes) {
            editor.apply(change);
        }
        return editor.text;
    }

    private void apply(KeyChange change) {
        YamlNode root;
        try {
            root = Yaml.parse(new Source("", text));
        } catch (InvalidInputException broken) {
            return;
        }
        List<String> path = Arrays.asList(change.key().split("\\."));
        root.asMap().ifPresent(map -> {
            if (change.removes()) {
                remove(map, path);
            } else {
                set(map, path, change.value());
            }
        });
    }

    private void set(YamlMap map, List<String> path, String value) {
        Optional<YamlMap.Entry> entry = map.entry(path.get(0));
        if (entry.isEmpty()) {
            insert(map, path, value);
        } else if (path.size() == 1) {
            replace(entry.get().value(), isFlow(map) ? flow(value) : block(value));
        } else {
            section(entry.get(), 1).ifPresent(inner -> set(inner, path.subList(1, path.size()), value));
        }
    }

    private void insert(YamlMap map, List<String> path, String value) {
        int at = offset(map.at());
        if (isFlow(map)) {
            String nested = flow(value);
            for (int i = path.size() - 1; i > 0; i--) {
                nested = "{" + path.get(i) + ": " + nested + "}";
            }
            splice(at + 1, at + 1, path.get(0) + ": " + nested + ", ");
            return;
        }
        int column = map.at().column() - 1;
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < path.size(); i++) {
            lines.append(" ".repeat(column + 2 * i)).append(path.get(i)).append(':');
            lines.append(i == path.size() - 1 ? " " + block(value) + "\n" : "\n");
        }
        int place = column == 0 ? text.length() : at - column;
        splice(place, place, lines.toString());
    }

    private void replace(YamlNode value, String written) {
        int from = offset(value.at());
        end(value, from).ifPresent(to -> splice(from, to, written));
    }

    private void remove(YamlMap map, List<String> path) {
        Optional<YamlMap.Entry> entry = map.entry(path.get(0));
        if (entry.isEmpty()) {
            return;
        }
        Optional<YamlMap> inner = section(entry.get(), 2).filter(section -> path.size() > 1);
        if (inner.isPresent()) {
            remove(inner.get(), path.subList(1, path.size()));
        } else if (!isFlow(map)) {
            Position key = entry.get().key().at();
            int line = offset(key) - (key.column() - 1);
            splice(line, endOfBlock(line, key.column() - 1), "");
        }
    }

    /** The section that an entry holds, when that has so many entries or more. */
    private static Optional<YamlMap> section(YamlMap.Entry entry, int least) {
        return entry.value().asMap().filter(section -> section.entries().size() >= least);
    }

    /** The first line behind this one that is not further in. */
    private int endOfBlock(int line, int column) {
        int at = text.indexOf('\n', line) + 1;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            String next = text.substring(at, end);
            int indent = next.length() - next.stripLeading().length();
            if (!next.isBlank() && indent <= column) {
                return at;
            }
            at = end + 1;
        }
        return text.length();
    }

    /** Behind the value, when that is on one line. */
    private Optional<Integer> end(YamlNode value, int from) {
        return value.match(map -> endOfBrackets(from), list -> endOfBrackets(from), scalar -> {
            int end =
                    text.offsetByCodePoints(from, Math.min(scalar.length(), text.codePointCount(from, text.length())));
            boolean oneLine = !scalar.isMissing() && text.substring(from, end).indexOf('\n') < 0;
            return oneLine ? Optional.of(end) : Optional.empty();
        });
    }

    private Optional<Integer> endOfBrackets(int from) {
        int depth = 0;
        for (int i = from; i < text.length() && text.charAt(i) != '\n'; i++) {
            char c = text.charAt(i);
            depth += "[{".indexOf(c) >= 0 ? 1 : "]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth == 0) {
                return i > from ? Optional.of(i + 1) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isFlow(YamlMap map) {
        int at = offset(map.at());
        return at < text.length() && text.charAt(at) == '{';
    }

    private int offset(Position at) {
        int start = 0;
        for (int line = 1; line < at.line(); line++) {
            start = text.indexOf('\n', start) + 1;
        }
        return text.offsetByCodePoints(start, at.column() - 1);
    }

    private void splice(int from, int to, String written) {
        text = text.substring(0, from) + written + text.substring(to);
    }

    private static String block(String value) {
        return isYaml(value) ? value : YamlWriter.scalar(value, false);
    }

    private static String flow(String value) {
        return isYaml(value) ? value : YamlWriter.scalar(value, true);
    }

    private static boolean isYaml(String value) {
        return !value.isEmpty() && "[{\"'".indexOf(value.charAt(0)) >= 0;
    }
}
