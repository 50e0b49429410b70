package org.astrapia.export;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.astrapia.config.loss.ClassBalance;
import org.astrapia.data.Distribution;
import org.astrapia.language.ExpressionParser;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Problem;
import org.astrapia.language.Problems;

/**
 * From logits to probabilities, for images among which the classes have other shares than those that the network assumes: each
 * probability is multiplied by the share there over the share that is assumed, and all are divided by their sum (Saerens, Latinne and
 * Decaestecker 2002, equation 2.4).
 */
public final class Prior {
    private static final int MOST = 1_000_000;

    private final double temperature;
    private final double[] added;
    private final boolean severalLabels;

    private Prior(double temperature, double[] added, boolean severalLabels) {
        this.severalLabels = severalLabels;
        this.temperature = temperature;
        this.added = added;
    }

    /** The shares that the network assumes. */
    static Prior assumed(ModelCard card) {
        return new Prior(
                card.temperature().orElse(1.0), new double[card.classes().size()], card.severalLabels());
    }

    /**
     * Stated shares.
     *
     * @param text a distribution: {@code balanced}, {@code natural} for the training images' own, {@code counts([20, 3])}
     * @throws InvalidInputException when it is none, or when nobody knows which shares the network assumes
     */
    static Prior of(String text, ModelCard card) {
        if (card.severalLabels()) {
            throw refusal("an image may have several of these labels, so that they have no shares that add up to one");
        }
        if (card.prior().power().isEmpty()) {
            throw refusal("nobody knows which shares of the classes this network assumes, since "
                    + card.prior().reason()
                    + "; its probabilities cannot be corrected for others. A network that was trained with"
                    + " cross-entropy, logit-adjusted or balanced-softmax could be");
        }
        int[] counts = card.trainCounts().stream().mapToInt(Integer::intValue).toArray();
        Problems problems = new Problems();
        Distribution distribution = Distribution.TERMS
                .read(ExpressionParser.parse(text, new Position("--prior", 1, 1)), problems)
                .orElse(new Distribution.Natural());
        problems.throwIfErrors();
        int[] wanted = wanted(distribution, card.classes(), counts);
        List<Double> there =
                ClassBalance.logPriors(Arrays.stream(wanted).boxed().toList());
        List<Double> here = ClassBalance.logPriors(card.trainCounts());
        double power = card.prior().power().get();
        return new Prior(
                card.temperature().orElse(1.0),
                IntStream.range(0, counts.length)
                        .mapToDouble(label -> there.get(label) - power * here.get(label))
                        .toArray(),
                false);
    }

    private static int[] wanted(Distribution distribution, List<String> classes, int[] counts) {
        try {
            Distribution ours = distribution.forClasses(classes);
            int[] most = IntStream.generate(() -> MOST).limit(counts.length).toArray();
            return ours.wanted(ours instanceof Distribution.Counts ? most : counts);
        } catch (InvalidInputException misfit) { // told of the experiment's key
            throw refusal(misfit.problems().get(0).message());
        }
    }

    private static InvalidInputException refusal(String reason) {
        return new InvalidInputException(
                List.of(new Problem(Problem.Severity.ERROR, new Position("--prior", 1, 1), "", 1, reason, List.of())));
    }

    /** Probabilities of one image. */
    double[] probabilities(float[] logits, int begin) {
        double[] values = new double[added.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < values.length; label++) {
            values[label] = logits[begin + label] / temperature + added[label];
            largest = Math.max(largest, values[label]);
        }
        if (severalLabels) {
            return Arrays.stream(values)
                    .map(logit -> 1 / (1 + Math.exp(-logit)))
                    .toArray();
        }
        double sum = 0;
        for (int label = 0; label < values.length; label++) {
            values[label] = Math.exp(values[label] - largest);
            sum += values[label];
        }
        for (int label = 0; label < values.length; label++) {
            values[label] /= sum;
        }
        return values;
    }
}
