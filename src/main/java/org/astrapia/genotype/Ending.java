package org.astrapia.genotype;

/** What the output of a cell is. */
public enum Ending {
    /** The nodes side by side: the cell is as many times wider as nodes are joined (DARTS). */
    CONCAT,
    /** The last node alone (NAS-Bench-201). */
    LAST,
    /** The sum of the nodes. */
    SUM
}
