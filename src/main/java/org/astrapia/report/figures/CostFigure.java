package org.astrapia.report.figures;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import org.astrapia.run.content.Run;

/** What a run's networks cost: in seconds, which are those of one machine, and in multiply-adds, which are the same everywhere. */
public enum CostFigure {
    /** Of the search; for a genotype that was given, of the search that found it where that is known. */
    SEARCH_TIME("Search time", "search_seconds", "", CostFigure::time),
    /** Multiply-adds of all training steps of the search. */
    SEARCH("Search, multiply-adds", "search_multiply_adds", "", CostFigure::count),
    /** Of all stages of a network's training. */
    TRAINING_TIME("Training time", "retrain_seconds", "baseline_seconds", CostFigure::time),
    /** Multiply-adds of all training steps of a network. */
    TRAINING("Training, multiply-adds", "retrain_multiply_adds", "baseline_multiply_adds", CostFigure::count);

    private final String label;
    private final String field;
    private final String ofBaseline;
    private final DoubleFunction<String> form;

    CostFigure(String label, String field, String ofBaseline, DoubleFunction<String> form) {
        this.label = label;
        this.field = field;
        this.ofBaseline = ofBaseline;
        this.form = form;
    }

    /** Its row in a report. */
    public String label() {
        return label;
    }

    /** Its field in {@code summary.json}, for the network that the run is about. */
    public String field() {
        return field;
    }

    /** What a network of a run cost; empty where it is not known or there is none. */
    public OptionalDouble of(Run run, String network) {
        boolean leads = run.networks().isEmpty() || run.networks().get(0).name().equals(network);
        String found = leads ? field : ofBaseline;
        return found.isEmpty() ? OptionalDouble.empty() : run.summary().number(found);
    }

    /** A value as people read it. */
    public String shown(double value) {
        return form.apply(value);
    }

    private static String time(double seconds) {
        return NumberText.duration(OptionalDouble.of(seconds));
    }

    private static String count(double multiplyAdds) {
        return NumberText.compact(OptionalLong.of(Math.round(multiplyAdds)));
    }
}
