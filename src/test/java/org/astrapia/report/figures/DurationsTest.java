package org.astrapia.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "4.24, 4.2 s",
        "9.96, 10 s",
        "43, 43 s",
        "59.6, 1 min 00 s",
        "725, 12 min 05 s",
        "11220, 3 h 07 min",
        "-1, ?",
        "NaN, ?",
        "Infinity, ?"
    })
    void thePartsThatMatterAreShown(double seconds, String text) {
        assertThat(Durations.text(seconds)).isEqualTo(text);
    }
}
