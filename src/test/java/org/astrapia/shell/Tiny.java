package org.astrapia.shell;

/** An experiment that takes seconds. */
final class Tiny {
    private Tiny() {}

    static final String EXPERIMENT = """
            experiment: tiny
            data:
              dataset: shapes
              distribution: exponential(0.5)
              shapes: {train-per-class: 6, test-per-class: 2}
            space: {extends: fairdarts, cells: 2, channels: 4, nodes: 1, operations: [skip_connect, sep_conv_3x3]}
            search: {epochs: 1, batch: 8}
            derive: top(1)
            retrain: {cells: 2, channels: 4, epochs: 1, batch: 16}
            baseline: none
            """;
}
