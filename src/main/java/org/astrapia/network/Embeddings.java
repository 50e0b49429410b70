package org.astrapia.network;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What Barlow Twins (Zbontar et al. 2021) compares: both views through the network and the projector, which share their
 * weights but not their batch statistics.
 *
 * @param first {@code [N, D]}
 * @param second {@code [N, D]}
 */
record Embeddings(Value first, Value second) {
    /**
     * Writes the projector, linear layers with batch normalisation and ReLU between them, behind both views.
     *
     * @param name of the projector, below which its weights are named
     * @param sizes of its layers
     */
    static Embeddings write(ProgramBuilder program, String name, List<Integer> sizes, Views views) {
        UnaryOperator<Value> projector = features -> project(program, name, sizes, features);
        Value first = projector.apply(views.features());
        Value second = program.onSecondView(
                views.image().dimensions(),
                image -> projector.apply(views.body().apply(image)));
        return new Embeddings(first, second);
    }

    private static Value project(ProgramBuilder program, String name, List<Integer> sizes, Value features) {
        Value x = features;
        for (int layer = 1; layer <= sizes.size(); layer++) {
            x = program.matrix(x, name + "/linear" + layer, sizes.get(layer - 1));
            if (layer < sizes.size()) {
                x = program.relu(program.batchNorm(x, name + "/bn" + layer, true));
            }
        }
        return x;
    }
}
