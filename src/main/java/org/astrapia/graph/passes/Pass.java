package org.astrapia.graph.passes;

import org.astrapia.network.Program;

/** Rewrites a program into one with the same outputs. */
public interface Pass {
    /** Name in {@code compiler.passes}. */
    String name();

    /** The rewritten program; parameters stay as they are. */
    Program apply(Program program);
}
