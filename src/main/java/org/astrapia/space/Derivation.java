package org.astrapia.space;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.integer;
import static org.astrapia.language.TermParameter.number;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Kept;
import org.astrapia.language.Arguments;
import org.astrapia.language.Field;
import org.astrapia.language.Vocabulary;

/** How alpha becomes a genotype: {@code argmax | top(2, skip_connect=2, pools=2) | threshold(0.85, edges=2) | threshold-edge(0.85)}. */
public sealed interface Derivation {
    /** The derivations by name. */
    Vocabulary<Derivation> TERMS = Vocabulary.of(
            "derivation",
            Derivation.class,
            term(
                    Argmax.class,
                    "argmax",
                    "for each edge the best operation; an edge whose best operation is none is left out; limits as for top",
                    a -> new Argmax(limits(a)),
                    limits(Argmax::limits)),
            term(
                    Top.class,
                    "top",
                    "for each node the strongest edges; a limit such as skip_connect=2 or pools=2 allows that many edges of a cell to"
                            + " have the operation: the weakest of more takes its next best (P-DARTS)",
                    a -> new Top(a.integer("edges"), limits(a)),
                    integer("edges").from(1).to(100).or(2).of(Top::edges),
                    limits(Top::limits)),
            term(
                    Threshold.class,
                    "threshold",
                    "for each node the strongest edges that reach the threshold; limits as for top",
                    a -> new Threshold(a.number("threshold"), a.integer("edges"), limits(a)),
                    number("threshold").above(0).below(1).or(0.85).of(Threshold::threshold),
                    integer("edges").from(1).to(100).or(2).named().of(Threshold::edges),
                    limits(Threshold::limits)),
            term(
                    ThresholdEdge.class,
                    "threshold-edge",
                    "each edge with up to two operations that reach the threshold; limits as for top",
                    a -> new ThresholdEdge(a.number("threshold"), limits(a)),
                    number("threshold").above(0).below(1).or(0.85).of(ThresholdEdge::threshold),
                    limits(ThresholdEdge::limits)));

    private static Limits limits(Arguments arguments) {
        return new Limits(arguments.otherNames(Limits.PARAMETER.name()));
    }

    private static <D extends Derivation> Field<D> limits(Function<D, Limits> limits) {
        return Limits.PARAMETER.of((D derivation) -> limits.apply(derivation).written());
    }

    /** The edges kept into a node. */
    List<Edge> edges(NodeWeights node);

    /** Whether it lets the operation that gives zeros win an edge. */
    default boolean choosesZero() {
        return false;
    }

    /** Whether it may give an edge several operations. */
    default boolean severalOfAnEdge() {
        return false;
    }

    /** Why it makes no genotype of a space whose edges all keep one operation; empty where it does, or the space is none such. */
    default Optional<String> unlike(SearchSpace space) {
        if (space.skeleton().shape().edges() == Kept.SOME) {
            return Optional.empty();
        }
        String rule = ", but in this space (space.edges: all) every edge keeps one operation; maybe derive: argmax";
        if (severalOfAnEdge()) {
            return Optional.of("this derivation may give an edge two operations" + rule);
        }
        return choosesZero() || space.zero().isPresent()
                ? Optional.empty()
                : Optional.of("this derivation leaves edges out, and the space has no none" + rule);
    }

    /** How many edges of a cell may have an operation. */
    Limits limits();

    /** Edges of a node that are kept at most; 0 where the weights alone decide. */
    default int edges() {
        return 0;
    }

    /** Mixing weight that an operation has to reach; 0 where none has to. */
    default double threshold() {
        return 0;
    }

    /** SSF-NAS, equation (4): per edge the best operation of all; an edge whose best is {@code none} is left out. */
    record Argmax(Limits limits) implements Derivation {
        /** Without limits. */
        public Argmax() {
            this(Limits.NONE);
        }

        @Override
        public boolean choosesZero() {
            return true;
        }

        @Override
        public List<Edge> edges(NodeWeights node) {
            return node.each(node::bestOfAll);
        }
    }

    /** DARTS: per node the {@code edges} edges with the largest weight of any operation but {@code none}. */
    record Top(int edges, Limits limits) implements Derivation {
        /** Without limits. */
        public Top(int edges) {
            this(edges, Limits.NONE);
        }

        @Override
        public List<Edge> edges(NodeWeights node) {
            return node.strongest(edges, 0);
        }
    }

    /** FairDARTS {@code threshold_sparse}: as {@link Top}, an edge kept only if its best weight reaches the threshold. */
    record Threshold(double threshold, int edges, Limits limits) implements Derivation {
        /** Without limits. */
        public Threshold(double threshold, int edges) {
            this(threshold, edges, Limits.NONE);
        }

        @Override
        public List<Edge> edges(NodeWeights node) {
            return node.strongest(edges, threshold);
        }
    }

    /** FairDARTS {@code threshold_edge}: every edge, up to two operations each that reach the threshold. */
    record ThresholdEdge(double threshold, Limits limits) implements Derivation {
        /** Without limits. */
        public ThresholdEdge(double threshold) {
            this(threshold, Limits.NONE);
        }

        @Override
        public boolean severalOfAnEdge() {
            return true;
        }

        @Override
        public List<Edge> edges(NodeWeights node) {
            return node.each(row -> node.twoBest(row, threshold));
        }
    }
}
