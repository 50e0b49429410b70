package org.astrapia.network;

import java.util.List;
import org.astrapia.config.Loss;

/** A linear classifier on features that another network gave: an "image" of one pixel with a channel per feature. */
public final class LinearNetwork {
    private LinearNetwork() {}

    /** The classifier with its training loss, outputs named as a derived network's. */
    public static Program build(int features, List<Integer> classCounts, Loss loss) {
        ProgramBuilder program = new ProgramBuilder();
        Value image = program.image(1, 1, features);
        Value labels = program.labels();
        Views views = Views.of(program, image, program::globalAverage, new Classifier(classCounts.size(), loss));
        program.output(
                DerivedNetwork.LOSS,
                new LossBuilder(program, "term/", labels, classCounts, List.of()).write(loss, views));
        return program.build();
    }
}
