package org.astrapia.graph.passes;

import org.astrapia.network.Op;
import org.astrapia.network.Program;

/** Leaves out what only helps a training. */
public final class Stripping {
    private Stripping() {}

    /** No path is dropped. */
    public static Program ofDroppedPaths(Program program) {
        return Rewriter.rewrite(
                program,
                (value, inputs, rewriter) ->
                        value.op() instanceof Op.DropPath ? inputs.get(0) : rewriter.keep(value, inputs));
    }

    /** Nothing is normalised over the batch either. */
    public static Program ofNormalisation(Program program) {
        return Rewriter.rewrite(
                ofDroppedPaths(program),
                (value, inputs, rewriter) ->
                        value.op() instanceof Op.BatchNorm ? inputs.get(0) : rewriter.keep(value, inputs));
    }
}
