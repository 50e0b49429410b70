package org.astrapia.config;

import static org.astrapia.language.Parameter.integers;
import static org.astrapia.language.Parameter.number;
import static org.astrapia.language.Parameter.word;
import static org.astrapia.language.Term.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.language.Expression;
import org.astrapia.language.Numbers;
import org.astrapia.language.Parameter;
import org.astrapia.language.Problems;
import org.astrapia.language.Vocabulary;

/**
 * Losses as expressions: {@code cross-entropy + 10 * zero-one(l1)}, {@code class-balanced(0.9999, from=0.8) *
 * ldam(0.5)}.
 */
public final class Losses {
    private static final Vocabulary<Loss> LOSSES = Vocabulary.of(
            "loss",
            term("cross-entropy", "mean over the batch", a -> new Loss.CrossEntropy()),
            term(
                    "focal",
                    "cross-entropy times (1 - p)^gamma: images that are right already count less",
                    a -> new Loss.Focal(a.number("gamma")),
                    number("gamma").from(0).to(100).or(1.0)),
            term(
                    "ldam",
                    "cross-entropy of scaled cosines; the rarer a class, the larger the margin that it must win by",
                    a -> new Loss.Ldam(a.number("margin"), a.number("scale")),
                    number("margin").above(0).to(2).or(0.5),
                    number("scale").above(0).to(1000).or(30.0)),
            term(
                    "logit-adjusted",
                    "cross-entropy of logits + tau * log(share of the class in training)",
                    a -> new Loss.LogitAdjusted(a.number("tau")),
                    number("tau").from(0).to(100).or(1.0)),
            term(
                    "balanced-softmax",
                    "cross-entropy of logits + log(training images of the class); equals logit-adjusted(1)",
                    a -> new Loss.BalancedSoftmax()),
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

    private static final Parameter FROM = number("from").from(0).below(1).or(0.0);

    private static final Vocabulary<ClassWeights> WEIGHTS = Vocabulary.of(
            "class weight",
            term(
                    "class-balanced",
                    "before a loss of labels: (1 - beta) / (1 - beta^n) for n training images, after this share of the"
                            + " training",
                    a -> new ClassWeights.ClassBalanced(a.number("beta"), a.number("from")),
                    number("beta").from(0).below(1).or(0.9999),
                    FROM),
            term(
                    "inverse-frequency",
                    "before a loss of labels: 1 / n for n training images, after this share of the training",
                    a -> new ClassWeights.InverseFrequency(a.number("from")),
                    FROM));

    private Losses() {}

    /** What may stand in a loss: the losses, then the class weights. */
    static List<Vocabulary<?>> vocabularies() {
        return List.of(LOSSES, WEIGHTS);
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
            return product(product, problems);
        }
        if (isWeights(expression)) {
            String advice = "class weights stand before a loss, as in class-balanced(0.9999) * cross-entropy";
            problems.error(expression.at(), expression.length(), advice);
            return Optional.empty();
        }
        return LOSSES.read(expression, problems);
    }

    private static boolean isWeights(Expression expression) {
        return expression instanceof Expression.Call call && WEIGHTS.names().contains(call.name());
    }

    private static Optional<Loss> product(Expression.Product product, Problems problems) {
        double factor = 1;
        boolean scaled = false;
        List<Expression> losses = new ArrayList<>();
        List<Expression> weights = new ArrayList<>();
        for (Expression part : product.factors()) {
            if (part instanceof Expression.Numeral numeral) {
                factor *= numeral.value();
                scaled = true;
            } else {
                (isWeights(part) ? weights : losses).add(part);
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
        Optional<Loss> loss = read(losses.get(0), problems);
        for (Expression one : weights) {
            Optional<ClassWeights> read = WEIGHTS.read(one, problems);
            loss = loss.flatMap(inner -> read.flatMap(w -> reweighted(w, inner, one, problems)));
        }
        double weight = factor;
        return scaled ? loss.map(inner -> new Loss.Weighted(weight, inner)) : loss;
    }

    /** {@code weights * loss}; a number that stands between them comes to the front. */
    private static Optional<Loss> reweighted(ClassWeights weights, Loss loss, Expression at, Problems problems) {
        if (loss instanceof Loss.OfLabels ofLabels) {
            return Optional.of(new Loss.Reweighted(weights, ofLabels));
        }
        if (loss instanceof Loss.Weighted scaled) {
            return reweighted(weights, scaled.loss(), at, problems)
                    .map(inner -> new Loss.Weighted(scaled.factor(), inner));
        }
        String reason = loss instanceof Loss.Reweighted
                ? "a loss has one kind of class weights, and this one has two"
                : loss instanceof Loss.Total
                        ? "class weights belong to one loss, not to a sum; write them before each loss of it"
                        : "zero-one is about the architecture and has no classes that could be weighed";
        problems.error(at.at(), at.length(), reason);
        return Optional.empty();
    }

    /** The loss as it is written. */
    public static String print(Loss loss) {
        return LossPrinter.print(loss);
    }

    /** The losses that others are sums and multiples of. */
    static Stream<Loss> parts(Loss loss) {
        if (loss instanceof Loss.Total total) {
            return total.terms().stream().flatMap(Losses::parts);
        }
        if (loss instanceof Loss.Weighted weighted) {
            return parts(weighted.loss());
        }
        return loss instanceof Loss.Reweighted reweighted ? Stream.of(reweighted.loss()) : Stream.of(loss);
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
        return parts(loss).anyMatch(Loss.OfLabels.class::isInstance);
    }

    /**
     * Scales of the cosines that these losses of one network ask for: none for a plain classifier, one for a normalised
     * one.
     */
    public static List<Double> scales(Loss... losses) {
        return Stream.of(losses)
                .flatMap(Losses::parts)
                .filter(Loss.Ldam.class::isInstance)
                .map(loss -> ((Loss.Ldam) loss).scale())
                .distinct()
                .toList();
    }
}
