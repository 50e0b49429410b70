package org.astrapia.network;

import org.astrapia.config.Loss;

/** A linear classifier on features that another network gave: an "image" of one pixel with a channel per feature. */
public final class LinearNetwork {
    private LinearNetwork() {}

    /** The classifier with its training loss, outputs named as a derived network's. */
    public static Program build(int features, int classes, Loss loss) {
        ProgramBuilder program = new ProgramBuilder();
        Value image = program.image(1, 1, features);
        Value labels = program.labels();
        Views views = Views.of(program, image, program::globalAverage, classes);
        program.output(
                DerivedNetwork.LOSS,
                new LossBuilder(program, "term/", labels, java.util.List.of()).write(loss, views));
        return program.build();
    }
}
