package org.astrapia.report.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.report.figures.Durations;
import org.astrapia.report.figures.Sample;
import org.astrapia.report.sweep.SweepResults.Cell;
import org.astrapia.report.terminal.Style;
import org.astrapia.report.terminal.TerminalTable;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.sweep.Sweep;
import org.astrapia.sweep.Trial;
import org.astrapia.sweep.work.Claim;
import org.astrapia.sweep.work.Ending;
import org.astrapia.sweep.work.Owner;
import org.astrapia.sweep.work.TrialState;
import org.astrapia.sweep.work.TrialState.Kind;

/** A sweep as tables of a terminal. */
public final class SweepTables {
    private SweepTables() {}

    /** Mean and deviation of each cell, over its seeds. */
    public static TerminalTable results(SweepResults results, Style style) {
        TerminalTable table = new TerminalTable().column("trials", Align.LEFT).column("n", Align.RIGHT);
        results.measures().forEach(measure -> table.column(measure.name(), Align.RIGHT));
        for (Cell cell : results.cells()) {
            List<String> row =
                    new ArrayList<>(List.of(cell.label().isEmpty() ? "all" : cell.label(), count(results, cell)));
            for (SweepMeasure measure : results.measures()) {
                Sample sample = results.sample(cell, measure);
                row.add(
                        sample.size() > 1 && !measure.share() && sample.deviation() == 0
                                ? measure.shown(sample.mean())
                                : sample.shown(style.unicode(), measure::shown));
            }
            table.row(row);
        }
        return table;
    }

    /** {@code 5}, or {@code 3 of 5} where trials are missing. */
    public static String count(SweepResults results, Cell cell) {
        int done = results.done(cell);
        int planned = cell.trials().size();
        return done == planned ? Integer.toString(planned) : done + " of " + planned;
    }

    /** Differences from the baseline; empty without any. */
    public static Optional<TerminalTable> differences(SweepResults results) {
        List<Comparison> comparisons = Comparison.of(results);
        if (comparisons.isEmpty()) {
            return Optional.empty();
        }
        boolean others = comparisons.stream().anyMatch(one -> !one.rest().isEmpty());
        TerminalTable table = new TerminalTable().column("value", Align.LEFT).column("minus", Align.LEFT);
        if (others) {
            table.column("with", Align.LEFT);
        }
        table.column("measure", Align.LEFT)
                .column("n", Align.RIGHT)
                .column("points", Align.RIGHT)
                .column("deviation", Align.RIGHT)
                .column("95 %,\nStudent's t", Align.RIGHT)
                .column("95 %,\nbootstrap", Align.RIGHT)
                .column("Wilcoxon\np", Align.RIGHT);
        for (Comparison one : comparisons) {
            List<String> row = new ArrayList<>(List.of(one.value(), one.minusShort()));
            if (others) {
                row.add(one.rest());
            }
            row.addAll(List.of(
                    one.measure().name(),
                    one.count(),
                    one.mean(),
                    one.deviation(),
                    one.interval(),
                    one.bootstrap(),
                    one.probability()));
            table.row(row);
        }
        return Optional.of(table);
    }

    /** How many trials stand how, for each value of each axis. */
    public static TerminalTable status(Sweep sweep, List<TrialState> states) {
        TerminalTable table = new TerminalTable().column("axis", Align.LEFT).column("value", Align.LEFT);
        List<Kind> kinds = Stream.of(Kind.values())
                .filter(kind -> kind == Kind.DONE || states.stream().anyMatch(state -> state.kind() == kind))
                .toList();
        kinds.forEach(kind -> table.column(kind.words(), Align.RIGHT));
        sweep.axes()
                .forEach((key, values) -> values.forEach(value -> {
                    List<TrialState> of = states.stream()
                            .filter(state -> value.equals(state.trial().values().get(key)))
                            .toList();
                    if (!of.isEmpty()) {
                        table.row(row(key, value, kinds, of));
                    }
                }));
        return table.row(row("all", "", kinds, states));
    }

    private static List<String> row(String key, String value, List<Kind> kinds, List<TrialState> states) {
        List<String> row = new ArrayList<>(List.of(key, value));
        for (Kind kind : kinds) {
            long count = states.stream().filter(state -> state.kind() == kind).count();
            row.add(count == 0 ? "" : Long.toString(count));
        }
        return row;
    }

    /** The trials that are at work, and where. */
    public static List<String> running(List<TrialState> states) {
        return states.stream()
                .filter(state -> state.kind() == Kind.RUNNING)
                .map(state -> state.trial().label() + ": on "
                        + state.newest()
                                .flatMap(Claim::owner)
                                .map(Owner::described)
                                .orElse("an unknown machine")
                        + state.run().map(run -> ", " + run.getFileName()).orElse(""))
                .toList();
    }

    /** The trials that failed, each with the first line of what they said. */
    public static List<String> failures(List<TrialState> states) {
        return states.stream()
                .filter(state -> state.failures() > 0 && state.kind() != Kind.DONE)
                .map(state -> state.trial().label() + ": " + state.kind().words() + ", " + state.failures()
                        + (state.failures() == 1 ? " failure" : " failures")
                        + state.ending()
                                .map(Ending::firstLine)
                                .filter(line -> !line.isEmpty())
                                .map(line -> ": " + line)
                                .orElse("")
                        + state.newest().map(claim -> "; log " + claim.log()).orElse(""))
                .toList();
    }

    /** A sentence that names the trials that are missing; empty where none is. */
    public static Optional<String> missing(SweepResults results) {
        List<TrialState> missing = results.missing();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(missing.size() + " of " + results.states().size()
                        + (missing.size() == 1 ? " trials is" : " trials are") + " missing and not in any mean: "
                        + missing.stream()
                                .map(state -> state.trial().label() + " ("
                                        + state.kind().words() + ")")
                                .collect(Collectors.joining("; ")));
    }

    /** A sentence on the trial that did best on held-out images, or why none is named. */
    public static String best(SweepResults results) {
        return results.best()
                .map(best -> String.format(
                        Locale.ROOT,
                        "Best by validation: %s, %.2f per cent of the images held out; run %s",
                        named(best.trial()),
                        100 * best.validation(),
                        best.run().name()))
                .orElse(
                        "No trial held training images out (retrain.validation), so none is named best: choosing by test"
                                + " images would flatter.");
    }

    private static String named(Trial trial) {
        return trial.label();
    }

    /** {@code 12 min}, what all attempts took together. */
    public static String spent(List<TrialState> states) {
        return Durations.text(states.stream().mapToDouble(TrialState::seconds).sum());
    }
}
