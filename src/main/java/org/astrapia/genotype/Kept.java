package org.astrapia.genotype;

/** Which edges a genotype keeps. */
public enum Kept {
    /** Those that are chosen, each with any number of operations (DARTS). */
    SOME,
    /** All of them, each with one operation, which may be {@code none} (NAS-Bench-201). */
    ALL
}
