package org.astrapia.space;

import org.astrapia.genotype.Shape;

/**
 * What cells have in common, and how they are stacked to a network.
 *
 * @param shape of the cells
 * @param reduction what halves the image and doubles the channels, twice in a network
 * @param stem channels of the stem, as a multiple of those of the first cell's nodes
 */
public record Skeleton(Shape shape, Reduction reduction, int stem) {
    /** That of DARTS. */
    public static final Skeleton DARTS = new Skeleton(Shape.DARTS, Reduction.CELLS, 3);

    /** What halves the image. */
    public enum Reduction {
        /** Two of the cells, after a third and two thirds of them (DARTS). */
        CELLS,
        /**
         * A residual block between stages of equal cells; batch normalisation and ReLU follow the last cell (NAS-Bench-201). A number
         * of cells is that of one of the three stages.
         */
        RESIDUAL_BLOCKS
    }

    /** A number of cells in words, {@code 5 cells} or {@code 5 cells a stage}. */
    public String described(int cells) {
        return cells + (cells == 1 ? " cell" : " cells") + (reduction == Reduction.RESIDUAL_BLOCKS ? " a stage" : "");
    }
}
