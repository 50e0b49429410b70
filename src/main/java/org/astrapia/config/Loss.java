package org.astrapia.config;

import java.util.List;

/** What a network, or alpha, is trained to make small. */
public sealed interface Loss {
    /** A loss of each image's logits and label; the batch's is their mean, or their {@link Reweighted} mean. */
    sealed interface OfLabels extends Loss {}

    /** {@code cross-entropy}: {@code -log p} with p the softmax of the true class. */
    record CrossEntropy() implements OfLabels {}

    /** {@code focal(gamma)}: {@code -(1-p)^gamma log p} (Lin et al. 2017, equation 4); with gamma 0 cross-entropy. */
    record Focal(double gamma) implements OfLabels {}

    /**
     * {@code ldam(margin, scale=...)}: cross-entropy of {@code scale * (cos - m)} for the true class and {@code scale *
     * cos} for the others, cos between features and class vector; {@code m = margin * n^(-1/4) / max(n^(-1/4))}, so that
     * the rarest class has the whole margin (Cao et al. 2019, equations 13 and 12). The network's classifier is
     * normalised for it.
     */
    record Ldam(double margin, double scale) implements OfLabels {}

    /**
     * {@code logit-adjusted(tau)}: cross-entropy of {@code logits + tau * log prior}, the prior a class's share of the
     * training images (Menon et al. 2021, equation 10).
     */
    record LogitAdjusted(double tau) implements OfLabels {}

    /**
     * {@code balanced-softmax}: cross-entropy of {@code logits + log n} (Ren et al. 2020, equation 4). The softmax does
     * not see the difference between n and the prior, so this is {@code logit-adjusted(1)}.
     */
    record BalancedSoftmax() implements OfLabels {}

    /**
     * {@code class-balanced(...) * loss}: each image's loss counts by its class. Cross-entropies of every kind are
     * averaged as {@code sum(w l) / sum(w)} over the batch, as the LDAM code does by torch's weighted cross-entropy; the
     * focal loss as {@code sum(w l) / N} (Cui et al. 2019, equation 12). The LDAM code's focal loss takes p from the
     * weighted cross-entropy besides, which neither paper does; here p is the network's.
     */
    record Reweighted(ClassWeights weights, OfLabels loss) implements Loss {}

    /**
     * {@code zero-one(l2)} or {@code zero-one(l1)}: pushes sigmoid weights s to 0 or 1. L2 is {@code -mean((s-0.5)^2)}
     * (the FairDARTS code's default), L1 {@code -mean(|s-0.5|)} (the papers' formula), the mean over all alpha of both
     * kinds of cell.
     */
    record ZeroOne(Norm norm) implements Loss {}

    /**
     * {@code barlow-twins(lambda, projector, scale, center)} (Zbontar et al. 2021): with C the correlation over the batch
     * between the embeddings of two views of the same images, {@code scale * (sum (1 - C_ii)^2 + lambda * sum C_ij^2)}, the
     * second sum over i != j.
     *
     * @param projector sizes of the layers between the network and the embeddings
     * @param center whether the embeddings' means are taken off first, as the published code does; the SSF-NAS paper's
     *     equation (9) does not
     */
    record BarlowTwins(double lambda, List<Integer> projector, double scale, boolean center) implements Loss {
        public BarlowTwins {
            projector = List.copyOf(projector);
        }
    }

    /** {@code factor * loss}. */
    record Weighted(double factor, Loss loss) implements Loss {}

    /** {@code a + b + ...}. */
    record Total(List<Loss> terms) implements Loss {
        public Total {
            terms = List.copyOf(terms);
        }
    }

    /** Form of the zero-one loss. */
    enum Norm {
        L1,
        L2
    }
}
