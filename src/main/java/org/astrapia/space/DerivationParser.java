package org.astrapia.space;

import static org.astrapia.language.Parameter.integer;
import static org.astrapia.language.Parameter.number;
import static org.astrapia.language.Term.term;

import java.util.Optional;
import org.astrapia.language.Expression;
import org.astrapia.language.Parameter;
import org.astrapia.language.Problems;
import org.astrapia.language.Vocabulary;

/** Reads derivations: {@code argmax | top(2) | threshold(0.85, edges=2) | threshold-edge(0.85)}. */
public final class DerivationParser {
    private static final Parameter EDGES = integer("edges").from(1).or(2);
    private static final Parameter THRESHOLD =
            number("threshold").above(0).below(1).or(0.85);

    private static final Vocabulary<Derivation> DERIVATIONS = Vocabulary.of(
            "derivation",
            term("argmax", "per edge the best operation, an edge of none left out", a -> new Derivation.Argmax()),
            term("top", "per node the strongest edges", a -> new Derivation.Top(a.integer("edges")), EDGES),
            term(
                    "threshold",
                    "per node the strongest edges that reach the threshold",
                    a -> new Derivation.Threshold(a.number("threshold"), a.integer("edges")),
                    THRESHOLD,
                    EDGES),
            term(
                    "threshold-edge",
                    "every edge with up to two operations that reach the threshold",
                    a -> new Derivation.ThresholdEdge(a.number("threshold")),
                    THRESHOLD));

    private DerivationParser() {}

    /** The derivations by name, for completion and help. */
    public static Vocabulary<Derivation> vocabulary() {
        return DERIVATIONS;
    }

    /** What {@code expression} spells; empty when {@code problems} had to be told why not. */
    public static Optional<Derivation> parse(Expression expression, Problems problems) {
        return DERIVATIONS.read(expression, problems);
    }
}
