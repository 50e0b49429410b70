package org.astrapia.report.figures;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.result.ShotGroup;

/** What is measured of a trained network, for tables that compare. */
public enum Measure {
    /** Mean of the classes' recall on the test set. */
    BALANCED("balanced", "Balanced test", true, NetworkResult::balancedAccuracy) {
        @Override
        public String label(TestSet set) {
            return set.heading();
        }
    },
    /** Share of right images of the test set. */
    PLAIN("plain", "Plain accuracy, test", true, NetworkResult::plainAccuracy) {
        @Override
        public boolean isOf(TestSet set) {
            return set == TestSet.UNBALANCED;
        }
    },
    /** Accuracy on the long-tailed test set. */
    LONG_TAILED("long-tailed", "Long-tailed test", true, NetworkResult::longTailedAccuracy),
    /** Accuracy on the classes with more than 100 training images. */
    MANY("many", "many", true, network -> network.accuracy(ShotGroup.MANY)),
    /** Accuracy on those with 20 to 100. */
    MEDIUM("medium", "medium", true, network -> network.accuracy(ShotGroup.MEDIUM)),
    /** Accuracy on those with fewer than 20. */
    FEW("few", "few", true, network -> network.accuracy(ShotGroup.FEW)),
    /** Accuracy on the two fifths of the classes with the fewest training images. */
    RAREST("rarest", "rarest two fifths of the classes", true, NetworkResult::rarest),
    /** Mean of the classes' recall on the long-tailed test set. */
    MEAN_RECALL("mean-recall", "Balanced accuracy, long-tailed test", true, NetworkResult::longTailedMeanRecall),
    /** Mean of the classes' F1 on the test set. */
    MACRO_F1("macro-f1", "Macro-F1", true, NetworkResult::macroF1) {
        @Override
        public String label(TestSet set) {
            return super.label(set) + ", " + set.words();
        }
    },
    /** Mean area under the curves of true over false positive rates, class by class. */
    AUROC("auroc", "Mean AUROC", true, NetworkResult::auroc),
    /** Mean of the classes' average precisions. */
    AVERAGE_PRECISION("average-precision", "Mean average precision", true, NetworkResult::averagePrecision),
    /** Trainable numbers. */
    PARAMETERS("parameters", "Parameters", false, network -> number(network.parameters())),
    /** Of one image's forward pass. */
    MULTIPLY_ADDS("multiply-adds", "Multiply-adds", false, network -> number(network.multiplyAdds()));

    private final String word;
    private final String label;
    private final boolean share;
    private final Function<NetworkResult, OptionalDouble> value;

    Measure(String word, String label, boolean share, Function<NetworkResult, OptionalDouble> value) {
        this.word = word;
        this.label = label;
        this.share = share;
        this.value = value;
    }

    /** Its column on the command line, {@code macro-f1}. */
    public String word() {
        return word;
    }

    /** Its field in a document, {@code macro_f1}. */
    public String field() {
        return word.replace('-', '_');
    }

    /** Its row in a report. */
    public String label(TestSet set) {
        return label;
    }

    /** Those that say something of their own on such a test set. */
    public static List<Measure> of(TestSet set) {
        return Stream.of(values()).filter(measure -> measure.isOf(set)).toList();
    }

    /** Whether it says what no other one does, on such a test set. */
    public boolean isOf(TestSet set) {
        return true;
    }

    /** Whether it is a share of 0 to 1, of which more is better; otherwise it is a size, of which less is. */
    public boolean isShare() {
        return share;
    }

    /** Its value for a network; empty where it was not measured. */
    public OptionalDouble of(NetworkResult network) {
        return value.apply(network);
    }

    /** A value as people read it: per cent, or three digits and a unit. */
    public String shown(double number) {
        return share
                ? NumberText.percent(OptionalDouble.of(number))
                : NumberText.compact(OptionalLong.of(Math.round(number)));
    }

    /** Mean and standard deviation; a size that is the same in all runs stands alone. */
    public String shown(Sample sample, boolean unicode) {
        return share || sample.size() < 2 || sample.deviation() > 0
                ? sample.shown(unicode, this::shown)
                : shown(sample.mean());
    }

    private static OptionalDouble number(OptionalLong whole) {
        return whole.isPresent() ? OptionalDouble.of(whole.getAsLong()) : OptionalDouble.empty();
    }
}
