package org.astrapia.config;

import java.util.List;
import java.util.Optional;
import org.astrapia.language.Problem;

/**
 * An experiment that was read.
 *
 * @param experiment every default filled in
 * @param asWritten text of its file
 * @param warnings what may be wrong but is allowed
 * @param derivation a warning's frame at the place of {@code derive}, for {@link #thresholdWarning}
 */
public record LoadedExperiment(Experiment experiment, String asWritten, List<Problem> warnings, Problem derivation) {
    public LoadedExperiment {
        warnings = List.copyOf(warnings);
    }

    /**
     * The warning that the search is too short for its threshold, at the place of {@code derive}.
     *
     * @param trainingImages images that the distribution keeps for training
     */
    public Optional<Problem> thresholdWarning(int trainingImages) {
        return ThresholdReach.warning(experiment, trainingImages)
                .map(message -> new Problem(
                        derivation.severity(),
                        derivation.at(),
                        derivation.sourceLine(),
                        derivation.length(),
                        message,
                        List.of()));
    }
}
