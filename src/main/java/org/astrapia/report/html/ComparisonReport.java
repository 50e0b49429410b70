package org.astrapia.report.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.astrapia.language.Json;
import org.astrapia.report.figures.RunGroup;
import org.astrapia.report.figures.RunGroups;
import org.astrapia.report.figures.TestSet;
import org.astrapia.run.content.Run;

/** Several runs as one HTML file that compares them; otherwise as {@link HtmlReport}. */
public final class ComparisonReport {
    private ComparisonReport() {}

    /** The report's text. */
    public static String of(List<Run> runs) {
        List<RunGroup> groups = RunGroups.of(runs);
        Markup page = Page.open("Comparison of " + runs.size() + " runs");
        header(page, runs, groups);
        page.open("main").contents();
        sections(page, runs, groups);
        return Page.end(page.closeLine());
    }

    /** What there is to compare of runs. */
    static void sections(Markup page, List<Run> runs, List<RunGroup> groups) {
        List<RunGroup> letters = KeySection.lettered(groups);
        KeySection.write(page, groups);
        OverviewSection.write(page, letters);
        sizes(page, letters);
        DifferenceSection.write(page, letters);
        DropSection.write(page, letters);
        SearchesSection.write(page, groups);
        PublishedSection.write(page, letters);
        GroupSection.write(page, KeySection.named(groups));
        new ComparisonCurves(letters).write(page);
        data(page, letters);
        cells(page, KeySection.named(groups));
        OriginSection.write(page, runs);
    }

    private static void header(Markup page, List<Run> runs, List<RunGroup> groups) {
        String experiments = groups.size() == 1 ? "1 experiment" : groups.size() + " experiments";
        page.open("header").element("p", "Astrapia comparison", "class", "kicker");
        page.element("h1", runs.size() + " runs of " + experiments);
        page.element("p", groups.stream().map(RunGroup::label).collect(Collectors.joining(" · ")), "class", "quiet");
        for (Run run : runs) {
            if (!run.isDone()) {
                page.open("p", "class", "notice").element("strong", run.name() + " has not finished. ");
                page.text("Its status is “" + run.state() + "”; what it lacks is n/a here.")
                        .closeLine();
            }
            for (String file : run.unreadable()) {
                page.open("p", "class", "notice").element("strong", "Left out: ");
                page.text(run.name() + ", " + file).closeLine();
            }
        }
        page.closeLine();
    }

    /** Every network of every run as a point, a colour for each experiment. */
    private static void sizes(Markup page, List<RunGroup> groups) {
        SizeChart chart = new SizeChart(TestSet.ofGroups(groups).heading() + " against size");
        for (int i = 0; i < groups.size(); i++) {
            chart.add(
                    groups.get(i).label(),
                    Palette.line(i),
                    groups.get(i).runs().stream()
                            .flatMap(run -> run.networks().stream()
                                    .map(network -> SizeChart.point(
                                            run.name() + ", " + network.name(),
                                            network.parameters(),
                                            network.balancedAccuracy())))
                            .toList());
        }
        if (!chart.isEmpty()) {
            page.open("section").open("div", "class", "figures");
            chart.write(page);
            page.close().closeLine();
        }
    }

    /** A figure for each distribution of labels, named by the experiments that have it. */
    private static void data(Markup page, List<RunGroup> groups) {
        Map<List<Long>, List<RunGroup>> distributions = groups.stream()
                .collect(Collectors.groupingBy(
                        group -> data(group).wholes("train_counts"), LinkedHashMap::new, Collectors.toList()));
        distributions.remove(List.<Long>of());
        if (distributions.isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Data").open("div", "class", "figures");
        distributions.forEach((kept, same) -> {
            Json data = data(same.get(0));
            String title = same.get(0).data() + ": "
                    + same.stream().map(RunGroup::label).collect(Collectors.joining(", "));
            new ClassChart(title, data.texts("classes"), kept, data.wholes("available")).write(page);
        });
        page.close().closeLine();
    }

    private static Json data(RunGroup group) {
        return group.runs().get(0).provenance().at("data");
    }

    private static void cells(Markup page, List<RunGroup> groups) {
        if (groups.stream()
                .flatMap(group -> group.runs().stream())
                .noneMatch(run -> run.genotype().isPresent())) {
            return;
        }
        page.open("section").element("h2", "Cells");
        for (RunGroup group : groups) {
            boolean first = true;
            for (Run run : group.runs()) {
                if (run.genotype().isPresent()) {
                    Object[] open = first ? new Object[] {"open", "open"} : new Object[0];
                    page.open("details", open).element("summary", group.label() + ", seeds " + run.seeds());
                    ArchitectureSection.writeCells(page, run.genotype().get());
                    page.closeLine();
                    first = false;
                }
            }
        }
        page.closeLine();
    }
}
