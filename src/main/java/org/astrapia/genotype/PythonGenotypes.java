package org.astrapia.genotype;

import java.util.Map;
import java.util.Set;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;

/**
 * The Python texts of the published codes, read without Python and printed exactly as Python 3 prints them.
 *
 * <p>DARTS writes rows {@code ('sep_conv_3x3', 0)} of operation and source, two a node. FairDARTS writes rows
 * {@code ('sep_conv_3x3', 2, 0)} of operation, node and source, any number a node; its network ignores the
 * concatenation that the text states and joins every node that exists.
 */
public final class PythonGenotypes {
    private PythonGenotypes() {}

    /**
     * Reads {@code Genotype(normal=[('sep_conv_3x3', 1), ...], normal_concat=range(2, 6), ...)}.
     *
     * @param name of the genotype, which the text does not tell
     * @param knownOperations names that a row may have
     * @throws org.astrapia.language.InvalidInputException when it is not such a text
     */
    public static Imported importDarts(Source source, String name, Set<String> knownOperations) {
        Problems problems = new Problems(source);
        PythonText text = PythonParser.parse(source);
        RowReader rows = new RowReader(knownOperations, problems);
        Cell normal = rows.darts(text.normal());
        Cell reduce = rows.darts(text.reduce());
        return imported("darts", source, name, normal, reduce, problems);
    }

    /**
     * Reads {@code Genotype(normal=[('sep_conv_3x3', 2, 1), ...], normal_concat=range(2, 6), ...)}.
     *
     * @param name of the genotype, which the text does not tell
     * @param knownOperations names that a row may have
     * @throws org.astrapia.language.InvalidInputException when it is not such a text
     */
    public static Imported importFairDarts(Source source, String name, Set<String> knownOperations) {
        Problems problems = new Problems(source);
        PythonText text = PythonParser.parse(source);
        RowReader rows = new RowReader(knownOperations, problems);
        Cell normal = rows.fairDarts(text.normal());
        Cell reduce = rows.fairDarts(text.reduce());
        return imported("fairdarts", source, name, normal, reduce, problems);
    }

    private static Imported imported(
            String space, Source source, String name, Cell normal, Cell reduce, Problems problems) {
        problems.throwIfErrors();
        Map<String, String> provenance = Map.of("source", "imported as " + space + " from " + source.name());
        return new Imported(new Genotype(name, space, normal, reduce, provenance), problems.all());
    }

    /**
     * The text of DARTS, without a line end.
     *
     * @throws org.astrapia.language.InvalidInputException when a node has not exactly two edges
     */
    public static String exportDarts(Genotype genotype) {
        return PythonPrinter.darts(genotype);
    }

    /**
     * The text of FairDARTS, without a line end; its concatenation lists all nodes, as the published texts do.
     *
     * @throws org.astrapia.language.InvalidInputException when the output is not every node that exists
     */
    public static String exportFairDarts(Genotype genotype) {
        return PythonPrinter.fairDarts(genotype);
    }
}
