package org.astrapia.report.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.astrapia.report.figures.ReadableNames;
import org.astrapia.report.figures.TestSet;
import org.astrapia.report.figures.UnlistedColumns;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.Metric;

/** The curves of a run's stages. */
final class Curves {
    private static final Set<String> OWN = Set.of("search", "retrain", "baseline");

    private final Run run;
    private final String lead;
    private final String baseline;
    private final String test;

    Curves(Run run) {
        this.run = run;
        this.test = TestSet.of(run).line();
        List<NetworkResult> networks = run.networks();
        this.lead = networks.isEmpty() ? "genotype" : networks.get(0).name();
        this.baseline = networks.size() > 1 ? networks.get(1).name() : "baseline";
    }

    /** Loss, accuracies, the terms of the losses and the skip connections over the search. */
    void writeSearch(Markup page) {
        List<EpochRow> rows = run.stage("search");
        page.open("div", "class", "figures");
        LineChart.ofNumbers("Loss")
                .add("weights", "line-1", rows, Metric.LOSS)
                .add("alpha", "line-2", rows, Metric.ARCHITECTURE_LOSS)
                .write(page);
        LineChart.ofShares("Accuracy")
                .add("training, weights' half", "line-1 thin", rows, Metric.ACCURACY)
                .add("training, alpha's half", "line-2", rows, Metric.ARCHITECTURE_ACCURACY)
                .add(test, "line-3", rows, Metric.TEST_BALANCED)
                .add(test, "line-3", rows, Metric.TEST_AUROC)
                .add("long-tailed test", "line-4 dashed", rows, Metric.TEST_LONG_TAILED)
                .write(page);
        LineChart.ofShares("True accuracy of the genotype that would be derived, by the table")
                .add("by the table", "line-1", rows, Metric.TRUE_ACCURACY)
                .write(page);
        LineChart.ofCounts("Operations without weights in the genotype that would be derived")
                .add("skip connections", "line-2", rows, Metric.SKIPS)
                .add("skip connections and pools", "line-1", rows, Metric.WITHOUT_WEIGHTS)
                .write(page);
        LineChart.ofCounts("Weights of operations that changed sides since the first epoch")
                .add("both cells", "line-2", rows, Metric.CHANGED)
                .write(page);
        page.closeLine();
        Markup more = new Markup();
        LineChart.ofNumbers("Zero-one term of alpha's loss")
                .add("zero-one", "line-1", rows, Metric.ZERO_ONE)
                .write(more);
        LineChart.ofNumbers("Concentration term of alpha's loss")
                .add("concentration", "line-1", rows, Metric.CONCENTRATION)
                .write(more);
        LineChart.ofNumbers("Expected size above the budget, as a share of it")
                .add("budget", "line-1", rows, Metric.BUDGET)
                .write(more);
        writeTerms(more, List.of(rows));
        fold(page, more);
    }

    /** What few readers look for is there, but closed. */
    private static void fold(Markup page, Markup figures) {
        String more = figures.toString();
        if (!more.isEmpty()) {
            page.open("details").element("summary", "Terms of the losses, and what else was measured");
            page.open("div", "class", "figures").raw(more).close().closeLine();
        }
    }

    /** The searched network and the baseline on the same axes. */
    void writeTraining(Markup page) {
        List<EpochRow> searched = run.stage("retrain");
        List<EpochRow> fixed = run.stage("baseline");
        page.open("div", "class", "figures");
        LineChart.ofNumbers("Training loss")
                .add(lead, "line-1", searched, Metric.LOSS)
                .add(baseline, "line-2 dashed", fixed, Metric.LOSS)
                .write(page);
        LineChart.ofShares("Accuracy")
                .add(lead + ", " + test, "line-1", searched, Metric.TEST_BALANCED)
                .add(lead + ", " + test, "line-1", searched, Metric.TEST_AUROC)
                .add(lead + ", training", "line-1 thin", searched, Metric.ACCURACY)
                .add(baseline + ", " + test, "line-2 dashed", fixed, Metric.TEST_BALANCED)
                .add(baseline + ", " + test, "line-2 dashed", fixed, Metric.TEST_AUROC)
                .add(baseline + ", training", "line-2 thin dashed", fixed, Metric.ACCURACY)
                .write(page);
        page.closeLine();
        Markup more = new Markup();
        writeTerms(more, List.of(searched));
        fold(page, more);
    }

