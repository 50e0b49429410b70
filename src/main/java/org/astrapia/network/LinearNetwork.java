package org.astrapia.network;

import java.util.List;
import org.astrapia.config.loss.Loss;
import org.astrapia.network.Parameter.Initial;
import org.astrapia.network.Parameter.Kind;

/** A classifier on what another network gave: an "image" of one pixel with a channel per feature, or per class. */
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

    /**
     * A classifier and a factor for each of its logits, all of them 1 at first, with the training loss; outputs named as a derived
     * network's.
     */
    static Program scaledClassifier(Loss loss, Input input) {
        ProgramBuilder program = new ProgramBuilder();
        Value image = program.image(input.image());
        Labels labels = program.labels(input);
        Value features = program.output(Program.FEATURES, program.globalAverage(image));
        Value given = new Classifier(input.classes(), loss).write(program, features, "classifier");
        Value logits = program.output(Program.LOGITS, program.factors(given, "scale"));
        Views views = new Views(logits, features, image, program::globalAverage);
        program.output(DerivedNetwork.LOSS, new LossBuilder(program, "term/", labels).write(loss, views));
        return program.build();
    }

    /** A factor for each logit, all of them 1 at first, with the training loss; outputs named as a derived network's. */
    static Program scales(Loss loss, Input input) {
        ProgramBuilder program = new ProgramBuilder();
        Value image = program.image(input.image());
        Labels labels = program.labels(input);
        Value given = program.output(Program.FEATURES, program.globalAverage(image));
        Value factors =
                program.parameter("classifier/scale", Kind.WEIGHT, new Initial.Constant(1), 1, 1, input.classes(), 1);
        Value scaled = program.add(new Op.Depthwise(1, 1), List.of(image, factors), image.dimensions());
        Value logits = program.output(Program.LOGITS, program.globalAverage(scaled));
        Views views = new Views(logits, given, image, program::globalAverage);
        program.output(DerivedNetwork.LOSS, new LossBuilder(program, "term/", labels).write(loss, views));
        return program.build();
    }
}
