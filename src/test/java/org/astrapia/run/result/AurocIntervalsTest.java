package org.astrapia.run.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;
import org.astrapia.language.Json;
import org.astrapia.language.JsonText;
import org.astrapia.run.result.Bootstrap.Interval;
import org.junit.jupiter.api.Test;

class AurocIntervalsTest {
    private static final double[][] SCORES = {
        {.1, .8, .35, .35, .7, .6, .2, .9, .35, .2, .05, .6}, {.3, .2, .9, .4, .1, .35, .4, .4, .8, .05, .2, .15}
    };

    /** Of each label. */
    private static final boolean[][] HAS = {has("011010010100"), has("101001001001")};

    private static boolean[] has(String marks) {
        boolean[] has = new boolean[marks.length()];
        for (int i = 0; i < has.length; i++) {
            has[i] = marks.charAt(i) == '1';
        }
        return has;
    }

    /** The draws of the intervals below. */
    private static final class Congruential implements IntUnaryOperator {
        private long state = 12345;

        @Override
        public int applyAsInt(int below) {
            state = (state * 1103515245 + 12345) % (1L << 31);
            return (int) ((state >> 8) % below);
        }
    }

    @Test
    void areThoseOfScikitLearnAndNumPyWithTheSameDraws() {
        // numpy.percentile of 200 roc_auc_score(has[drawn], scores[drawn]) of each label, and of their means;
        // scikit-learn 1.2.1
        AurocIntervals intervals =
                AurocIntervals.of(SCORES, HAS, 200, new Congruential()).orElseThrow();
        same(intervals.labels().get(0), 0.4856808035714286, 1.0);
        same(intervals.labels().get(1), 0.3333333333333333, 1.0);
        same(Optional.of(intervals.mean()), 0.5147110615079366, 0.9152380952380954);
    }

    private static void same(Optional<Interval> interval, double low, double high) {
        assertThat(interval.orElseThrow().low()).isCloseTo(low, within(1e-9));
        assertThat(interval.orElseThrow().high()).isCloseTo(high, within(1e-9));
    }

    @Test
    void aLabelThatNoImageHasHasNone() {
        AurocIntervals intervals = AurocIntervals.of(SCORES, new boolean[][] {HAS[0], new boolean[12]})
                .orElseThrow();
        assertThat(intervals.labels().get(1)).isEmpty();
        assertThat(Optional.of(intervals.mean())).isEqualTo(intervals.labels().get(0));
        assertThat(AurocIntervals.of(intervals.numbers())).isEqualTo(intervals);
    }

    @Test
    void nothingIsSaidOfManyImagesOrNone() {
        assertThat(AurocIntervals.of(new double[2][5_001], new boolean[2][5_001]))
                .isEmpty();
        assertThat(AurocIntervals.of(new double[2][0], new boolean[2][0])).isEmpty();
        assertThat(AurocIntervals.of(new double[1][3], new boolean[1][3])).isEmpty();
    }

    @Test
    void theyAreKeptInADocument() throws Exception {
        LabelScores scores = new LabelScores(
                List.of(
                        LabelScore.of(SCORES[0], i -> HAS[0][i], OptionalDouble.empty()),
                        LabelScore.of(SCORES[1], i -> HAS[1][i], OptionalDouble.empty())),
                AurocIntervals.of(SCORES, HAS),
                List.of(PrecisionRecall.of(SCORES[1], i -> HAS[1][i]).forLabel(1, 4)));
        String text = JsonText.document(scores.document());
        assertThat(LabelScores.read(Json.parse(text), 2)).contains(scores);
    }
}
