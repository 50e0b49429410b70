package org.astrapia.config;

import static org.astrapia.language.Parameter.integers;
import static org.astrapia.language.Parameter.number;
import static org.astrapia.language.Parameter.word;
import static org.astrapia.language.Term.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.language.Expression;
import org.astrapia.language.Numbers;
import org.astrapia.language.Problems;
import org.astrapia.language.Vocabulary;

/** Losses as expressions: {@code cross-entropy + 10 * zero-one(l1)}. */
public final class Losses {
    private static final Vocabulary<Loss> VOCABULARY = Vocabulary.of(
            "loss",
            term("cross-entropy", "mean over the batch", a -> new Loss.CrossEntropy()),
            term(
                    "zero-one",
                    "pushes sigmoid weights of operations to 0 or 1; l2 is FairDARTS' code, l1 the papers' formula",
                    a -> new Loss.ZeroOne(Loss.Norm.valueOf(a.word("norm").toUpperCase(Locale.ROOT))),
                    word("norm", "l1", "l2").or("l2")),
            term(
                    "barlow-twins",
                    "makes the embeddings of two views of an image alike and their dimensions unlike; needs no labels",
                    a -> new Loss.BarlowTwins(
                            a.number("lambda"),
                            a.integers("projector"),
                            a.number("scale"),
                            a.word("center").equals("true")),
                    number("lambda").from(0).or(0.0051),
                    integers("projector").from(2).to(65_536).or(List.of(512, 512, 512)),
                    number("scale").above(0).or(1.0),
                    word("center", "true", "false").or("true")));

    private Losses() {}

    /** The losses by name. */
    public static Vocabulary<Loss> vocabulary() {
        return VOCABULARY;
    }

    /** The loss that an expression spells; empty when {@code problems} had to be told why not. */
    static Optional<Loss> read(Expression expression, Problems problems) {
        if (expression instanceof Expression.Sum sum) {
            List<Loss> terms = new ArrayList<>();
            for (Expression term : sum.terms()) {
                read(term, problems).ifPresent(terms::add);
            }
            return terms.size() == sum.terms().size() ? Optional.of(new Loss.Total(terms)) : Optional.empty();
        }
        if (expression instanceof Expression.Product product) {
            return weighted(product, problems);
        }
        return VOCABULARY.read(expression, problems);
    }

    private static Optional<Loss> weighted(Expression.Product product, Problems problems) {
        double factor = 1;
        List<Expression> losses = new ArrayList<>();
        for (Expression part : product.factors()) {
            if (part instanceof Expression.Numeral numeral) {
                factor *= numeral.value();
            } else {
                losses.add(part);
            }
        }
        if (losses.size() != 1) {
            problems.error(
                    product.at(), product.length(), "expected one loss times a number, such as 10 * zero-one(l1)");
            return Optional.empty();
        }
        if (!(factor > 0) || Double.isInfinite(factor)) {
            String message = "the factor of a loss is " + Numbers.print(factor) + ", allowed is above 0";
            problems.error(product.at(), product.length(), message);
            return Optional.empty();
        }
        double weight = factor;
        return read(losses.get(0), problems).map(loss -> new Loss.Weighted(weight, loss));
    }

    /** The loss as it is written. */
    public static String print(Loss loss) {
        if (loss instanceof Loss.Total total) {
            return total.terms().stream()
                    .map(term -> term instanceof Loss.Total ? "(" + print(term) + ")" : print(term))
                    .collect(Collectors.joining(" + "));
        }
        if (loss instanceof Loss.Weighted weighted) {
            Loss inner = weighted.loss();
            boolean compound = inner instanceof Loss.Total || inner instanceof Loss.Weighted;
            return Numbers.print(weighted.factor()) + " * " + (compound ? "(" + print(inner) + ")" : print(inner));
        }
        if (loss instanceof Loss.BarlowTwins barlow) {
            return "barlow-twins(lambda=%s, projector=%s, scale=%s, center=%s)"
                    .formatted(
                            Numbers.print(barlow.lambda()),
                            barlow.projector(),
                            Numbers.print(barlow.scale()),
                            barlow.center());
        }
        return loss instanceof Loss.ZeroOne zeroOne
                ? "zero-one(" + zeroOne.norm().name().toLowerCase(Locale.ROOT) + ")"
                : "cross-entropy";
    }

    /** The losses that a loss is made of, without factors and sums. */
    static Stream<Loss> parts(Loss loss) {
        if (loss instanceof Loss.Total total) {
            return total.terms().stream().flatMap(Losses::parts);
        }
        return loss instanceof Loss.Weighted weighted ? parts(weighted.loss()) : Stream.of(loss);
    }

    /** Whether a zero-one loss is part of it. */
    static boolean hasZeroOne(Loss loss) {
        return parts(loss).anyMatch(Loss.ZeroOne.class::isInstance);
    }

    /** Whether it compares two views of every image. */
    public static boolean needsTwoViews(Loss loss) {
        return parts(loss).anyMatch(Loss.BarlowTwins.class::isInstance);
    }

    /** Whether it looks at labels. */
    public static boolean needsLabels(Loss loss) {
        return parts(loss).anyMatch(part -> !(part instanceof Loss.BarlowTwins || part instanceof Loss.ZeroOne));
    }
}
