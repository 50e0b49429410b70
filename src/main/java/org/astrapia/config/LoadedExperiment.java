package org.astrapia.config;

import java.util.List;
import java.util.Optional;
import org.astrapia.config.value.KeyPlaces;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.astrapia.language.Problem.Severity;

/**
 * An experiment that was read.
 *
 * @param experiment every default filled in
 * @param asWritten text of its file
 * @param warnings what may be wrong but is allowed
 * @param places where its keys stand, for what shows later
 */
public record LoadedExperiment(Experiment experiment, String asWritten, List<Problem> warnings, KeyPlaces places) {
    public LoadedExperiment {
        warnings = List.copyOf(warnings);
    }

    /**
     * The warning that the search is too short for its threshold, at the place of {@code derive}.
     *
     * @param trainingImages images that the distribution keeps for training
     */
    public Optional<Problem> thresholdWarning(int trainingImages) {
        return AlphaReach.of(experiment.search(), trainingImages)
                .beforeThreshold(experiment.derive().threshold())
                .map(message -> problem(Severity.WARNING, Finding.of(message, SearchKeys.DERIVE.path())));
    }

    /**
     * The warning that the search is so short that alpha can hardly move, at the place of {@code search.epochs}.
     *
     * @param trainingImages images that the distribution keeps for training
     */
    public Optional<Problem> stillnessWarning(int trainingImages) {
        return AlphaReach.of(experiment.search(), trainingImages)
                .still()
                .map(message -> problem(Severity.WARNING, Finding.of(message, SearchKeys.SEARCH_EPOCHS.path())));
    }

    /** A finding as a problem of this description. */
    public Problem problem(Severity severity, Finding finding) {
        KeyPlaces.Place place = finding.keys().stream()
                .map(places::of)
                .filter(KeyPlaces.Place::written)
                .findFirst()
                .orElseGet(() -> places.of(finding.keys().get(0)));
        Problem frame = place.frame();
        return new Problem(
                severity, frame.at(), frame.sourceLine(), frame.length(), finding.message(), finding.suggestions());
    }

    /** Problems of keys, told by who did not know where they stand, in their places; all others as they are. */
    public InvalidInputException placed(InvalidInputException refusal) {
        return new InvalidInputException(
                refusal.problems().stream().map(this::placed).toList());
    }

    private Problem placed(Problem problem) {
        String key = problem.at().file();
        return Keys.isKey(key)
                ? problem(problem.severity(), new Finding(List.of(key), problem.message(), problem.suggestions()))
                : problem;
    }
}
