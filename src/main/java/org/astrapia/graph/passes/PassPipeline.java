package org.astrapia.graph.passes;

import java.util.List;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.network.Program;

/** All passes, in the order in which they run. */
public final class PassPipeline {
    private static final List<Pass> ALL = List.of(
            new Elimination(),
            new CommonSubexpressions(),
            new ScaleFolding(),
            new DilatedWindows(),
            new KernelSelection(),
            new Rematerialization());

    private PassPipeline() {}

    /** Names of all passes, in the order in which they run. */
    public static List<String> names() {
        return ALL.stream().map(Pass::name).toList();
    }

    /** Runs the chosen passes, and then gives maps 16 bits where {@code narrow} says so. */
    public static Program run(Program program, Passes passes, boolean narrow) {
        Program result = run(program, passes);
        return narrow ? Narrowing.apply(result) : result;
    }

    /** Runs the chosen passes. */
    public static Program run(Program program, Passes passes) {
        Program result = program;
        for (Pass pass : ALL) {
            if (passes.all() || passes.names().contains(pass.name())) {
                result = pass.apply(result);
            }
        }
        return result;
    }
}
