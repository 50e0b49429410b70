package org.astrapia.config.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.config.value.ExpressionType;
import org.astrapia.config.value.ValueType;
import org.astrapia.language.Expression;
import org.astrapia.language.Numbers;
import org.astrapia.language.Problems;
import org.astrapia.language.Range;
import org.astrapia.space.Mixing;

/**
 * Losses as expressions: {@code cross-entropy + 10 * zero-one(l2)}, {@code class-balanced(0.9999, from=0.8) *
 * ldam(0.5)}.
 */
public final class Losses {
    private static final Range FACTOR = Range.ANY.above(0).to(1e30);

    /** The type of a key that holds a loss. */
    public static final ValueType<Loss> TYPE =
            new ExpressionType<>(List.of(Loss.TERMS, ClassWeights.TERMS), Losses::read, Loss::print);

    private Losses() {}

    /** The loss that an expression spells; empty when {@code problems} had to be told why not. */
    public static Optional<Loss> read(Expression expression, Problems problems) {
        if (expression.terms().size() > 1) {
            List<Loss> terms = new ArrayList<>();
            for (Expression term : expression.terms()) {
                read(term, problems).ifPresent(terms::add);
            }
            return terms.size() == expression.terms().size() ? Optional.of(new Loss.Total(terms)) : Optional.empty();
        }
        if (expression.factors().size() > 1) {
            return product(expression, problems);
        }
        if (ClassWeights.TERMS.knows(expression)) {
            String advice = "class weights stand before a loss, as in class-balanced(0.9999) * cross-entropy";
            problems.error(expression.at(), expression.length(), advice);
            return Optional.empty();
        }
        return Loss.TERMS.read(expression, problems).map(loss -> loss);
    }

    private static Optional<Loss> product(Expression product, Problems problems) {
        double factor = 1;
        boolean scaled = false;
        List<Expression> losses = new ArrayList<>();
        List<Expression> weights = new ArrayList<>();
        for (Expression part : product.factors()) {
            Optional<Expression.Numeral> number = part.asNumeral();
            if (number.isPresent()) {
                factor *= number.get().value();
                scaled = true;
            } else {
                (ClassWeights.TERMS.knows(part) ? weights : losses).add(part);
            }
        }
        if (losses.size() != 1) {
            problems.error(
                    product.at(), product.length(), "expected one loss times a number, such as 10 * zero-one(l2)");
            return Optional.empty();
        }
        Optional<Loss> loss = read(losses.get(0), problems);
        if (!areAllowed(factor, loss, product, problems)) {
            return Optional.empty();
        }
        for (Expression one : weights) {
            Optional<ClassWeights> read = ClassWeights.TERMS.read(one, problems);
            loss = loss.flatMap(inner -> read.flatMap(w -> inner.accept(new Reweighing(w, one, problems))));
        }
        double weight = factor;
        return scaled ? loss.map(inner -> new Loss.Weighted(weight, inner)) : loss;
    }

    /** Whether a factor is allowed, also together with those of the loss that it stands before. */
    private static boolean areAllowed(double factor, Optional<Loss> loss, Expression product, Problems problems) {
        List<Double> factors = new ArrayList<>(List.of(factor));
        loss.ifPresent(inner -> inner.parts().forEach(part -> factors.add(factor * part.factor())));
        for (double one : factors) {
            if (!FACTOR.holdsReal(one)) {
                String message = "the factor of a loss is " + (Double.isInfinite(one) ? "infinite" : Numbers.print(one))
                        + FACTOR.inSingle(one) + ", allowed is " + FACTOR.described();
                problems.error(product.at(), product.length(), message);
                return false;
            }
        }
        return true;
    }

    /** {@code weights * loss}; a number that stands between them comes to the front. */
    private record Reweighing(ClassWeights weights, Expression at, Problems problems)
            implements Loss.Visitor<Optional<Loss>> {
        @Override
        public Optional<Loss> ofLabels(LabelLoss loss) {
            return Optional.of(new Loss.Reweighted(weights, loss));
        }

        @Override
        public Optional<Loss> weighted(Loss.Weighted loss) {
            return loss.loss().accept(this).map(inner -> new Loss.Weighted(loss.factor(), inner));
        }

        @Override
        public Optional<Loss> reweighted(Loss.Reweighted loss) {
            return refuse("a loss has one kind of class weights, and this one has two");
        }

        @Override
        public Optional<Loss> total(Loss.Total loss) {
            return refuse("class weights belong to one loss, not to a sum; write them before each loss of it");
        }

        @Override
        public Optional<Loss> labelFree(LabelFreeLoss loss) {
            return refuse(loss.name() + " " + loss.withoutClasses());
        }

        private Optional<Loss> refuse(String reason) {
            problems.error(at.at(), at.length(), reason);
            return Optional.empty();
        }
    }

    /** Names of its terms that are about alpha, not about what the network makes of images. */
    public static List<String> ofAlpha(Loss loss) {
        return named(loss)
                .filter(term -> term.ofAlphaAlone().isPresent())
                .map(Loss.Named::name)
                .distinct()
                .toList();
    }

    /** Why terms of it make no sense with a way of mixing. */
    public static List<String> unlike(Loss loss, Mixing mixing) {
        return named(loss)
                .flatMap(term -> term.unlike(mixing).stream())
                .distinct()
                .toList();
    }

    /** Whether a zero-one loss is part of it that pulls at every distance from 0.5 alike. */
    public static boolean pullsEvenly(Loss loss) {
        return named(loss).anyMatch(new LabelFreeLoss.ZeroOne(LabelFreeLoss.Norm.L1)::equals);
    }

    /** Whether it compares two views of every image. */
    public static boolean needsTwoViews(Loss loss) {
        return named(loss).anyMatch(Loss.Named::needsTwoViews);
    }

    /** The losses in it that want one label an image, as they are written. */
    public static List<String> ofOneLabel(Loss loss) {
        return named(loss)
                .filter(Loss.Named::needsLabels)
                .filter(one -> !one.knowsSeveralLabels())
                .map(Loss::print)
                .toList();
    }

    /** Whether it looks at labels. */
    public static boolean needsLabels(Loss loss) {
        return named(loss).anyMatch(Loss.Named::needsLabels);
    }

    /**
     * Scales of the cosines that these losses of one network ask for: none for a plain classifier, one for a normalised
     * one.
     */
    public static List<Double> scales(Loss... losses) {
        return Stream.of(losses)
                .flatMap(Losses::named)
                .flatMapToDouble(loss -> loss.cosineScale().stream())
                .distinct()
                .boxed()
                .toList();
    }

    /** The largest number by which a term of these losses is multiplied, at least 1. */
    public static double largestFactor(Stream<Loss> losses) {
        return losses.flatMap(Loss::parts)
                .mapToDouble(part -> part.factor() * part.loss().ownFactor())
                .reduce(1, Math::max);
    }

    private static Stream<Loss.Named> named(Loss loss) {
        return loss.parts().map(Loss.Part::loss);
    }
}
