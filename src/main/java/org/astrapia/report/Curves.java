package org.astrapia.report;

import java.util.List;

/** The curves of a run's stages. */
final class Curves {
    private final Run run;
    private final String baseline;

    Curves(Run run) {
        this.run = run;
        this.baseline = run.evaluation()
                .filter(evaluation -> evaluation.networks().size() > 1)
                .map(evaluation -> evaluation.networks().get(1).name())
                .orElse("baseline");
    }

    /** Loss, accuracies, the zero-one term and the skip connections over the search. */
    void writeSearch(Markup page) {
        List<EpochRow> rows = run.stage("search");
        page.open("div", "class", "figures");
        LineChart.ofNumbers("Loss")
                .add("weights", "line-1", rows, "loss")
                .add("alpha", "line-2", rows, "architecture_loss")
                .write(page);
        LineChart.ofShares("Accuracy")
                .add("training, weights' half", "line-1 thin", rows, "accuracy")
                .add("training, alpha's half", "line-2", rows, "architecture_accuracy")
                .add("balanced test", "line-3", rows, "test_balanced")
                .add("long-tailed test", "line-4 dashed", rows, "test_long_tailed")
                .write(page);
        LineChart.ofCounts("Skip connections in the genotype that would be derived")
                .add("both cells", "line-2", rows, "skips")
                .write(page);
        LineChart.ofNumbers("Zero-one term of alpha's loss")
                .add("zero-one", "line-1", rows, "zero_one")
                .write(page);
        page.closeLine();
    }

    /** The searched network and the baseline on the same axes. */
    void writeTraining(Markup page) {
        List<EpochRow> searched = run.stage("retrain");
        List<EpochRow> fixed = run.stage("baseline");
        page.open("div", "class", "figures");
        LineChart.ofNumbers("Training loss")
                .add("genotype", "line-1", searched, "loss")
                .add(baseline, "line-2 dashed", fixed, "loss")
                .write(page);
        LineChart.ofShares("Accuracy")
                .add("genotype, balanced test", "line-1", searched, "test_balanced")
                .add("genotype, training", "line-1 thin", searched, "accuracy")
                .add(baseline + ", balanced test", "line-2 dashed", fixed, "test_balanced")
                .add(baseline + ", training", "line-2 thin dashed", fixed, "accuracy")
                .write(page);
        page.closeLine();
    }
}
