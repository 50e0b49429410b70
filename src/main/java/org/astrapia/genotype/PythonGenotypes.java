package org.astrapia.genotype;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.astrapia.genotype.PythonFields.Four;
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

    /** Which of the published codes wrote a text. */
    public enum Form {
        /** Rows {@code ('sep_conv_3x3', 1)}. */
        DARTS,
        /** Rows {@code ('sep_conv_3x3', 2, 1)}. */
        FAIRDARTS
    }

    /**
     * Reads {@code Genotype(normal=[('sep_conv_3x3', 1), ...], normal_concat=range(2, 6), ...)} out of whatever stands
     * around it: a log, a whole {@code genotypes.py}, JSON.
     *
     * @param wanted name by which the text has it, needed where it has several
     * @param name of the genotype that is made
     * @param knownOperations names that a row may have
     * @throws org.astrapia.language.InvalidInputException when the text has no such genotype
     */
    public static ImportedGenotype read(
            Form form, Source source, Optional<String> wanted, String name, Set<String> knownOperations) {
        Problems problems = new Problems(source);
        Four fields = PastedGenotypes.choose(source, wanted, problems);
        PythonCell normal = PythonCell.of(fields.normal(), fields.normalConcat(), problems);
        PythonCell reduce = PythonCell.of(fields.reduce(), fields.reduceConcat(), problems);
        normal.requireFewRows(problems);
        reduce.requireFewRows(problems);
        problems.throwIfErrors();
        noticeLosses(fields, normal, reduce, problems);
        RowReader rows = new RowReader(knownOperations, problems);
        boolean darts = form == Form.DARTS;
        Cell normalCell = darts ? rows.darts(normal) : rows.fairDarts(normal);
        Cell reduceCell = darts ? rows.darts(reduce) : rows.fairDarts(reduce);
        problems.throwIfErrors();
        String space = form.name().toLowerCase(Locale.ROOT);
        Map<String, String> provenance = Map.of("source", "imported as " + space + " from " + source.name());
        return new ImportedGenotype(new Genotype(name, space, normalCell, reduceCell, provenance), problems.all());
    }

    private static void noticeLosses(Four fields, PythonCell normal, PythonCell reduce, Problems problems) {
        int weights = normal.weights() + reduce.weights();
        if (weights > 0) {
            PythonCell first = normal.weights() > 0 ? normal : reduce;
            String dropped = "the weights of " + weights + " edges are left out; a genotype keeps operations and nodes";
            problems.warning(first.at(), 1, dropped);
        }
        fields.others()
                .forEach(other -> problems.warning(
                        other.at(), Math.max(1, other.name().length()), "`" + other.name() + "` is left out"));
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
