package org.astrapia.sweep.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The numbers are those of SciPy 1.10.1: {@code stats.t.interval(0.95, n - 1, loc=mean, scale=stats.sem(d))},
 * {@code stats.wilcoxon(d, mode='exact')}, and {@code stats.bootstrap((d,), numpy.mean, n_resamples=200000, method='percentile')}.
 * With ties and zeros, for which SciPy 1.10 has no exact test, the probability is that of all signs, one by one.
 */
class PairedDifferenceTest {
    private static final PairedDifference FIVE = of(0.012, 0.034, -0.005, 0.021, 0.017);
    private static final PairedDifference NINE = of(1.83, 0.5, 1.62, -2.48, 1.68, -1.88, 1.55, -3.06, 1.30);
    private static final PairedDifference TIES = of(0.01, 0.01, -0.01, 0.02, 0.03, 0.0, 0.02);

    private static PairedDifference of(double... differences) {
        return new PairedDifference(differences);
    }

    @Test
    void meanAndDeviationAreThoseOfTheSample() {
        assertThat(FIVE.mean()).isCloseTo(0.0158, within(1e-15));
        assertThat(FIVE.deviation()).isCloseTo(0.014202112518917741, within(1e-15));
        assertThat(of(1).deviation()).isNaN();
        assertThat(of().mean()).isNaN();
    }

    @Test
    void theIntervalIsStudents() {
        close(FIVE.studentInterval(), -0.001834251813179165, 0.03343425181317917, 1e-12);
        close(NINE.studentInterval(), -1.4210410198017778, 1.6565965753573333, 1e-9);
        close(of(0.02, 0.05).studentInterval(), -0.15559307104648143, 0.22559307104648144, 1e-9);
        assertThat(of(0.02).studentInterval().low()).isNaN();
    }

    /** Draws differ from SciPy's; the intervals agree as far as those of other draws do. */
    @Test
    void theBootstrapIsThePercentileInterval() {
        close(FIVE.bootstrapInterval(), 0.0038, 0.0262, 1e-3);
        close(NINE.bootstrapInterval(), -1.1733333333333331, 1.2466666666666666, 0.05);
        close(of(0.02, 0.05).bootstrapInterval(), 0.02, 0.05, 1e-15);
        assertThat(FIVE.bootstrapInterval()).isEqualTo(FIVE.bootstrapInterval());
    }

    @Test
    void wilcoxonsTestIsExact() {
        assertThat(FIVE.wilcoxon()).hasValueCloseTo(0.125, within(1e-12));
        assertThat(NINE.wilcoxon()).hasValueCloseTo(0.91015625, within(1e-12));
        assertThat(of(0.02, 0.05).wilcoxon()).hasValueCloseTo(0.5, within(1e-12));
    }

    @Test
    void tiesAndPairsThatDoNotDifferAreCountedAsWilcoxonHasIt() {
        assertThat(TIES.wilcoxon()).hasValueCloseTo(0.125, within(1e-12));
        assertThat(of(0.85 - 0.80, 0.75 - 0.70, -0.05, 0.1).wilcoxon())
                .isEqualTo(of(0.05, 0.05, -0.05, 0.1).wilcoxon());
        assertThat(of(0, 0, 0).wilcoxon()).isEmpty();
    }

    @Test
    void ofManyPairsTheDistributionIsTheNormalOne() {
        double[] many = Arrays.stream(
                        ("2.341 -2.256 0.718 -0.268 -0.153 0.084 -1.72 0.068 -0.565 3.623 0.526 -0.053 0.019 -0.368"
                                        + " -0.755 -0.091 0.782 0.061 1.258 0.1 0.324 1.846 0.845 -0.205 0.117 0.841 2.235 0.03 0.056 1.302"
                                        + " -0.586 0.008 1.183 0.88 0.392 0.97 -2.528 1.321 -0.66 -1.369 0.576 1.001 -0.145 -0.776 0.326"
                                        + " 0.247 1.706 1.047 0.494 1.412 0.094 -0.626 0.884 0.883 0.085 -0.483 0.529 -2.194 0.99 0.791")
                                .split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(of(many).wilcoxon()).hasValueCloseTo(0.013379732514095138, within(1e-9));
    }

    private static void close(PairedDifference.Interval interval, double low, double high, double tolerance) {
        assertThat(interval.low()).isCloseTo(low, within(tolerance));
        assertThat(interval.high()).isCloseTo(high, within(tolerance));
    }
}
