package org.astrapia.shell.command.genotype;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.EnumWords;

/** A genotype as {@code --json} shows it; nodes by their number, edges as the text spells them. */
final class GenotypeDocument {
    private GenotypeDocument() {}

    /** Name and space, each kind of cell by its name, and where the genotype comes from. */
    static Map<String, Object> of(Genotype genotype) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", genotype.name());
        document.put("space", genotype.space());
        genotype.cells().forEach((kind, cell) -> document.put(kind, cell(cell)));
        document.put("provenance", new TreeMap<>(genotype.provenance()));
        return document;
    }

    private static Map<String, Object> cell(Cell cell) {
        Map<String, List<String>> nodes = new LinkedHashMap<>();
        for (int node : cell.numbers()) {
            nodes.put(
                    String.valueOf(node),
                    cell.edgesInto(node).stream().map(Edge::toString).toList());
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("nodes", nodes);
        document.put("output", cell.output());
        if (cell.join() != Cell.Join.CONCAT) {
            document.put("join", EnumWords.of(cell.join()));
        }
        return document;
    }
}
