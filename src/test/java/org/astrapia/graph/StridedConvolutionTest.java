package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;

/**
 * oneDNN's derivative of a strided 1x1 convolution by its filter corrupted the heap for batches of three images; the
 * factorized reduction must not emit one.
 */
class StridedConvolutionTest {
    @Test
    void factorizedReductionsOfThreeImagesTrainWithoutCrashing() {
        SearchSpace space = Samples.space(List.of("skip_connect"), Map.of());
        try (SupernetModel model =
                SupernetModel.compile(space, Samples.search(new Mixing.Softmax()), Samples.target(32, Samples.ALL))) {
            model.initialize(1);
            for (int step = 0; step < 100; step++) {
                assertThat(model.weightStep(Samples.batch(3, 32, step), 0.01).loss())
                        .isFinite();
            }
        }
    }
}
