package org.astrapia.shell.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.astrapia.config.Experiment;
import org.astrapia.config.KeyGuide;

/**
 * Which values differ between two experiments, defaults included.
 *
 * @param changes in the order of the keys
 */
public record ExperimentDiff(List<Difference> changes) {
    /** A key whose values differ; a side where it plays no part is empty. */
    public record Difference(String key, Optional<String> before, Optional<String> after) {}

    public ExperimentDiff {
        changes = List.copyOf(changes);
    }

    /** Compares every key. */
    public static ExperimentDiff between(Experiment first, Experiment second) {
        Map<String, String> before = KeyGuide.values(first);
        Map<String, String> after = KeyGuide.values(second);
        Set<String> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        List<Difference> changes = new ArrayList<>();
        for (String key : keys) {
            if (!Objects.equals(before.get(key), after.get(key))) {
                changes.add(
                        new Difference(key, Optional.ofNullable(before.get(key)), Optional.ofNullable(after.get(key))));
            }
        }
        return new ExperimentDiff(changes);
    }

    /** {@code - key: before} and {@code + key: after} for each, a line each; empty when nothing differs. */
    public String print() {
        StringBuilder text = new StringBuilder();
        for (Difference change : changes) {
            change.before().ifPresent(value -> append(text, "- ", change.key(), value));
            change.after().ifPresent(value -> append(text, "+ ", change.key(), value));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String sign, String key, String value) {
        text.append(sign)
                .append(key)
                .append(": ")
                .append(value.replace("\n", "\n    "))
                .append('\n');
    }
}
