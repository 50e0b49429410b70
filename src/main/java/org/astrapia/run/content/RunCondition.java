package org.astrapia.run.content;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.astrapia.language.Json;
import org.astrapia.run.Settings;

/**
 * A condition on runs: {@code accuracy.balanced>0.6}, {@code status=done} or {@code search.method=random(10)}.
 *
 * @param name a field of {@code summary.json}, or a key of the experiment
 * @param relation one of {@link #RELATIONS}
 * @param value a number or a text
 */
public record RunCondition(String name, String relation, String value) {
    /** How a value may be compared; texts are equal or not. */
    public static final List<String> RELATIONS = List.of(">=", "<=", "!=", ">", "<", "=");

    private static final Pattern FORM = Pattern.compile("\\s*([\\w.-]+)\\s*(>=|<=|!=|>|<|=)\\s*(.+?)\\s*");

    /** Reads one; empty for another form. */
    public static Optional<RunCondition> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new RunCondition(form.group(1), form.group(2), form.group(3)))
                : Optional.empty();
    }

    /** Whether a run fulfils it; one without the value does not. */
    public boolean holds(Json summary, Settings settings) {
        Optional<String> found = text(summary).or(() -> settings.value(name));
        if (found.isEmpty()) {
            return false;
        }
        OptionalDouble one = number(found.get());
        OptionalDouble other = number(value);
        if (one.isEmpty() || other.isEmpty()) {
            boolean same = found.get().replaceAll("\\s+", "").equals(value.replaceAll("\\s+", ""));
            return relation.equals("=") && same || relation.equals("!=") && !same;
        }
        int order = Double.compare(one.getAsDouble(), other.getAsDouble());
        return switch (relation) {
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case "!=" -> order != 0;
            default -> order == 0;
        };
    }

    private Optional<String> text(Json summary) {
        Json object = summary;
        String[] path = name.split("\\.");
        for (int i = 0; i < path.length - 1; i++) {
            object = object.at(path[i]);
        }
        return object.text(path[path.length - 1]);
    }

    private static OptionalDouble number(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException word) {
            return OptionalDouble.empty();
        }
    }
}
