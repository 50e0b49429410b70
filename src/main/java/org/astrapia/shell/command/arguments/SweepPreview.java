package org.astrapia.shell.command.arguments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.engine.Preparation;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.astrapia.network.Input;
import org.astrapia.run.Plan;
import org.astrapia.shell.experiment.RunTime;
import org.astrapia.sweep.PlannedSweep;
import org.astrapia.sweep.Trial;

/**
 * What is known of a sweep before its first trial begins.
 *
 * @param planned with what each trial is estimated to take
 * @param warnings of all trials, each once
 */
public record SweepPreview(PlannedSweep planned, List<Problem> warnings) {
    private static final double GB = 1e9;

    public SweepPreview {
        warnings = List.copyOf(warnings);
    }

    /**
     * Looks at one trial of each cell: the others differ from it in their seeds alone.
     *
     * @throws InvalidInputException when a run would refuse one of them, with every problem
     */
    public static SweepPreview of(PlannedSweep planned) {
        Plan plan = planned.sweep().plan();
        Set<Problem> warnings = new LinkedHashSet<>();
        Set<Problem> problems = new LinkedHashSet<>();
        Map<String, PlannedSweep.Cost> costs = new LinkedHashMap<>();
        for (int number : planned.ofEachCell()) {
            LoadedExperiment loaded = planned.experiments().get(number - 1);
            try {
                ExperimentPreview preview = ExperimentPreview.of(loaded, plan, Optional.empty());
                warnings.addAll(preview.warnings());
                costs.put(planned.sweep().trials().get(number - 1).cell(), cost(loaded, plan, preview));
            } catch (InvalidInputException refused) {
                problems.addAll(refused.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(new ArrayList<>(problems));
        }
        return new SweepPreview(planned.with(costs), new ArrayList<>(warnings));
    }

    private static PlannedSweep.Cost cost(LoadedExperiment loaded, Plan plan, ExperimentPreview preview) {
        Input input = Input.squares(
                preview.data().side(),
                loaded.experiment().data().dataset().channels(),
                preview.data().classes().size());
        return new PlannedSweep.Cost(
                RunTime.seconds(loaded.experiment(), input, preview.stages()),
                Preparation.memoryBytes(plan, loaded, preview.data(), Optional.empty()));
    }

    /** Processor time of all trials one after the other, in seconds. */
    public double seconds() {
        return planned.sweep().trials().stream().mapToDouble(Trial::seconds).sum();
    }

    /** Memory of the trial that takes most, in bytes. */
    public long bytes() {
        return planned.sweep().trials().stream().mapToLong(Trial::bytes).max().orElse(0);
    }

    /** {@code 6 runs, about 12 minutes on this processor one after the other, each with at most 1.4 GB of memory}. */
    public String described() {
        int runs = planned.sweep().trials().size();
        return String.format(
                Locale.ROOT,
                "%d %s, %s on this processor%s, with %.1f GB of memory%s",
                runs,
                runs == 1 ? "run" : "runs",
                RunTime.described(seconds()),
                runs == 1 ? "" : " one after the other",
                bytes() / GB,
                runs == 1 ? "" : " for the largest");
    }

    /** The same as a document. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("runs", planned.sweep().trials().size());
        document.put("axes", planned.sweep().axes());
        document.put(
                "trials",
                planned.sweep().trials().stream()
                        .map(trial -> Map.of("number", trial.number(), "id", trial.id(), "values", trial.values()))
                        .toList());
        document.put("processor_seconds", Math.round(seconds()));
        document.put("memory_bytes", bytes());
        return document;
    }
}
