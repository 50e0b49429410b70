package org.astrapia.network;

import java.util.List;
import org.astrapia.config.loss.LabelFreeLoss;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.LabelSetLoss;

/** Primitives of which losses are made: weightless, and their derivatives read little. */
public sealed interface LossOp extends Op.Usual {
    @Override
    default long multiplyAdds(Value value) {
        return 0;
    }

    @Override
    default List<Value> kept(Value value) {
        return List.of();
    }

    /** Mean cross-entropy of (logits, labels). */
    record CrossEntropy() implements LossOp {}

    /** (logits): plus a constant for each class. */
    record Offset(List<Double> offsets) implements LossOp {
        public Offset {
            offsets = List.copyOf(offsets);
        }
    }

    /** (logits, labels): the logit of the true class less the margin of that class. */
    record Margin(List<Double> margins) implements LossOp {
        public Margin {
            margins = List.copyOf(margins);
        }
    }

    /**
     * Cross-entropy of each image of (logits, labels) with a share s of the label spread over all classes: {@code (1 - s) c_y
     * + s * mean of all c_k}, {@code [N]}.
     *
     * @param shares by the label's class
     */
    record Smoothed(List<Double> shares) implements LossOp {
        public Smoothed {
            shares = List.copyOf(shares);
        }
    }

    /** Loss of each image of (logits, labels): {@code [N]}. */
    record ImageLoss(LabelLoss.PerImage loss) implements LossOp {}

    /**
     * Loss of each image of (logits, labels), the labels being numbers of sets: {@code [N]}.
     *
     * @param sets labels of each set
     * @param form of the loss
     */
    record SetLoss(List<List<Integer>> sets, LabelSetLoss.Form form) implements LossOp {
        public SetLoss {
            sets = sets.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Mean of (numbers, labels) over the batch, each times the weight of its class: {@code sum(w l) / sum(w)}, or
     * {@code sum(w l) / N}. Before the share {@code from} of the training is done all weights are 1.
     *
     * @param weights of the classes; empty for 1
     * @param overWeights whether it is divided by the sum of the weights rather than by the number of images
     */
    record ClassMean(List<Double> weights, double from, boolean overWeights) implements LossOp {
        public ClassMean {
            weights = List.copyOf(weights);
        }
    }

    /** {@code share * a + (1 - share) * b} of (a, b), with the share that the images have of a mixed batch. */
    record Mixed() implements LossOp {}

    /** Zero-one loss over all entries of all inputs together, which are sigmoid weights. */
    record ZeroOne(LabelFreeLoss.Norm norm) implements LossOp {}

    /** Half the sum of the squares of elu(alpha) over all entries of all inputs, which are alphas. */
    record Concentration() implements LossOp {}

    /**
     * {@code max(0, base + sum of weight * cost)} of weights {@code [edges, operations]}, an input for each kind of cell.
     *
     * @param costs of each input, row by row
     */
    record Budget(double base, List<List<Double>> costs) implements LossOp {
        public Budget {
            costs = List.copyOf(costs);
        }
    }

    /**
     * Vectors {@code [N, D]} with variance 1 in every dimension over the batch: {@code (x - mean) / sqrt(variance + 1e-5)}
     * with the biased variance; without centring the mean counts as 0.
     */
    record Standardise(boolean center) implements LossOp {}

    /** {@code a' b / N} of (a, b), both {@code [N, D]}: {@code [D, D]}. */
    record CrossCorrelation() implements LossOp {}

    /** Sum of {@code (1 - c_ii)^2} of (c). */
    record OnDiagonal() implements LossOp {}

    /** Sum of {@code c_ij^2} over {@code i != j} of (c). */
    record OffDiagonal() implements LossOp {}
}
