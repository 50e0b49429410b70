package org.astrapia.report.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.astrapia.report.figures.Measure;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.TestSet;
import org.astrapia.run.content.Run;
import org.astrapia.run.table.Metric;

/**
 * What is compared of trials.
 *
 * @param name as tables have it, {@code balanced}
 * @param share whether it is a share of 0 to 1, of which more is better
 * @param value of a run; empty where it was not measured
 */
public record SweepMeasure(String name, boolean share, Function<Run, OptionalDouble> value) {
    private static final List<Measure> OF_ONE_LABEL = List.of(
            Measure.BALANCED,
            Measure.LONG_TAILED,
            Measure.MANY,
            Measure.MEDIUM,
            Measure.FEW,
            Measure.MACRO_F1,
            Measure.PARAMETERS);
    private static final List<Measure> OF_SEVERAL_LABELS =
            List.of(Measure.AUROC, Measure.AVERAGE_PRECISION, Measure.MACRO_F1, Measure.PARAMETERS);
    private static final String TRUTH = "true_accuracy";

    /** Those that at least one of the runs has, the most telling first. */
    public static List<SweepMeasure> of(List<Run> runs) {
        List<SweepMeasure> measures = new ArrayList<>();
        for (Measure measure : TestSet.of(runs) == TestSet.SEVERAL_LABELS ? OF_SEVERAL_LABELS : OF_ONE_LABEL) {
            measures.add(new SweepMeasure(measure.word(), measure.isShare(), run -> ofLead(run, measure)));
        }
        measures.add(new SweepMeasure(
                "true accuracy", true, run -> run.summary().at(TRUTH).number("accuracy")));
        measures.add(
                new SweepMeasure("search seconds", false, run -> run.summary().number("search_seconds")));
        return measures.stream()
                .filter(measure ->
                        runs.stream().anyMatch(run -> measure.value.apply(run).isPresent()))
                .toList();
    }

    /** Of the network that a run is about. */
    private static OptionalDouble ofLead(Run run, Measure measure) {
        return run.networks().isEmpty()
                ? OptionalDouble.empty()
                : measure.of(run.networks().get(0));
    }

    /** A value as people read it: per cent, or three digits and a unit. */
    public String shown(double number) {
        return share
                ? NumberText.percent(OptionalDouble.of(number))
                : NumberText.compact(OptionalLong.of(Math.round(number)));
    }

    /** By how much two values differ: points with their sign, or a number. */
    public String difference(double number) {
        return share
                ? String.format(Locale.ROOT, "%+.2f", 100 * number)
                : (number < 0 ? "-" : "+") + NumberText.compact(OptionalLong.of(Math.round(Math.abs(number))));
    }

    /** Accuracy on the images that a trial held out of its training; by it one may choose. */
    public static OptionalDouble validation(Run run) {
        OptionalDouble chosen = run.summary().at("chosen").number("score");
        Optional<Double> last = run.stage("retrain").stream()
                .map(row -> row.value(Metric.VALIDATION))
                .filter(OptionalDouble::isPresent)
                .reduce((before, row) -> row)
                .map(OptionalDouble::getAsDouble);
        return chosen.isPresent() ? chosen : last.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
