package org.astrapia.run.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code metrics.csv}: one row per stage and epoch; a cell is empty where nothing was measured. */
public final class MetricsTable {
    static final List<String> COLUMNS =
            Stream.concat(Stream.of(Metric.STAGE), Metric.columns().stream()).toList();

    private final GrowingTable table;

    MetricsTable(GrowingTable table) {
        this.table = table;
    }

    /** Adds the row of an epoch; a table that an earlier build began has no room for the columns that came since. */
    public void append(String stage, Map<String, Double> row) {
        table.append(List.of(table.columns().stream()
                .map(column -> column.equals(Metric.STAGE) ? stage : cell(row.get(column)))
                .toList()));
    }

    private static String cell(Double value) {
        if (value == null) {
            return "";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString(value.longValue()) : Double.toString(value);
    }
}
