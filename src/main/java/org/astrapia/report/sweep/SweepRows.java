package org.astrapia.report.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.astrapia.run.table.Csv;
import org.astrapia.sweep.Trial;
import org.astrapia.sweep.work.TrialState;

/** A sweep as comma-separated values, a row a trial; accuracies are shares of 0 to 1, and a cell is empty where nothing was measured. */
public final class SweepRows {
    private SweepRows() {}

    /** The table's text. */
    public static String of(SweepResults results) {
        List<String> header = new ArrayList<>(List.of("trial", "id"));
        header.addAll(results.sweep().axes().keySet());
        header.addAll(List.of("state", "attempts", "run"));
        results.measures().forEach(measure -> header.add(measure.name().replaceAll("[ -]", "_")));
        header.add("validation");
        header.add("seconds");
        StringBuilder text = new StringBuilder(Csv.line(header));
        results.states().forEach(state -> text.append(Csv.line(row(results, state))));
        return text.toString();
    }

    private static List<String> row(SweepResults results, TrialState state) {
        Trial trial = state.trial();
        List<String> row = new ArrayList<>(List.of(Integer.toString(trial.number()), trial.id()));
        results.sweep().axes().keySet().forEach(key -> row.add(trial.values().getOrDefault(key, "")));
        row.add(state.kind().words());
        row.add(Integer.toString(state.attempts()));
        row.add(state.run().map(run -> run.getFileName().toString()).orElse(""));
        results.measures().forEach(measure -> row.add(text(results.value(trial, measure))));
        row.add(text(results.run(trial).map(SweepMeasure::validation).orElse(OptionalDouble.empty())));
        row.add(Long.toString(Math.round(state.seconds())));
        return row;
    }

    private static String text(OptionalDouble value) {
        return value.isEmpty()
                ? ""
                : value.getAsDouble() == Math.rint(value.getAsDouble())
                        ? Long.toString((long) value.getAsDouble())
                        : Double.toString(value.getAsDouble());
    }
}
