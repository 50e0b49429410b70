package org.astrapia.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;
import org.junit.jupiter.api.Test;

/** Charts of text of whatever numbers a training may give. */
class TerminalPlotTest {
    @Test
    void whatIsNotANumberIsLeftOut() {
        List<EpochRow> rows = List.of(
                row(0, 2.0),
                row(1, 1.0),
                row(2, Double.NaN),
                row(3, 1.0),
                row(4, Double.POSITIVE_INFINITY),
                row(5, 0.5),
                row(6, 0.25));
        String text =
                new TerminalPlot("loss", 1).add("weights", rows, Metric.LOSS).render(Style.plain());
        assertThat(text).contains("* weights 0.250").doesNotContain("NaN", "Infinity");
    }

    @Test
    void aChartOfTheLargestNumbersKeepsToItsWidth() {
        List<EpochRow> rows = List.of(row(0, -Double.MAX_VALUE), row(1, 8.7e34), row(2, Double.MAX_VALUE));
        String text =
                new TerminalPlot("loss", 1).add("weights", rows, Metric.LOSS).render(Style.plain());
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(text).contains(" 2e+308 +", "-2e+308 +");
    }

    private static EpochRow row(int epoch, double loss) {
        return new EpochRow("search", epoch, Map.of("loss", loss));
    }
}
