package org.astrapia.report.figures;

import java.util.List;
import java.util.Locale;
import org.astrapia.language.Json;
import org.astrapia.run.content.Run;
import org.astrapia.run.result.Evaluation;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.result.RunEvaluation;

/**
 * What a test set is called. Balanced accuracy, the mean of the classes' recall, is the share of right images only where every class
 * has as many images; only such a set is called balanced.
 */
public enum TestSet {
    /** Every class has as many images. */
    BALANCED("balanced test", "balanced test"),
    /** Some classes have more images than others. */
    UNBALANCED("test", "balanced accuracy, test"),
    /** Images may have several labels, so that no accuracy is known. */
    SEVERAL_LABELS("test", "mean AUROC, test");

    /** What a table says of accuracies on a test set that is not balanced. */
    public static final String WARNING =
            "The test set is not balanced. Balanced accuracy is the mean of the classes' recall; plain accuracy is the share of"
                    + " right images, which follows the large classes.";

    private final String words;
    private final String line;

    TestSet(String words, String line) {
        this.words = words;
        this.line = line;
    }

    /** That of a run, by what it was tested on or is going to be tested on; balanced where neither is known. */
    public static TestSet of(Run run) {
        return run.evaluation()
                .map(TestSet::of)
                .orElseGet(() -> ofData(run.provenance().at("data")));
    }

    /** That of several runs: balanced where it is so in each; of several labels where it is so in each. */
    public static TestSet of(List<Run> runs) {
        List<TestSet> sets = runs.stream().map(TestSet::of).toList();
        return !sets.isEmpty() && sets.stream().allMatch(SEVERAL_LABELS::equals)
                ? SEVERAL_LABELS
                : sets.stream().anyMatch(UNBALANCED::equals) ? UNBALANCED : BALANCED;
    }

    /** That of all runs of experiments. */
    public static TestSet ofGroups(List<RunGroup> groups) {
        return of(groups.stream().flatMap(group -> group.runs().stream()).toList());
    }

    /** That of a run's evaluation. */
    public static TestSet of(RunEvaluation evaluation) {
        if (evaluation.ofSeveralLabels()) {
            return SEVERAL_LABELS;
        }
        return evaluation.networks().stream()
                        .map(NetworkResult::balanced)
                        .allMatch(tested -> tested.map(Evaluation::isBalanced).orElse(true))
                ? BALANCED
                : UNBALANCED;
    }

    private static TestSet ofData(Json data) {
        if (data.whole("label_sets").isPresent()) {
            return SEVERAL_LABELS;
        }
        return data.wholes("test_counts").stream().distinct().count() > 1 ? UNBALANCED : BALANCED;
    }

    /** {@code Balanced test}: the heading of a number that is the balanced accuracy. */
    public String heading() {
        return line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1);
    }

    /** The same within a line. */
    public String line() {
        return line;
    }

    /** The set itself: {@code balanced test}, or {@code test}. */
    public String words() {
        return words;
    }
}
