package org.astrapia.report;

/** Names in the files of a run, in words. */
final class Names {
    private Names() {}

    static String cell(String kind) {
        return switch (kind) {
            case "normal" -> "Normal cell";
            case "reduce" -> "Reduction cell";
            default -> kind;
        };
    }

    static String stage(String stage) {
        return switch (stage) {
            case "search" -> "the search";
            case "retrain" -> "the retraining";
            case "baseline" -> "the baseline's training";
            default -> stage;
        };
    }
}
