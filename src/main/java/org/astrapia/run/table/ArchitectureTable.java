package org.astrapia.run.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.astrapia.space.Alphas;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;

/** {@code architecture.csv}: the mixing weights of every edge's operations at the end of each epoch of the search. */
public final class ArchitectureTable {
    /** The epoch under which the weights before the first step stand. */
    public static final int START = -1;

    static final List<String> COLUMNS = List.of("epoch", "cell", "to", "from", "operation", "weight");

    private final GrowingTable table;
    private final SearchSpace space;
    private final Mixing mixing;

    ArchitectureTable(GrowingTable table, SearchSpace space, Mixing mixing) {
        this.table = table;
        this.space = space;
        this.mixing = mixing;
    }

    /** Adds the weights that belong to these logits. */
    public void append(int epoch, Alphas alphas) {
        List<List<String>> rows = new ArrayList<>();
        new TreeMap<>(Map.of("normal", alphas.normal(), "reduce", alphas.reduce()))
                .forEach((cell, logits) -> addRows(rows, epoch, cell, logits));
        table.append(rows);
    }

    private void addRows(List<List<String>> rows, int epoch, String cell, float[][] logits) {
        for (int to = 2; to < space.nodes() + 2; to++) {
            for (int from = 0; from < to; from++) {
                double[] weights = mixing.weights(logits[space.row(to, from)]);
                for (int i = 0; i < weights.length; i++) {
                    rows.add(List.of(
                            Integer.toString(epoch),
                            cell,
                            Integer.toString(to),
                            Integer.toString(from),
                            space.operations().get(i),
                            Float.toString((float) weights[i])));
                }
            }
        }
    }
}
