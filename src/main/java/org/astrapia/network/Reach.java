package org.astrapia.network;

/** What a pixel of a result depends on, besides weights. */
public enum Reach {
    /** The same pixel of the first input. */
    PIXEL,
    /** That pixel, and numbers over all pixels, which zeros beside them would change. */
    PIXEL_AND_STATISTICS,
    /** Other pixels, or its place. */
    BEYOND
}
