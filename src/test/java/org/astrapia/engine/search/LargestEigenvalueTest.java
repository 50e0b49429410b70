package org.astrapia.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LargestEigenvalueTest {
    private static UnaryOperator<double[]> matrix(double[]... rows) {
        return vector -> Arrays.stream(rows)
                .mapToDouble(row -> {
                    double sum = 0;
                    for (int i = 0; i < row.length; i++) {
                        sum += row[i] * vector[i];
                    }
                    return sum;
                })
                .toArray();
    }

    /** The quadratic 2 x² + 2 x y + 2 y²: its Hessian [[4, 2], [2, 4]] has the eigenvalues 6 and 2. */
    @Test
    void ofAKnownQuadratic() {
        assertThat(LargestEigenvalue.of(matrix(new double[] {4, 2}, new double[] {2, 4}), 2, 1))
                .isCloseTo(6, within(0.02));
    }

    /** [[-5, 0, 0], [0, 1, 2], [0, 2, 1]] has -5, 3 and -1: the one farthest from 0 is not the largest. */
    @Test
    void theLargestNeedNotBeTheFarthest() {
        assertThat(LargestEigenvalue.of(
                        matrix(new double[] {-5, 0, 0}, new double[] {0, 1, 2}, new double[] {0, 2, 1}), 3, 1))
                .isCloseTo(3, within(0.05));
        assertThat(LargestEigenvalue.of(matrix(new double[] {-5, 0}, new double[] {0, -2}), 2, 1))
                .isCloseTo(-2, within(0.05));
    }

    @Test
    void nothingAndNoNumber() {
        assertThat(LargestEigenvalue.of(vector -> new double[2], 2, 1)).isZero();
        assertThat(LargestEigenvalue.of(vector -> new double[] {Double.NaN, 0}, 2, 1))
                .isNaN();
    }

    /** Of nine measurements 1 1 1 1 1 2 2 2 2 the last five have the mean 1.8 and the first five 1. */
    @Test
    void aRiseIsOneOfMeans() {
        double[] measured = {1, 1, 1, 1, 1, 2, 2, 2, 2};
        assertThat(Rise.isIn(1.7, measured)).isTrue();
        assertThat(Rise.isIn(1.8, measured)).isFalse();
        assertThat(Rise.isIn(1.1, Arrays.copyOf(measured, 8))).isFalse();
        assertThat(Rise.isIn(1.3, 1, 1, 1, 1, 1, 1, 9, 1, 1, 1, 1, 1, 1)).isFalse();
    }
}
