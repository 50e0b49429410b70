package org.astrapia.run.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.astrapia.space.Alphas;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;

/**
 * {@code architecture.csv}: the mixing weights of every edge's operations at the end of each epoch of the search, and which of
 * them have changed sides since the first epoch in which alpha moved.
 */
public final class ArchitectureTable {
    /** The epoch under which the weights before the first step stand. */
    public static final int START = -1;

    static final List<String> COLUMNS = List.of("epoch", "cell", "to", "from", "operation", "weight", "changed");

    private final GrowingTable table;
    private final SearchSpace space;
    private final Mixing mixing;
    private final int first;

    /** @param first epoch in which alpha moves, with whose end later ones are compared */
    ArchitectureTable(GrowingTable table, SearchSpace space, Mixing mixing, int first) {
        this.table = table;
        this.space = space;
        this.mixing = mixing;
        this.first = first;
    }

    /** Adds the weights that belong to these logits; a table that an earlier build began goes on without newer columns. */
    public void append(int epoch, Alphas alphas) {
        table.append(rows(epoch, alphas).stream()
                .map(row -> List.of(
                        Integer.toString(row.epoch()),
                        row.cell(),
                        Integer.toString(row.to()),
                        Integer.toString(row.from()),
                        row.operation(),
                        Float.toString((float) row.weight()),
                        row.changed() ? "1" : "0"))
                .map(row -> row.subList(0, Math.min(table.columns().size(), row.size())))
                .toList());
    }

    /**
     * How many have changed sides since the end of the first epoch: sigmoid weights that of 0.5, under softmax edges their
     * strongest operation.
     */
    public int changed(int epoch, Alphas alphas) {
        return (int) rows(epoch, alphas).stream().filter(MixingRow::changed).count();
    }

    private List<MixingRow> rows(int epoch, Alphas alphas) {
        List<MixingRow> rows = new ArrayList<>();
        double[] before = epoch > first ? weightsOfFirst() : new double[0];
        List<String> kinds = space.skeleton().shape().names();
        List<double[][]> weights = alphas.weights(space, mixing);
        for (int kind = 0; kind < kinds.size(); kind++) {
            addRows(rows, epoch, kinds.get(kind), weights.get(kind), before);
        }
        return rows;
    }

    /** In the order of the rows; they are read from the table, which every process goes on from. */
    private double[] weightsOfFirst() {
        return new TableReader("")
                .architecture(table.text()).stream()
                        .filter(row -> row.epoch() == first)
                        .mapToDouble(MixingRow::weight)
                        .toArray();
    }

    private void addRows(List<MixingRow> rows, int epoch, String cell, double[][] weightsOfEdges, double[] before) {
        for (int to : space.numbers()) {
            for (int from = 0; from < to; from++) {
                double[] weights = rounded(weightsOfEdges[space.row(to, from)]);
                int begin = rows.size();
                boolean[] changed = begin + weights.length <= before.length
                        ? mixing.changed(Arrays.copyOfRange(before, begin, begin + weights.length), weights)
                        : new boolean[weights.length];
                for (int i = 0; i < weights.length; i++) {
                    String operation = space.operations().get(i);
                    rows.add(new MixingRow(epoch, cell, to, from, operation, weights[i], changed[i]));
                }
            }
        }
    }

    /** As the table holds them. */
    private static double[] rounded(double[] weights) {
        return Arrays.stream(weights)
                .map(weight -> Double.parseDouble(Float.toString((float) weight)))
                .toArray();
    }
}
