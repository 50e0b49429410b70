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
     * @param cell kind of cell, such as {@code normal}
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
        Map<String, Cell> before = first.cells();
        Map<String, Cell> after = second.cells();
        Set<String> kinds = new LinkedHashSet<>(before.keySet());
        kinds.addAll(after.keySet());
        for (String kind : kinds) {
            compare(kind, lines(before.get(kind)), lines(after.get(kind)), changes);
        }
        return new GenotypeDiff(changes);
    }

    private static Map<String, String> lines(Cell cell) {
        return cell == null ? Map.of() : GenotypeText.lines(cell);
    }

    private static void compare(
            String name, Map<String, String> before, Map<String, String> after, List<Change> changes) {
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
