package org.astrapia.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.regex.Pattern;
import org.astrapia.report.html.SizeChart.Point;
import org.junit.jupiter.api.Test;

class SizeChartTest {
    private static String drawn(SizeChart chart) {
        Markup page = new Markup();
        page.open("main");
        chart.write(page);
        return page.close().toString();
    }

    /** A tenth of the size is as far to the left as ten times the size is to the right. */
    @Test
    void sizesLieOnALogarithmicAxis() {
        String page = drawn(new SizeChart("Accuracy against size")
                .add(
                        "ours",
                        "line-1",
                        List.of(new Point("a", 1e4, 0.5), new Point("b", 1e5, 0.6), new Point("c", 1e6, 0.7))));

        assertThat(places(page)).hasSize(3);
        List<Double> x = places(page);
        assertThat(x.get(2) - x.get(1)).isCloseTo(x.get(1) - x.get(0), within(0.2));
        assertThat(page).contains("<title>b: 60.00%, 100 k parameters</title>", ">10 k<", ">1 M<");
    }

    private static List<Double> places(String page) {
        return Pattern.compile("<circle[^>]* cx=\"([0-9.]+)\" cy=\"[0-9.]+\" r=\"3\"")
                .matcher(page)
                .results()
                .map(match -> Double.valueOf(match.group(1)))
                .filter(x -> x > 12) // those of the legend lie at 6
                .toList();
    }

    @Test
    void networksOfOneSizeSayNothing() {
        assertThat(drawn(new SizeChart("t")
                        .add("ours", "line-1", List.of(new Point("a", 10, 0.5), new Point("b", 10, 0.6)))))
                .isEqualTo(drawn(new SizeChart("t")));
        assertThat(new SizeChart("t")
                        .add("ours", "line-1", List.of(new Point("a", 0, 0.5), new Point("b", 10, Double.NaN)))
                        .isEmpty())
                .isTrue();
    }

    /** Sizes that are nearly the same get their own ends as labels. */
    @Test
    void aNarrowSpanHasLabelsToo() {
        String page = drawn(new SizeChart("t")
                .add("ours", "line-1", List.of(new Point("a", 44_000, 0.5), new Point("b", 46_900, 0.6))));
        assertThat(page).contains(">42.3 k<", ">48.4 k<");
    }
}
