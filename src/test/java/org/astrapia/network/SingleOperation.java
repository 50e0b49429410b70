package org.astrapia.network;

import org.astrapia.space.Operation;

/** A program of one operation alone, its result named {@code out}. */
public final class SingleOperation {
    private SingleOperation() {}

    /** {@code operation} at {@code stride} on images of the given size; weights are named {@code op/dw1} and so on. */
    public static Program build(Operation operation, int stride, boolean search, int height, int width, int channels) {
        ProgramBuilder program = new ProgramBuilder();
        Value image = program.image(Dimensions.map(height, width, channels));
        program.output("out", new OperationBuilder(program, search).apply(operation, image, stride, "op"));
        return program.build();
    }
}
