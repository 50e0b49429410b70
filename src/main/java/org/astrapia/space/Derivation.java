package org.astrapia.space;

/** How alpha becomes a genotype. */
public sealed interface Derivation {
    /** SSF-NAS, equation (4): per edge the best operation of all; an edge whose best is {@code none} is left out. */
    record Argmax() implements Derivation {}

    /** DARTS: per node the {@code edges} edges with the largest weight of any operation but {@code none}. */
    record Top(int edges) implements Derivation {}

    /** FairDARTS {@code threshold_sparse}: as {@link Top}, an edge kept only if its best weight reaches the threshold. */
    record Threshold(double threshold, int edges) implements Derivation {}

    /** FairDARTS {@code threshold_edge}: every edge, up to two operations each that reach the threshold. */
    record ThresholdEdge(double threshold) implements Derivation {}
}
