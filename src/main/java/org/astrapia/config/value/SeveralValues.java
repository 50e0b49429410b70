package org.astrapia.config.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.astrapia.language.Problems;
import org.astrapia.language.YamlNode;
import org.astrapia.language.YamlScalar;

/**
 * Several values of a key, each of which is for a run of its own: {@code 8, 16}, {@code 1..5}, {@code 0..100..25}, or the list
 * {@code [balanced, exponential(0.1)]}; of a key whose value is a list, a list of lists.
 */
public final class SeveralValues {
    /** More runs than anybody makes of one description. */
    public static final int MOST = 10_000;

    private static final Pattern RANGE =
            Pattern.compile("\\s*(-?\\d{1,15})\\.\\.(-?\\d{1,15})(?:\\.\\.(\\d{1,15}))?\\s*");

    private SeveralValues() {}

    /**
     * The values that are written; empty for what is one value, or cannot be told to be several. Values that are none of the type's
     * are reported, if at least one is.
     *
     * @param type of one value
     * @param node what is written
     */
    public static Optional<List<YamlNode>> of(ValueType<?> type, YamlNode node, Problems problems) {
        if (reads(type, node)) {
            return Optional.empty();
        }
        Problems found = problems.fresh();
        List<YamlNode> values = node.match(
                map -> List.of(),
                list -> list.items().stream()
                        .flatMap(item -> item(type, item, found).stream())
                        .toList(),
                scalar -> parts(scalar).stream()
                        .flatMap(part -> item(type, part, found).stream())
                        .toList());
        boolean split = values.size() > 1 || node.asList().isPresent() || found.hasErrors() || isRange(node);
        if (!split || !found.hasErrors() && values.stream().noneMatch(value -> reads(type, value))) {
            return Optional.empty();
        }
        values.forEach(value -> type.read(value, found));
        problems.addAll(found.all());
        return Optional.of(values);
    }

    private static boolean isRange(YamlNode node) {
        return node.asText()
                .filter(text -> RANGE.matcher(text.text()).matches())
                .isPresent();
    }

    private static boolean reads(ValueType<?> type, YamlNode node) {
        Problems problems = new Problems();
        return type.read(node, problems).isPresent() && !problems.hasErrors();
    }

    /** One value, or those of a range. */
    private static List<YamlNode> item(ValueType<?> type, YamlNode item, Problems problems) {
        Optional<YamlScalar> text = item.asText();
        Matcher range = RANGE.matcher(text.map(YamlScalar::text).orElse(""));
        if (!range.matches() || reads(type, item)) {
            return List.of(item);
        }
        long from = Long.parseLong(range.group(1));
        long to = Long.parseLong(range.group(2));
        long step = range.group(3) == null ? 1 : Long.parseLong(range.group(3));
        String lack = from > to
                ? "`" + range.group().strip() + "` has no numbers: the first must not be above the last"
                : step == 0
                        ? "`" + range.group().strip() + "` never ends: its step must be 1 or more"
                        : (to - from) / step >= MOST
                                ? "`" + range.group().strip() + "` has " + ((to - from) / step + 1)
                                        + " numbers; at most " + MOST + " are allowed"
                                : "";
        if (!lack.isEmpty()) {
            problems.error(item.at(), item.length(), lack);
            return List.of();
        }
        List<YamlNode> numbers = new ArrayList<>();
        for (long number = from; number <= to; number += step) {
            numbers.add(YamlScalar.of(Long.toString(number), item.at()));
        }
        return numbers;
    }

    /** The text cut at the commas that stand in no brackets and no quotes. */
    private static List<YamlScalar> parts(YamlScalar scalar) {
        List<YamlScalar> parts = new ArrayList<>();
        String text = scalar.text();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            quoted ^= c == '"';
            depth += quoted || i == text.length() ? 0 : "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (i == text.length() || c == ',' && depth == 0 && !quoted) {
                parts.add(part(scalar, start, i));
                start = i + 1;
            }
        }
        return parts;
    }

    private static YamlScalar part(YamlScalar scalar, int start, int end) {
        String raw = scalar.text().substring(start, end);
        String stripped = raw.strip();
        int offset = start + (stripped.isEmpty() ? 0 : raw.indexOf(stripped));
        return YamlScalar.of(stripped, scalar.at(offset));
    }
}
