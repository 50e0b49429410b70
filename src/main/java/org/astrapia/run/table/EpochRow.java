package org.astrapia.run.table;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * A row of {@code metrics.csv}.
 *
 * @param stage {@code search}, {@code retrain} or {@code baseline}
 * @param epoch from 0
 * @param values the measured columns by name
 */
public record EpochRow(String stage, int epoch, Map<String, Double> values) {
    public EpochRow {
        values = Map.copyOf(values);
    }

    /** The value of a metric; empty if it was not measured or is not finite. */
    public OptionalDouble value(Metric metric) {
        return value(metric.column());
    }

    /** The value of a column; empty if it was not measured or is not finite. */
    public OptionalDouble value(String column) {
        Double value = values.get(column);
        return value == null || !Double.isFinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Whether a column was measured and its value is not finite: a curve has a gap here. */
    public boolean isGap(String column) {
        Double value = values.get(column);
        return value != null && !Double.isFinite(value);
    }
}
