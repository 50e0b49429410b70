package org.astrapia.sweep;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.ResolvedWriter;

/**
 * A sweep that was read and has not begun.
 *
 * @param sweep its description and its trials
 * @param experiments one for each trial, in their order
 */
public record PlannedSweep(Sweep sweep, List<LoadedExperiment> experiments) {
    public PlannedSweep {
        experiments = List.copyOf(experiments);
    }

    /**
     * What a trial takes.
     *
     * @param seconds on this machine's processor
     * @param bytes of memory
     */
    public record Cost(double seconds, long bytes) {}

    /** The number of the first trial of each cell: trials that differ from it in nothing but their seeds cost the same. */
    public List<Integer> ofEachCell() {
        return sweep.trials().stream()
                .collect(Collectors.groupingBy(Trial::cell, java.util.LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(same -> same.get(0).number())
                .toList();
    }

    /** The same with what the trials are estimated to take. */
    public PlannedSweep with(Map<String, Cost> costsOfCells) {
        return new PlannedSweep(
                sweep.with(sweep.trials().stream()
                        .map(trial -> {
                            Cost cost = costsOfCells.getOrDefault(trial.cell(), new Cost(0, 0));
                            return new Trial(trial.number(), trial.id(), trial.values(), cost.seconds(), cost.bytes());
                        })
                        .toList()),
                experiments);
    }

    /** The resolved experiment of a trial. */
    String resolved(Trial trial) {
        return ResolvedWriter.write(experiments.get(trial.number() - 1).experiment());
    }
}
