package org.astrapia.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Axes of whatever numbers a training may give. */
class ScaleTest {
    @Test
    void ticksAreRoundNumbersBetweenTheEnds() {
        Scale scale = Scale.round(0.31, 2.4, 4, 100, 0);
        assertThat(scale).isEqualTo(new Scale(0, 3, 100, 0));
        assertThat(scale.ticks(5)).containsExactly(0.0, 1.0, 2.0, 3.0);
        assertThat(Scale.round(0.1, 0.7, 4, 0, 1).ticks(4)).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8);
        assertThat(new Scale(1, 160, 0, 1).wholeTicks(6)).containsExactly(50.0, 100.0, 150.0);
        assertThat(new Scale(1, 2, 0, 1).wholeTicks(6)).containsExactly(1.0, 2.0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.35, 0.35",
        "1e22, 1e22",
        "8.7e34, 8.7e34",
        "2.3, 8.7e34",
        "1e22, 1.0000000000000002e22",
        "-1e300, 1e300",
        "-1.7976931348623157e308, 1.7976931348623157e308",
        "1.7976931348623157e308, 1.7976931348623157e308",
        "4.9e-324, 4.9e-324",
        "0, 4.9e-324",
        "0, 1e-310",
        "-1e300, 1e308",
        "9007199254740993, 9007199254740995",
        "-2147483648, 2147483647",
    })
    void anyFiniteRangeHasAFewDistinctTicksWithinItsEnds(double least, double most) {
        Scale scale = Scale.round(least, most, 4, 192, 10);
        assertThat(scale.least()).isFinite().isLessThanOrEqualTo(least);
        assertThat(scale.most()).isFinite().isGreaterThanOrEqualTo(most);
        for (List<Double> ticks : List.of(scale.ticks(5), scale.wholeTicks(5), new Scale(least, most, 0, 1).ticks(5))) {
            assertThat(ticks).hasSizeLessThanOrEqualTo(20).isSorted().doesNotHaveDuplicates();
            assertThat(ticks).allSatisfy(tick -> assertThat(tick).isFinite());
        }
        assertThat(scale.ticks(5)).isNotEmpty();
        for (double value : new double[] {least, most}) {
            assertThat(scale.at(value)).isBetween(10.0, 192.0);
        }
    }
}
