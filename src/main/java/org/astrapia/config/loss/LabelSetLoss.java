package org.astrapia.config.loss;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.number;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.astrapia.language.Term;

/**
 * A loss of images that may have several labels at once, or none: every label is a question of its own, answered by the sigmoid of
 * its logit. An image's loss is the mean over the labels; the batch's is the mean over the images.
 */
public sealed interface LabelSetLoss extends LabelLoss {
    /** The losses of this family by name. */
    List<Term<? extends Loss.Named>> TERMS = List.of(
            term(
                    SigmoidCrossEntropy.class,
                    "sigmoid-cross-entropy",
                    "for images of several labels: cross-entropy of each label by itself, mean over labels and batch",
                    a -> new SigmoidCrossEntropy()),
            term(
                    SigmoidFocal.class,
                    "sigmoid-focal",
                    "sigmoid-cross-entropy times (1 - p)^gamma, p the probability of what is right",
                    a -> new SigmoidFocal(a.number("gamma")),
                    number("gamma").from(0).to(100).or(2.0).of(SigmoidFocal::gamma)),
            term(
                    DistributionBalanced.class,
                    "distribution-balanced",
                    "for long-tailed images of several labels: weights that know which labels come together, and negatives that"
                            + " count less",
                    a -> new DistributionBalanced(a.number("gamma"), a.number("negative"), a.number("bias")),
                    number("gamma").from(0).to(100).or(2.0).of(DistributionBalanced::gamma),
                    number("negative").above(0).to(100).or(2.0).named().of(DistributionBalanced::negative),
                    number("bias").from(0).to(10).or(0.05).named().of(DistributionBalanced::bias)));

    @Override
    default boolean knowsSeveralLabels() {
        return true;
    }

    @Override
    default Optional<LabelSetLoss> ofSets() {
        return Optional.of(this);
    }

    /**
     * What the loss of a label is made of: {@code weight (1 - e^-c)^gamma c} with {@code c = log(1 + e^t)}; t is {@code -(z + b)}
     * for a label that the image has and {@code negative (z + b)} for one that it has not, z the logit.
     *
     * @param offsets b, of each label
     * @param negative how much steeper the loss of a missing label is
     * @param weights of each label, for each set; a missing label's is divided by {@code negative} already
     * @param gamma 0 for none
     */
    record Form(List<Double> offsets, double negative, List<List<Double>> weights, double gamma) {
        public Form {
            offsets = List.copyOf(offsets);
            weights = weights.stream().map(List::copyOf).toList();
        }

        /** The same with other weights of the labels. */
        public Form times(List<Double> ofLabels) {
            return new Form(
                    offsets,
                    negative,
                    weights.stream()
                            .map(row -> IntStream.range(0, row.size())
                                    .mapToObj(label -> row.get(label) * ofLabels.get(label))
                                    .toList())
                            .toList(),
                    gamma);
        }

        private Form times(double factor) {
            return times(Collections.nCopies(offsets.size(), factor));
        }

        private static Form plain(ImageSets sets, double gamma) {
            List<Double> ones = Collections.nCopies(sets.labels(), 1.0);
            return new Form(Collections.nCopies(sets.labels(), 0.0), 1, Collections.nCopies(sets.count(), ones), gamma);
        }
    }

    /**
     * Its form for a training set.
     *
     * @param counts training images of each label
     */
    Form form(ImageSets sets, List<Integer> counts);

    /** {@code sigmoid-cross-entropy}: {@code -log p} for a label that the image has, {@code -log(1 - p)} for any other. */
    record SigmoidCrossEntropy() implements LabelSetLoss {
        @Override
        public Form form(ImageSets sets, List<Integer> counts) {
            return Form.plain(sets, 0);
        }
    }

    /** {@code sigmoid-focal(gamma)}: Lin et al. 2017, equation 4, for each label, without its alpha. */
    record SigmoidFocal(double gamma) implements LabelSetLoss {
        @Override
        public Form form(ImageSets sets, List<Integer> counts) {
            return Form.plain(sets, gamma);
        }
    }

    /**
     * {@code distribution-balanced(gamma, negative=..., bias=...)}: Wu et al. 2020, "Distribution-Balanced Loss for Multi-Label
     * Classification in Long-Tailed Datasets", equations 4 to 8, with the numbers of its code for COCO-LT (wutong16/DistributionBalancedLoss):
     * weights {@code 0.1 + sigmoid(10 (r - 0.2))} with r the inverse frequency of a label over the sum of
     * those of all labels of an image (without labels: infinite); b is {@code -bias / negative * log(n / n_k - 1)}, so that a rare label need not be pushed so far down;
     * the focal term counts twice.
     *
     * @param gamma of the focal term; 0 for none
     * @param negative lambda, by which the logit of a missing label is multiplied
     * @param bias kappa
     */
    record DistributionBalanced(double gamma, double negative, double bias) implements LabelSetLoss {
        private static final double LEAST = 0.1;
        private static final double STEEPNESS = 10;
        private static final double MIDDLE = 0.2;
        private static final double FOCAL = 2;

        @Override
        public Form form(ImageSets sets, List<Integer> counts) {
            List<Double> offsets = counts.stream()
                    .map(count ->
                            -bias / negative * Math.log((double) sets.images() / inside(count, sets.images()) - 1))
                    .toList();
            List<List<Double>> weights = IntStream.range(0, sets.count())
                    .mapToObj(set -> weights(sets, set, counts))
                    .toList();
            Form form = new Form(offsets, negative, weights, gamma);
            return gamma > 0 ? form.times(FOCAL) : form;
        }

        /** A label that no image has, or every one, counts as one that one image has, or all but one. */
        private static int inside(int count, int images) {
            return Math.max(1, Math.min(count, images - 1));
        }

        private List<Double> weights(ImageSets sets, int set, List<Integer> counts) {
            double all = sets.sets().get(set).stream()
                    .mapToDouble(label -> inverse(counts.get(label)))
                    .sum();
            return IntStream.range(0, sets.labels())
                    .mapToObj(label -> {
                        double share = inverse(counts.get(label)) / all; // without labels infinite
                        double weight = LEAST + 1 / (1 + Math.exp(-STEEPNESS * (share - MIDDLE)));
                        return sets.has(set, label) ? weight : weight / negative;
                    })
                    .toList();
        }

        private static double inverse(int count) {
            return 1.0 / Math.max(1, count);
        }
    }
}
