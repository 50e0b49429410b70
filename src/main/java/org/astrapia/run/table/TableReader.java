package org.astrapia.run.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.run.table.Csv.Row;
import org.astrapia.space.SearchSpace;

/**
 * Reads a table of a run's folder. A row with a number that no run can have written is left out: what is drawn from the
 * table has as many parts as its largest number says.
 */
public final class TableReader {
    private static final int LAST_EPOCH = 9_999_999;
    private static final int LAST_NODE = SearchSpace.MOST_NODES + 1;

    private final String file;
    private Optional<String> refusal = Optional.empty();
    private int refused;

    /** @param file name under which rows are refused */
    public TableReader(String file) {
        this.file = file;
    }

    /** What was left out, and why; empty when all could be read. */
    public Optional<String> refusal() {
        return refusal.map(first -> refused == 1 ? first : first + "; " + refused + " such rows in all");
    }

    /** Rows of {@code metrics.csv}. */
    public List<EpochRow> metrics(String text) {
        List<EpochRow> rows = new ArrayList<>();
        for (Row row : Csv.rows(text)) {
            Map<String, Double> values = new HashMap<>();
            row.cells().keySet().forEach(column -> row.number(column).ifPresent(value -> values.put(column, value)));
            boolean whole = values.containsKey("epoch") && row.cells().containsKey("stage");
            if (whole && holds(row, "epoch", 0, LAST_EPOCH)) {
                rows.add(new EpochRow(row.text("stage"), values.get("epoch").intValue(), values));
            }
        }
        return rows;
    }

    /** Rows of {@code trials.csv}, each as an epoch. */
    public List<EpochRow> trials(String text) {
        List<EpochRow> rows = new ArrayList<>();
        for (Row row : Csv.rows(text)) {
            Map<String, Double> values = new HashMap<>();
            row.cells().keySet().forEach(column -> row.number(column).ifPresent(value -> values.put(column, value)));
            if (values.containsKey(TrialTable.TRIAL) && holds(row, TrialTable.TRIAL, 1, LAST_EPOCH)) {
                rows.add(new EpochRow("trials", values.get(TrialTable.TRIAL).intValue() - 1, values));
            }
        }
        return rows;
    }

    /** Rows of {@code architecture.csv}. */
    public List<MixingRow> architecture(String text) {
        List<MixingRow> rows = new ArrayList<>();
        for (Row row : Csv.rows(text)) {
            Optional<Double> epoch = row.number("epoch");
            Optional<Double> to = row.number("to");
            Optional<Double> from = row.number("from");
            Optional<Double> weight = row.number("weight");
            boolean whole = epoch.isPresent() && to.isPresent() && from.isPresent() && weight.isPresent();
            if (whole
                    && holds(row, "epoch", -1, LAST_EPOCH)
                    && holds(row, "to", 1, LAST_NODE)
                    && holds(row, "from", 0, to.get().intValue() - 1)) {
                rows.add(new MixingRow(
                        epoch.get().intValue(),
                        row.text("cell"),
                        to.get().intValue(),
                        from.get().intValue(),
                        row.text("operation"),
                        weight.get(),
                        row.number("changed").orElse(0.0) != 0));
            }
        }
        return rows;
    }

    private boolean holds(Row row, String column, int least, int most) {
        double value = row.number(column).orElse(Double.NaN);
        boolean holds = value >= least && value <= most && value == Math.rint(value);
        if (!holds) {
            refused++;
            if (refusal.isEmpty()) {
                refusal = Optional.of(file + ":" + row.line() + ": `" + column + "` is " + row.text(column)
                        + ", allowed is a whole number from " + least + " to " + most);
            }
        }
        return holds;
    }
}
