package org.astrapia.config;

import java.util.Locale;
import java.util.stream.Collectors;
import org.astrapia.language.Numbers;

/** Writes losses as {@link Losses} reads them, their defaults visible. */
final class LossPrinter {
    private LossPrinter() {}

    static String print(Loss loss) {
        if (loss instanceof Loss.Total total) {
            return total.terms().stream()
                    .map(term -> term instanceof Loss.Total ? "(" + print(term) + ")" : print(term))
                    .collect(Collectors.joining(" + "));
        }
        if (loss instanceof Loss.Weighted weighted) {
            Loss inner = weighted.loss();
            boolean compound = inner instanceof Loss.Total || inner instanceof Loss.Weighted;
            return show(weighted.factor()) + " * " + (compound ? "(" + print(inner) + ")" : print(inner));
        }
        if (loss instanceof Loss.Reweighted reweighted) {
            return print(reweighted.weights()) + " * " + print(reweighted.loss());
        }
        if (loss instanceof Loss.BarlowTwins barlow) {
            return "barlow-twins(lambda=%s, projector=%s, scale=%s, center=%s)"
                    .formatted(show(barlow.lambda()), barlow.projector(), show(barlow.scale()), barlow.center());
        }
        return loss instanceof Loss.ZeroOne zeroOne
                ? "zero-one(" + zeroOne.norm().name().toLowerCase(Locale.ROOT) + ")"
                : ofLabels((Loss.OfLabels) loss);
    }

    private static String ofLabels(Loss.OfLabels loss) {
        if (loss instanceof Loss.Focal focal) {
            return "focal(" + show(focal.gamma()) + ")";
        }
        if (loss instanceof Loss.Ldam ldam) {
            return "ldam(" + show(ldam.margin()) + ", scale=" + show(ldam.scale()) + ")";
        }
        if (loss instanceof Loss.LogitAdjusted adjusted) {
            return "logit-adjusted(" + show(adjusted.tau()) + ")";
        }
        return loss instanceof Loss.BalancedSoftmax ? "balanced-softmax" : "cross-entropy";
    }

    private static String print(ClassWeights weights) {
        String from = "from=" + show(weights.from()) + ")";
        return weights instanceof ClassWeights.ClassBalanced balanced
                ? "class-balanced(" + show(balanced.beta()) + ", " + from
                : "inverse-frequency(" + from;
    }

    private static String show(double number) {
        return Numbers.print(number);
    }
}
