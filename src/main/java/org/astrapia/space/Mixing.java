package org.astrapia.space;

/** How the architecture logits alpha of an edge become weights of its operations. */
public enum Mixing {
    /** DARTS: softmax over the operations of an edge; logits start at 1e-3 * N(0, 1). */
    SOFTMAX,
    /** FairDARTS: sigmoid, every operation on its own; logits start at 0. */
    SIGMOID;
}
