package org.astrapia.engine;

import java.util.List;
import java.util.Map;

/** {@code metrics.csv}: one row per stage and epoch; a cell is empty where nothing was measured. */
final class MetricsLog {
    static final String LOSS = "loss";
    static final String ACCURACY = "accuracy";
    static final String ARCHITECTURE_LOSS = "architecture_loss";
    static final String ARCHITECTURE_ACCURACY = "architecture_accuracy";
    static final String ZERO_ONE = "zero_one";
    static final String BARLOW_ON = "barlow_on";
    static final String BARLOW_OFF = "barlow_off";
    static final String ARCHITECTURE_BARLOW_ON = "architecture_barlow_on";
    static final String ARCHITECTURE_BARLOW_OFF = "architecture_barlow_off";
    static final String ALPHA_SHARE_ITSELF = "alpha_share_itself";
    static final String ALPHA_SHARE_NETWORK = "alpha_share_network";

    static final List<String> COLUMNS = List.of(
            "stage",
            "epoch",
            "steps",
            "learning_rate",
            LOSS,
            ACCURACY,
            BARLOW_ON,
            BARLOW_OFF,
            ARCHITECTURE_LOSS,
            ARCHITECTURE_ACCURACY,
            ARCHITECTURE_BARLOW_ON,
            ARCHITECTURE_BARLOW_OFF,
            ZERO_ONE,
            ALPHA_SHARE_ITSELF,
            ALPHA_SHARE_NETWORK,
            "test_balanced",
            "test_long_tailed",
            "skips",
            "images_per_second",
            "seconds");

    private final CsvLog log;

    MetricsLog(CsvLog log) {
        this.log = log;
    }

    /** Adds the row of an epoch. */
    void append(String stage, Map<String, Double> row) {
        log.append(List.of(COLUMNS.stream()
                .map(column -> column.equals("stage") ? stage : cell(row.get(column)))
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
