package org.astrapia.space;

import org.astrapia.language.Numbers;

/** Prints derivations as {@link DerivationParser} reads them, with every default written out. */
public final class DerivationPrinter {
    private DerivationPrinter() {}

    /** {@code threshold(0.85, edges=2)}. */
    public static String print(Derivation derivation) {
        if (derivation instanceof Derivation.Top top) {
            return "top(" + top.edges() + ")";
        } else if (derivation instanceof Derivation.Threshold threshold) {
            return "threshold(" + Numbers.print(threshold.threshold()) + ", edges=" + threshold.edges() + ")";
        } else if (derivation instanceof Derivation.ThresholdEdge threshold) {
            return "threshold-edge(" + Numbers.print(threshold.threshold()) + ")";
        }
        return "argmax";
    }
}
