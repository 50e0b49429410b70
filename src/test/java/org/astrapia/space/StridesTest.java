package org.astrapia.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.astrapia.language.ExpressionParser;
import org.astrapia.language.Position;
import org.astrapia.language.Problems;
import org.astrapia.space.Strides.Stride;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StridesTest {
    private static final Stride ONE = Stride.ONE;
    private static final Stride TWO = new Stride(2, 2);
    private static final Stride HEIGHT = new Stride(2, 1);
    private static final Stride WIDTH = new Stride(1, 2);

    @Test
    void theFirstDepthwiseOfASeparableConvolutionTakesTheStride() {
        String chain = "relu >> depthwise(3) >> pointwise >> bn >> relu >> depthwise(3) >> pointwise >> bn";
        assertThat(strides(chain, 2)).containsExactly(ONE, TWO, ONE, ONE, ONE, ONE, ONE, ONE);
    }

    @Test
    void aRowAndAColumnShareTheStride() {
        assertThat(strides("relu >> conv(1, 7) >> conv(7, 1) >> bn", 2)).containsExactly(ONE, WIDTH, HEIGHT, ONE);
        assertThat(strides("conv(7, 1) >> depthwise(3) >> conv(1, 7)", 2)).containsExactly(HEIGHT, ONE, WIDTH);
    }

    @Test
    void aLonelyRowTakesBothAxes() {
        assertThat(strides("relu >> pointwise >> conv(1, 7) >> depthwise(3)", 2))
                .containsExactly(ONE, ONE, TWO, ONE);
    }

    @Test
    void withoutWindowsTheFirstConvolutionTakesTheStride() {
        assertThat(strides("relu >> pointwise >> pointwise >> bn", 2)).containsExactly(ONE, TWO, ONE, ONE);
        assertThat(strides("relu >> pointwise >> max_pool(3)", 2)).containsExactly(ONE, ONE, TWO);
    }

    @Test
    void poolsSkipAndZeroTakeTheStride() {
        assertThat(strides("max_pool(3) >> bn(search)", 2)).containsExactly(TWO, ONE);
        assertThat(strides("avg_pool(3)", 2)).containsExactly(TWO);
        assertThat(strides("skip", 2)).containsExactly(TWO);
        assertThat(strides("zero", 2)).containsExactly(TWO);
    }

    @Test
    void nothingTakesTheStrideWhereNothingCan() {
        assertThat(strides("relu >> bn", 2)).containsExactly(ONE, ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"skip", "conv(1, 7) >> conv(7, 1)", "relu >> depthwise(5, dilation=2) >> pointwise >> bn"})
    void atStrideOneAllRunAtStrideOne(String chain) {
        assertThat(strides(chain, 1)).containsOnly(ONE);
    }

    private static List<Stride> strides(String chain, int stride) {
        Problems problems = new Problems();
        List<Primitive> primitives =
                OperationParser.parse(ExpressionParser.parse(chain, new Position("test", 1, 1)), problems);
        assertThat(problems.all()).isEmpty();
        return Strides.of(primitives, stride);
    }
}
