package org.astrapia.genotype;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.astrapia.language.EnumWords;
import org.astrapia.language.Source;

/**
 * A genotype as YAML, one node a line:
 *
 * <pre>
 * format: genotype/1
 * name: example
 * space: fairdarts
 * cells:
 *   normal:
 *     2: sep_conv_3x3(0) + skip_connect(1)
 *     3: []
 *     output: concat(2)
 *   reduce:
 *     2: max_pool_3x3(0)
 *     3: dil_conv_5x5(1) + sep_conv_3x3(2)
 *     output: concat(2, 3)
 * provenance:
 *   source: written by hand
 * </pre>
 *
 * A node without edges stays in the text, so that the number of nodes survives, but not in the output. A space with one kind of
 * cell has it under {@code every}; where cells take one input, their nodes count from 1; {@code sum(2, 3)} adds the nodes of the
 * output up.
 */
public final class GenotypeText {
    static final String FORMAT = "genotype/1";

    private GenotypeText() {}

    /**
     * Reads a genotype. Comments and the order of keys do not survive {@link #print}.
     *
     * @param knownOperations names that an edge may have
     * @throws org.astrapia.language.InvalidInputException with every problem of the text
     */
    public static Genotype parse(Source source, Set<String> knownOperations) {
        return new GenotypeReader(source, knownOperations).read();
    }

    /** The canonical text, with a line end after its last line; {@link #parse} reads it back to an equal genotype. */
    public static String print(Genotype genotype) {
        StringBuilder text = new StringBuilder();
        text.append("format: ").append(FORMAT).append('\n');
        text.append("name: ").append(ScalarWriter.scalar(genotype.name())).append('\n');
        text.append("space: ").append(ScalarWriter.scalar(genotype.space())).append('\n');
        text.append("cells:\n");
        genotype.cells()
                .forEach((kind, cell) ->
                        text.append("  ").append(kind).append(":\n").append(print(cell)));
        Map<String, String> provenance = new TreeMap<>(genotype.provenance());
        if (!provenance.isEmpty()) {
            text.append("provenance:\n");
            provenance.forEach((key, value) -> text.append("  ")
                    .append(ScalarWriter.scalar(key))
                    .append(": ")
                    .append(ScalarWriter.scalar(value))
                    .append('\n'));
        }
        return text.toString();
    }

    private static String print(Cell cell) {
        StringBuilder text = new StringBuilder();
        lines(cell)
                .forEach((key, value) -> text.append("    ")
                        .append(key)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        return text.toString();
    }

    /** The lines of a cell by their keys: its nodes, then {@code output}. */
    public static Map<String, String> lines(Cell cell) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (int node : cell.numbers()) {
            String edges = cell.edgesInto(node).stream().map(Edge::toString).collect(Collectors.joining(" + "));
            lines.put("" + node, edges.isEmpty() ? "[]" : edges);
        }
        String nodes = cell.output().stream().map(String::valueOf).collect(Collectors.joining(", "));
        lines.put("output", EnumWords.of(cell.join()) + "(" + nodes + ")");
        return lines;
    }
}
