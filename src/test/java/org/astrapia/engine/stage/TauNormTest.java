package org.astrapia.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Class vectors divided by a power of their length, against numbers by hand. */
class TauNormTest {
    private static final Offset<Double> CLOSE = within(1e-6);

    /** Of two features and three classes: the vectors are (3, 4), (0.6, -0.8) and (0, 0), of length 5, 1 and 0. */
    private static final Map<String, float[]> WEIGHTS = Map.of(
            "classifier/weight", new float[] {3, 0.6f, 0, 4, -0.8f, 0},
            "classifier/bias", new float[] {7, -7, 1},
            "stem/conv", new float[] {9});

    @ParameterizedTest
    @CsvSource({"0, 3, 4", "0.5, 1.3416408, 1.7888544", "1, 0.6, 0.8", "2, 0.12, 0.16"})
    void vectorsAreDividedAndTheBiasIsLeftOut(double tau, double first, double second) {
        Map<String, float[]> normalised = TauNormStage.normalised(WEIGHTS, tau);
        float[] vectors = normalised.get("classifier/weight");
        double[] expected = {first, 0.6, 0, second, -0.8, 0};
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) vectors[i]).isCloseTo(expected[i], CLOSE);
        }
        assertThat(normalised.get("classifier/bias")).containsOnly(0);
        assertThat(normalised.get("stem/conv")).containsExactly(9);
        assertThat(WEIGHTS.get("classifier/weight")).containsExactly(3, 0.6f, 0, 4, -0.8f, 0);
    }
}
