package org.astrapia.report.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.astrapia.report.figures.Sample;
import org.astrapia.sweep.Trial;
import org.astrapia.sweep.statistics.PairedDifference;
import org.astrapia.sweep.work.Ending;
import org.astrapia.sweep.work.TrialState;

/** A sweep as a document of maps, lists, texts and numbers; accuracies are shares of 0 to 1, and null stands for what was not measured. */
public final class SweepDocument {
    private SweepDocument() {}

    /** {@code trials}, {@code cells} with means, {@code differences} with intervals and tests, {@code missing}, {@code best}. */
    public static Map<String, Object> of(SweepResults results) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("experiment", results.sweep().name());
        document.put("command", results.sweep().plan().word());
        document.put("axes", results.sweep().axes());
        document.put("trials", trials(results.states()));
        document.put("cells", cells(results));
        document.put(
                "differences",
                Comparison.of(results).stream().map(SweepDocument::comparison).toList());
        document.put(
                "missing",
                results.missing().stream().map(state -> state.trial().number()).toList());
        document.put("best", results.best().map(SweepDocument::best).orElse(null));
        return document;
    }

    /** How each trial stands. */
    public static List<Map<String, Object>> trials(List<TrialState> states) {
        List<Map<String, Object>> trials = new ArrayList<>();
        for (TrialState state : states) {
            Map<String, Object> trial = new LinkedHashMap<>();
            trial.put("number", state.trial().number());
            trial.put("id", state.trial().id());
            trial.put("values", state.trial().values());
            trial.put("state", state.kind().name().toLowerCase(Locale.ROOT));
            trial.put("attempts", state.attempts());
            trial.put("failures", state.failures());
            trial.put("run_path", state.run().map(Object::toString).orElse(null));
            trial.put("message", state.ending().map(Ending::firstLine).orElse(""));
            trial.put("trial_seconds", state.seconds());
            trials.add(trial);
        }
        return trials;
    }

    private static List<Map<String, Object>> cells(SweepResults results) {
        List<Map<String, Object>> cells = new ArrayList<>();
        for (SweepResults.Cell cell : results.cells()) {
            Map<String, Object> one = new LinkedHashMap<>();
            Map<String, String> values =
                    new LinkedHashMap<>(cell.trials().get(0).values());
            values.keySet().removeIf(Trial::isSeed);
            one.put("values", values);
            one.put("planned", cell.trials().size());
            one.put("done", results.done(cell));
            for (SweepMeasure measure : results.measures()) {
                Sample sample = results.sample(cell, measure);
                one.put(measure.name().replaceAll("[ -]", "_"), sample.document());
            }
            cells.add(one);
        }
        return cells;
    }

    private static Map<String, Object> comparison(Comparison comparison) {
        PairedDifference difference = comparison.difference();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("value", comparison.value());
        document.put("minus", comparison.minus());
        document.put("with", comparison.rest());
        document.put("measure", comparison.measure().name().replaceAll("[ -]", "_"));
        document.put("pairs", comparison.pairs());
        document.put("n", difference.size());
        document.put("mean", orNull(difference.mean()));
        document.put("deviation", orNull(difference.deviation()));
        document.put("student_interval", interval(difference.studentInterval()));
        document.put("bootstrap_interval", interval(difference.bootstrapInterval()));
        OptionalDouble p = difference.wilcoxon();
        document.put("wilcoxon_p", p.isPresent() ? p.getAsDouble() : null);
        return document;
    }

    private static List<Double> interval(PairedDifference.Interval interval) {
        return Double.isNaN(interval.low()) ? null : List.of(interval.low(), interval.high());
    }

    private static Double orNull(double number) {
        return Double.isNaN(number) ? null : number;
    }

    private static Map<String, Object> best(SweepResults.Best best) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("number", best.trial().number());
        document.put("validation", best.validation());
        document.put("run_path", best.run().folder().toString());
        return document;
    }
}
