package org.astrapia.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;
import org.junit.jupiter.api.Test;

/** Curves of whatever numbers a training may give. */
class LineChartTest {
    @Test
    void aCurveHasGapsWhereItIsNotANumberAndGoesOnBehindThem() {
        List<EpochRow> rows = List.of(
                row(0, 2.0),
                row(1, 1.0),
                row(2, Double.NaN),
                row(3, 1.0),
                row(4, Double.POSITIVE_INFINITY),
                row(5, 0.5),
                row(6, 0.25));
        Markup page = new Markup();
        LineChart.ofNumbers("Loss").add("weights", "line-1", rows, Metric.LOSS).write(page);
        String chart = page.toString();
        assertThat(chart).contains("<b>0.25</b>").doesNotContain("NaN", "Infinity");
        assertThat(chart.replaceAll("(?s).*class=\"line line-1\" d=\"(M[^\"]*L[^\"]*)\".*", "$1"))
                .matches("M[^ML]*L[^ML]*M[^ML]*L[^ML]*");
        assertThat(chart).contains("class=\"dot line-1\"");
    }

    @Test
    void aValueThatWasNotMeasuredIsNoGap() {
        List<EpochRow> rows = List.of(row(0, 2.0), new EpochRow("search", 1, Map.of()), row(2, 1.0));
        Markup page = new Markup();
        LineChart.ofNumbers("Loss").add("weights", "line-1", rows, Metric.LOSS).write(page);
        assertThat(page.toString()).doesNotContain("class=\"dot line-1\"");
    }

    private static EpochRow row(int epoch, double loss) {
        return new EpochRow("search", epoch, Map.of("loss", loss));
    }
}
