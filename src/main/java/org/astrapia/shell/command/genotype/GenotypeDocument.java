package org.astrapia.shell.command.genotype;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;

/** A genotype as {@code --json} shows it; nodes by their number, edges as the text spells them. */
record GenotypeDocument(
        String name, String space, CellDocument normal, CellDocument reduce, Map<String, String> provenance) {

    /** One cell. */
    record CellDocument(Map<String, List<String>> nodes, List<Integer> output) {
        static CellDocument of(Cell cell) {
            Map<String, List<String>> nodes = new LinkedHashMap<>();
            for (int i = 0; i < cell.nodes().size(); i++) {
                List<String> edges =
                        cell.nodes().get(i).stream().map(Edge::toString).toList();
                nodes.put(String.valueOf(i + 2), edges);
            }
            return new CellDocument(nodes, cell.output());
        }
    }

    static GenotypeDocument of(Genotype genotype) {
        return new GenotypeDocument(
                genotype.name(),
                genotype.space(),
                CellDocument.of(genotype.normal()),
                CellDocument.of(genotype.reduce()),
                new TreeMap<>(genotype.provenance()));
    }
}
