package org.astrapia.report.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.astrapia.report.figures.Sample;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.astrapia.sweep.Sweep;
import org.astrapia.sweep.Trial;
import org.astrapia.sweep.work.TrialState;

/**
 * What the trials of a sweep have found so far. Only trials that are done count, and those that are missing are named.
 *
 * @param states of all trials, in their order
 * @param runs of the trials that are done, by the trials' ids
 * @param measures what is compared
 */
public record SweepResults(Sweep sweep, List<TrialState> states, Map<String, Run> runs, List<SweepMeasure> measures) {
    public SweepResults {
        states = List.copyOf(states);
        runs = new LinkedHashMap<>(runs);
        measures = List.copyOf(measures);
    }

    /**
     * Trials that differ in nothing but their seeds.
     *
     * @param label the values of the other axes; empty if there are none
     * @param trials all that are planned
     */
    public record Cell(String label, List<Trial> trials) {
        public Cell {
            trials = List.copyOf(trials);
        }
    }

    /** The trial that did best on images that were held out of its training. */
    public record Best(Trial trial, Run run, double validation) {}

    /**
     * Reads the runs.
     *
     * @throws IOException when a file is there but cannot be opened
     */
    public static SweepResults read(Sweep sweep, List<TrialState> states) throws IOException {
        Map<String, Run> runs = new LinkedHashMap<>();
        for (TrialState state : states) {
            if (state.kind() == TrialState.Kind.DONE && state.run().isPresent()) {
                Run run = RunReader.read(state.run().get());
                if (run.isDone()) {
                    runs.put(state.trial().id(), run);
                }
            }
        }
        return new SweepResults(sweep, states, runs, SweepMeasure.of(List.copyOf(runs.values())));
    }

    /** The run of a trial that is done. */
    public Optional<Run> run(Trial trial) {
        return Optional.ofNullable(runs.get(trial.id()));
    }

    /** A value of a trial; empty where it is not done or was not measured. */
    public OptionalDouble value(Trial trial, SweepMeasure measure) {
        return run(trial).map(run -> measure.value().apply(run)).orElse(OptionalDouble.empty());
    }

    /** The trials by their cells, in the order of the first of each. */
    public List<Cell> cells() {
        Map<String, List<Trial>> cells = new LinkedHashMap<>();
        sweep.trials()
                .forEach(trial -> cells.computeIfAbsent(trial.cell(), cell -> new ArrayList<>())
                        .add(trial));
        return cells.entrySet().stream()
                .map(cell -> new Cell(cell.getKey(), cell.getValue()))
                .toList();
    }

    /** The values of a cell's trials, of those that are done. */
    public Sample sample(Cell cell, SweepMeasure measure) {
        return new Sample(cell.trials().stream()
                .flatMapToDouble(trial -> value(trial, measure).stream())
                .boxed()
                .toList());
    }

    /** How many trials of a cell are done. */
    public int done(Cell cell) {
        return (int)
                cell.trials().stream().filter(trial -> run(trial).isPresent()).count();
    }

    /** The trials that are not done, or whose run is not there any more. */
    public List<TrialState> missing() {
        return states.stream().filter(state -> run(state.trial()).isEmpty()).toList();
    }

    /** Whether there is nothing more to wait for. */
    public boolean isSettled() {
        return states.stream().allMatch(state -> state.kind().isSettled());
    }

    /** The best by validation; empty where no trial held images out. */
    public Optional<Best> best() {
        Optional<Best> best = Optional.empty();
        for (Trial trial : sweep.trials()) {
            Optional<Run> run = run(trial);
            OptionalDouble validation = run.map(SweepMeasure::validation).orElse(OptionalDouble.empty());
            if (validation.isPresent()
                    && (best.isEmpty() || validation.getAsDouble() > best.get().validation())) {
                best = Optional.of(new Best(trial, run.orElseThrow(), validation.getAsDouble()));
            }
        }
        return best;
    }
}
