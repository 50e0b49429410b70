package org.astrapia.run.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.astrapia.files.AtomicFile;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.Genotype;
import org.astrapia.run.RunFolder;

/**
 * {@code trials.csv}: the architectures that a search has judged one by one. It is written anew after each, since a search that goes
 * on walks through all of them again.
 */
public final class TrialTable {
    /** Number of a trial, from 1. */
    public static final String TRIAL = "trial";

    /** Number of an architecture; one that is tried again keeps its first. */
    public static final String CANDIDATE = "candidate";

    /** After which it was judged; 0 for a proxy. */
    public static final String EPOCHS = "epochs";

    /** By which it was judged. */
    public static final String SCORE = "score";

    /** Score of the best so far. */
    public static final String BEST_SCORE = "best_score";

    /** Of the network that is retrained. */
    public static final String PARAMETERS = "parameters";

    /** By the table of true accuracies. */
    public static final String TRUTH = "true_accuracy";

    /** The same of the best so far. */
    public static final String BEST_TRUTH = "best_true_accuracy";

    private static final List<String> COLUMNS = List.of(
            TRIAL,
            CANDIDATE,
            EPOCHS,
            SCORE,
            "best",
            BEST_SCORE,
            PARAMETERS,
            "multiply_adds",
            TRUTH,
            BEST_TRUTH,
            "architecture");

    private final RunFolder folder;

    /** That of a run. */
    public TrialTable(RunFolder folder) {
        this.folder = folder;
    }

    /**
     * One trial.
     *
     * @param trial its number, from 1
     * @param candidate number of the architecture; one that is drawn again keeps its first
     * @param epochs after which it was judged; 0 for a proxy
     * @param score by which it was judged; more is better
     * @param best candidate that is the best so far
     * @param bestScore its score
     * @param parameters of the network that is retrained
     * @param multiplyAdds of one image
     * @param truth accuracy by the table of true accuracies, 0 to 1, where there is one
     * @param bestTruth that of the best so far
     */
    public record Row(
            int trial,
            int candidate,
            int epochs,
            double score,
            int best,
            double bestScore,
            long parameters,
            long multiplyAdds,
            Optional<Double> truth,
            Optional<Double> bestTruth,
            Genotype genotype) {
        private List<String> cells() {
            return List.of(
                    "" + trial,
                    "" + candidate,
                    "" + epochs,
                    "" + score,
                    "" + best,
                    "" + bestScore,
                    "" + parameters,
                    "" + multiplyAdds,
                    truth.map(Object::toString).orElse(""),
                    bestTruth.map(Object::toString).orElse(""),
                    text(genotype));
        }
    }

    /** Writes all rows. */
    public void write(List<Row> rows) {
        StringBuilder text = new StringBuilder(Csv.line(COLUMNS));
        rows.forEach(row -> text.append(Csv.line(row.cells())));
        AtomicFile.replace(folder.file("trials.csv"), text.toString());
    }

    /** As NAS-Bench-201 writes it, where its cells are alike; otherwise the edges of each node. */
    private static String text(Genotype genotype) {
        if (EdgeTexts.SHAPE.misfits(genotype, genotype.space()).isEmpty()) {
            return EdgeTexts.print(genotype);
        }
        return genotype.cells().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String text(Cell cell) {
        return cell.nodes().stream()
                .map(edges -> edges.stream().map(Edge::toString).collect(Collectors.joining(" + ")))
                .collect(Collectors.joining(", "));
    }
}
