package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What differs between the cells of two genotypes, node by node.
 *
 * @param changes those of the normal cell first, in the order of the nodes
 */
public record GenotypeDiff(List<Change> changes) {
    /**
     * One line that differs.
     *
     * @param cell {@code normal} or {@code reduce}
     * @param key {@code 2}, {@code 3}, ... or {@code output}
     * @param before as the first genotype has it; empty when it has no such node
     * @param after as the second genotype has it; empty when it has no such node
     */
    public record Change(String cell, String key, Optional<String> before, Optional<String> after) {}

    public GenotypeDiff {
        changes = List.copyOf(changes);
    }

    /** Compares the cells; names and provenance may differ. */
    public static GenotypeDiff between(Genotype first, Genotype second) {
        List<Change> changes = new ArrayList<>();
        compare("normal", first.normal(), second.normal(), changes);
        compare("reduce", first.reduce(), second.reduce(), changes);
        return new GenotypeDiff(changes);
    }

    private static void compare(String name, Cell first, Cell second, List<Change> changes) {
        Map<String, String> before = GenotypeText.lines(first);
        Map<String, String> after = GenotypeText.lines(second);
        Set<String> keys = new LinkedHashSet<>(before.size() > after.size() ? before.keySet() : after.keySet());
        for (String key : keys) {
            Change change =
                    new Change(name, key, Optional.ofNullable(before.get(key)), Optional.ofNullable(after.get(key)));
            if (!change.before().equals(change.after())) {
                changes.add(change);
            }
        }
    }

    /** Whether the cells are the same. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /**
     * As plain text, without a line end after the last line; empty when nothing differs:
     *
     * <pre>
     * normal
     *   - 3: sep_conv_3x3(0) + sep_conv_3x3(1)
     *   + 3: sep_conv_3x3(0) + skip_connect(2)
     * </pre>
     */
    public String print() {
        List<String> lines = new ArrayList<>();
        String cell = "";
        for (Change change : changes) {
            if (!change.cell().equals(cell)) {
                cell = change.cell();
                lines.add(cell);
            }
            change.before().ifPresent(before -> lines.add("  - " + change.key() + ": " + before));
            change.after().ifPresent(after -> lines.add("  + " + change.key() + ": " + after));
        }
        return String.join("\n", lines);
    }
}
