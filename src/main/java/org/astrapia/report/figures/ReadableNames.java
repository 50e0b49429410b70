package org.astrapia.report.figures;

import java.util.Locale;

/** Names in the files of a run, in words. */
public final class ReadableNames {
    private ReadableNames() {}

    /** A kind of cell as a heading, {@code Normal cell}. */
    public static String cell(String kind) {
        return switch (kind) {
            case "every" -> "Cell";
            case "normal" -> "Normal cell";
            case "reduce" -> "Reduction cell";
            default -> kind;
        };
    }

    /** A stage within a sentence, {@code the search}. */
    public static String stage(String stage) {
        return switch (stage) {
            case "search" -> "the search";
            case "retrain" -> "the retraining";
            case "baseline" -> "the baseline's training";
            case "pretrain" -> "the training without labels";
            case "classifier" -> "the training of the classifier alone";
            default -> stage;
        };
    }

    /** A stage as a heading; those that differ in a number behind them share it. */
    public static String heading(String stage) {
        return switch (stem(stage)) {
            case "pretrain" -> "Training without labels";
            case "classifier" -> "The classifier, made anew";
            case "candidate" -> "Candidates";
            default -> sentence(stem(stage));
        };
    }

    /** A stage without the number that counts those of its kind: {@code candidate} of {@code candidate-12}. */
    public static String stem(String stage) {
        return stage.replaceAll("-\\d+$", "");
    }

    /** A name of a file in words: {@code Barlow on} of {@code barlow_on}. */
    public static String sentence(String name) {
        String words = name.replace('_', ' ').replace('-', ' ').strip();
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
