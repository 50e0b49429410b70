package org.astrapia.network;

import java.util.function.UnaryOperator;

/**
 * A network as its losses see it.
 *
 * @param logits of the first view, {@code [N, classes]}
 * @param features of the first view, {@code [N, F]}
 * @param image the first view
 * @param body writes the network from an image to its features
 */
record Views(Value logits, Value features, Value image, UnaryOperator<Value> body) {
    /** A network from the images to the logits; names features and logits as outputs. */
    static Views of(ProgramBuilder program, Value image, UnaryOperator<Value> body, Classifier classifier) {
        Value features = program.output(Program.FEATURES, body.apply(image));
        Value logits = program.output(Program.LOGITS, classifier.write(program, features, "classifier"));
        return new Views(logits, features, image, body);
    }

    /** The same network with another head. */
    Views withLogits(Value other) {
        return new Views(other, features, image, body);
    }
}
