package org.astrapia.space;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.integer;
import static org.astrapia.language.TermParameter.number;

import java.util.List;
import org.astrapia.genotype.Edge;
import org.astrapia.language.Vocabulary;

/** How alpha becomes a genotype: {@code argmax | top(2) | threshold(0.85, edges=2) | threshold-edge(0.85)}. */
public sealed interface Derivation {
    /** The derivations by name. */
    Vocabulary<Derivation> TERMS = Vocabulary.of(
            "derivation",
            Derivation.class,
            term(Argmax.class, "argmax", "per edge the best operation, an edge of none left out", a -> new Argmax()),
            term(
                    Top.class,
                    "top",
                    "per node the strongest edges",
                    a -> new Top(a.integer("edges")),
                    integer("edges").from(1).to(100).or(2).of(Top::edges)),
            term(
                    Threshold.class,
                    "threshold",
                    "per node the strongest edges that reach the threshold",
                    a -> new Threshold(a.number("threshold"), a.integer("edges")),
                    number("threshold").above(0).below(1).or(0.85).of(Threshold::threshold),
                    integer("edges").from(1).to(100).or(2).named().of(Threshold::edges)),
            term(
                    ThresholdEdge.class,
                    "threshold-edge",
                    "every edge with up to two operations that reach the threshold",
                    a -> new ThresholdEdge(a.number("threshold")),
                    number("threshold").above(0).below(1).or(0.85).of(ThresholdEdge::threshold)));

    /** The edges kept into a node. */
    List<Edge> edges(NodeWeights node);

    /** Edges of a node that are kept at most; 0 where the weights alone decide. */
    default int edges() {
        return 0;
    }

    /** Mixing weight that an operation has to reach; 0 where none has to. */
    default double threshold() {
        return 0;
    }

    /** SSF-NAS, equation (4): per edge the best operation of all; an edge whose best is {@code none} is left out. */
    record Argmax() implements Derivation {
        @Override
        public List<Edge> edges(NodeWeights node) {
            return node.each(node::bestOfAll);
        }
    }

    /** DARTS: per node the {@code edges} edges with the largest weight of any operation but {@code none}. */
    record Top(int edges) implements Derivation {
        @Override
        public List<Edge> edges(NodeWeights node) {
            return node.strongest(edges, 0);
        }
    }

    /** FairDARTS {@code threshold_sparse}: as {@link Top}, an edge kept only if its best weight reaches the threshold. */
    record Threshold(double threshold, int edges) implements Derivation {
        @Override
        public List<Edge> edges(NodeWeights node) {
            return node.strongest(edges, threshold);
        }
    }

    /** FairDARTS {@code threshold_edge}: every edge, up to two operations each that reach the threshold. */
    record ThresholdEdge(double threshold) implements Derivation {
        @Override
        public List<Edge> edges(NodeWeights node) {
            return node.each(row -> node.twoBest(row, threshold));
        }
    }
}
