package org.astrapia.report;

import java.util.List;
import java.util.Set;

/** Columns of {@code metrics.csv}: which have a picture of their own, and which an unknown one may have. */
final class MetricColumns {
    /** Share of each term in the length of alpha's gradient, named by the term. */
    static final String SHARE = "alpha_share_";

    /** The Barlow Twins loss, per dimension, and its two parts. */
    static final List<String> BARLOW = List.of("barlow", "barlow_on", "barlow_off");

    private static final Set<String> KNOWN = Set.of(
            "epoch",
            "steps",
            "learning_rate",
            "loss",
            "accuracy",
            "architecture_loss",
            "architecture_accuracy",
            "zero_one",
            "test_balanced",
            "test_long_tailed",
            "skips",
            "images_per_second",
            "seconds");

    private MetricColumns() {}

    /** Columns with values that no other picture shows, in alphabetical order. */
    static List<String> unknown(List<EpochRow> rows) {
        return rows.stream()
                .flatMap(row -> row.values().keySet().stream())
                .filter(column -> !KNOWN.contains(column)
                        && !BARLOW.contains(column)
                        && !column.startsWith(SHARE)
                        && !column.endsWith("_seconds"))
                .distinct()
                .sorted()
                .toList();
    }

    /** Columns of the terms' shares, in alphabetical order. */
    static List<String> shares(List<EpochRow> rows) {
        return rows.stream()
                .flatMap(row -> row.values().keySet().stream())
                .filter(column -> column.startsWith(SHARE))
                .distinct()
                .sorted()
                .toList();
    }
}
