package org.astrapia.report.html;

import java.util.ArrayList;
import java.util.List;
import org.astrapia.report.figures.ReadableNames;
import org.astrapia.report.figures.RunGroup;
import org.astrapia.report.figures.TestSet;
import org.astrapia.run.content.Run;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;

/** The curves of all runs on the same axes: a colour for each experiment, a line for each run. */
final class ComparisonCurves {
    private final List<RunGroup> groups;
    private final List<String> stages;
    private final TestSet set;

    ComparisonCurves(List<RunGroup> groups) {
        this.groups = groups;
        this.set = TestSet.ofGroups(groups);
        this.stages = groups.stream()
                .flatMap(group -> group.runs().stream())
                .flatMap(run -> run.metrics().stream())
                .map(row -> ReadableNames.stem(row.stage()))
                .filter(stage -> !stage.equals("search"))
                .distinct()
                .toList();
    }

    /** Writes a section for the search and one for each stage of training; none for what was not measured. */
    void write(Markup page) {
        section(
                page,
                "Search",
                List.of(
                        chart(LineChart.ofShares("Supernet, " + set.line()), "search", Metric.TEST_BALANCED),
                        chart(LineChart.ofShares("Supernet, long-tailed test"), "search", Metric.TEST_LONG_TAILED),
                        chart(LineChart.ofCounts("Skip connections in both cells"), "search", Metric.SKIPS),
                        chart(LineChart.ofNumbers("Barlow Twins, on the diagonal"), "search", Metric.BARLOW_ON),
                        chart(LineChart.ofNumbers("Barlow Twins, off the diagonal"), "search", Metric.BARLOW_OFF)));
        for (String stage : stages) {
            section(page, heading(stage), training(stage));
        }
    }

    private List<LineChart> training(String stage) {
        List<LineChart> charts = new ArrayList<>();
        charts.add(chart(LineChart.ofShares(set.heading()), stage, Metric.TEST_BALANCED));
        charts.add(chart(LineChart.ofShares("Long-tailed test"), stage, Metric.TEST_LONG_TAILED));
        charts.add(chart(LineChart.ofNumbers("Training loss"), stage, Metric.LOSS));
        charts.add(chart(LineChart.ofNumbers("Barlow Twins, on the diagonal"), stage, Metric.BARLOW_ON));
        charts.add(chart(LineChart.ofNumbers("Barlow Twins, off the diagonal"), stage, Metric.BARLOW_OFF));
        return charts;
    }

    private static String heading(String stage) {
        return switch (stage) {
            case "retrain" -> "Retraining";
            case "baseline" -> "Fixed networks";
            default -> ReadableNames.heading(stage);
        };
    }

    private LineChart chart(LineChart chart, String stage, Metric metric) {
        for (int i = 0; i < groups.size(); i++) {
            List<List<EpochRow>> runs = groups.get(i).runs().stream()
                    .flatMap(run -> stages(run, stage).stream())
                    .toList();
            chart.addAll(groups.get(i).label(), Palette.line(i) + " slim", runs, metric);
        }
        return chart;
    }

    /** The rows of a stage, apart for those that are counted. */
    private static List<List<EpochRow>> stages(Run run, String stem) {
        return run.metrics().stream()
                .map(EpochRow::stage)
                .filter(stage -> ReadableNames.stem(stage).equals(stem))
                .distinct()
                .map(run::stage)
                .toList();
    }

    private static void section(Markup page, String heading, List<LineChart> charts) {
        if (charts.stream().allMatch(LineChart::isEmpty)) {
            return;
        }
        page.open("section").element("h2", heading).open("div", "class", "figures");
        charts.forEach(chart -> chart.write(page));
        page.close().closeLine();
    }
}
