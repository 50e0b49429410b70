package org.astrapia.report.terminal;

/** How many colours a terminal shows at once. */
public enum ColorDepth {
    /** Too few for pictures, or none. */
    FEW,
    /** The 256 of xterm: a cube of 6 by 6 by 6, and 24 greys. */
    PALETTE,
    /** All of red, green and blue in 256 steps each. */
    TRUE
}
