package org.astrapia.config;

import java.util.List;

/** What a network, or alpha, is trained to make small. */
public sealed interface Loss {
    /** {@code cross-entropy}: mean over the batch. */
    record CrossEntropy() implements Loss {}

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
