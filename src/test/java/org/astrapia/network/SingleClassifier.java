package org.astrapia.network;

import java.util.List;
import org.astrapia.config.loss.Loss;

/** A program of a classifier and a loss alone; an image of one pixel is its features. */
public final class SingleClassifier {
    private SingleClassifier() {}

    /** Its parameters are {@code c/weight} and, for a linear classifier, {@code c/bias}; outputs as a network's. */
    public static Program build(Loss loss, int features, List<Integer> classCounts) {
        return build(loss, new Input(1, 1, features, classCounts));
    }

    /** The same for such an input, of one pixel. */
    public static Program build(Loss loss, Input input) {
        int features = input.channels();
        List<Integer> classCounts = input.classCounts();
        ProgramBuilder program = new ProgramBuilder();
        Value image = program.image(Dimensions.map(1, 1, features));
        Labels labels = program.labels(input);
        Value pixels = program.globalAverage(image);
        Value logits = new Classifier(classCounts.size(), loss).write(program, pixels, "c");
        program.output(Program.FEATURES, pixels);
        program.output(Program.LOGITS, logits);
        LossBuilder losses = new LossBuilder(program, "term/", labels);
        program.output(
                DerivedNetwork.LOSS, losses.write(loss, new Views(logits, pixels, image, program::globalAverage)));
        return program.build();
    }
}
