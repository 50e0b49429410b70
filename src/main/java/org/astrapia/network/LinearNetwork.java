package org.astrapia.network;

import org.astrapia.config.loss.Loss;

/** A linear classifier on features that another network gave: an "image" of one pixel with a channel per feature. */
final class LinearNetwork {
    private LinearNetwork() {}

    /** The classifier with its training loss, outputs named as a derived network's. */
    static Program build(Loss loss, Input input) {
        ProgramBuilder program = new ProgramBuilder();
        Value image = program.image(input.image());
        Labels labels = program.labels(input);
        Views views = Views.of(program, image, program::globalAverage, new Classifier(input.classes(), loss));
        program.output(DerivedNetwork.LOSS, new LossBuilder(program, "term/", labels).write(loss, views));
        return program.build();
    }
}
