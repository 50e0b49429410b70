package org.astrapia.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "5, 5", "0.025, 0.025", "3e-4, 3e-4", "0.00051, 5.1e-4", "1000000, 1000000", "1e10, 1e10"})
    void printsAsPeopleWrite(double number, String text) {
        assertThat(Numbers.print(number)).isEqualTo(text);
    }

    @Test
    void whatIsPrintedReadsBackAsTheSameNumber() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertThat(Double.parseDouble(Numbers.print(number))).isEqualTo(number);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1M, 1000000", "0.5M, 500000", "3k, 3000", "1.25G, 1250000000", "0.0015k, 1.5", "7, 7"})
    void unitsAreThousandsMillionsAndMilliards(String text, double number) {
        double read = ExpressionParser.parse(text, new Position("test", 1, 1))
                .asNumeral()
                .orElseThrow()
                .value();
        assertThat(read).isEqualTo(number);
    }
}