    /** A section for each other stage that the run had; stages that are counted share one. */
    void writeOthers(Markup page) {
        Map<String, Map<String, List<EpochRow>>> stages = run.metrics().stream()
                .filter(row -> !OWN.contains(row.stage()))
                .collect(Collectors.groupingBy(
                        row -> ReadableNames.heading(row.stage()),
                        LinkedHashMap::new,
                        Collectors.groupingBy(EpochRow::stage, LinkedHashMap::new, Collectors.toList())));
        stages.forEach((heading, same) -> {
            List<List<EpochRow>> rows = List.copyOf(same.values());
            String name = same.size() == 1 ? "training" : "training, mean of " + same.size();
            page.open("section").element("h2", heading).open("div", "class", "figures");
            LineChart.ofNumbers("Training loss")
                    .addAll(name, "line-1", rows, Metric.LOSS)
                    .write(page);
            LineChart.ofShares("Accuracy")
                    .addAll(name, "line-1 thin", rows, Metric.ACCURACY)
                    .addAll(test, "line-3", rows, Metric.TEST_BALANCED)
                    .addAll("long-tailed test", "line-4 dashed", rows, Metric.TEST_LONG_TAILED)
                    .write(page);
            page.closeLine();
            Markup more = new Markup();
            writeTerms(more, rows);
            fold(page, more);
            page.closeLine();
        });
    }

    /** The terms of losses, and columns of which nothing is known but their name. */
    private static void writeTerms(Markup page, List<List<EpochRow>> stages) {
        List<EpochRow> all = stages.stream().flatMap(List::stream).toList();
        LineChart.ofNumbers("Barlow Twins loss per dimension")
                .addAll("on the diagonal", "line-2", stages, Metric.BARLOW_ON)
                .addAll("off the diagonal", "line-3 dashed", stages, Metric.BARLOW_OFF)
                .addAll("on the diagonal, alpha's half", "line-2 thin", stages, Metric.ARCHITECTURE_BARLOW_ON)
                .addAll("off the diagonal, alpha's half", "line-3 thin dashed", stages, Metric.ARCHITECTURE_BARLOW_OFF)
                .write(page);
        LineChart.ofShares("Accuracy of the nearest neighbour's class, mean of the classes")
                .addAll("training images", "line-3", stages, Metric.NEIGHBOUR_ACCURACY)
                .write(page);
        LineChart.ofNumbers("Effective rank of the embeddings")
                .addAll("training images", "line-2", stages, Metric.EFFECTIVE_RANK)
                .write(page);
        LineChart.ofCounts("Steps skipped, their gradients too large for 16 bits")
                .addAll("weights", "line-1", stages, Metric.SKIPPED)
                .addAll("alpha", "line-2", stages, Metric.ARCHITECTURE_SKIPPED)
                .write(page);
        LineChart.ofNumbers("Loss scale of mixed precision")
                .addAll("weights", "line-1", stages, Metric.LOSS_SCALE)
                .addAll("alpha", "line-2", stages, Metric.ARCHITECTURE_LOSS_SCALE)
                .write(page);
        LineChart shares = LineChart.ofShares("Share of each term in alpha's gradient");
        List<String> terms = UnlistedColumns.shares(all);
        for (int i = 0; i < terms.size(); i++) {
            String term = terms.get(i).substring(Metric.SHARE.length());
            shares.addAll(term.replace('_', '-'), Palette.line(i), stages, terms.get(i));
        }
        shares.write(page);
        for (String column : UnlistedColumns.unknown(all)) {
            LineChart.ofNumbers(ReadableNames.sentence(column))
                    .addAll(column, "line-1", stages, column)
                    .write(page);
        }
    }
}
