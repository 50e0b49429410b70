package org.astrapia.report.figures;

import java.util.List;
import java.util.function.Predicate;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;

/** Columns of {@code metrics.csv} that {@link Metric} does not list: their names alone tell what they are. */
public final class UnlistedColumns {
    private UnlistedColumns() {}

    /** Columns with values that this build does not write, in alphabetical order. */
    public static List<String> unknown(List<EpochRow> rows) {
        return columns(
                rows,
                column -> Metric.of(column).isEmpty()
                        && !column.startsWith(Metric.SHARE)
                        && !column.endsWith("_" + Metric.SECONDS.column()));
    }

    /** Columns of the terms' shares in alpha's gradient, in alphabetical order. */
    public static List<String> shares(List<EpochRow> rows) {
        return columns(rows, column -> column.startsWith(Metric.SHARE));
    }

    private static List<String> columns(List<EpochRow> rows, Predicate<String> chosen) {
        return rows.stream()
                .flatMap(row -> row.values().keySet().stream())
                .filter(chosen)
                .distinct()
                .sorted()
                .toList();
    }
}
