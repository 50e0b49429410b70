package org.astrapia.engine.stage;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.astrapia.config.training.Choice;
import org.astrapia.graph.Model;
import org.astrapia.language.EnumWords;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Chosen;
import org.astrapia.run.result.Evaluations;
import org.astrapia.run.result.LabelScores;

/**
 * Follows how a training does on images that are held out: which epoch was best, what its weights were, and whether to go on. All
 * of it is in the checkpoints.
 */
final class Choosing {
    private static final String BEST = "validation/best";

    private final Choice choice;
    private final Choice.Measure measure;
    private double bestScore;
    private int bestEpoch;

    /** Whole state of the model behind the best epoch, where that is kept. */
    private Map<String, float[]> bestState;

    private Choosing(
            Choice choice, Choice.Measure measure, double bestScore, int bestEpoch, Map<String, float[]> bestState) {
        this.choice = choice;
        this.measure = measure;
        this.bestScore = bestScore;
        this.bestEpoch = bestEpoch;
        this.bestState = bestState;
    }

    /** As the checkpoint has it, or at the beginning. */
    static Choosing of(Choice choice, boolean severalLabels, Optional<Checkpoint> saved) {
        Choice.Measure measure = severalLabels ? choice.measure().ofSeveralLabels() : choice.measure();
        if (saved.isEmpty() || !saved.get().has(BEST)) {
            return new Choosing(choice, measure, Double.NEGATIVE_INFINITY, -1, Map.of());
        }
        double[] best = saved.get().doubles(BEST, 2);
        return new Choosing(choice, measure, best[0], (int) best[1], saved.get().bestVariables());
    }

    boolean validates() {
        return choice.validates();
    }

    /** Takes note of an epoch; a network that cannot be measured counts as 0. */
    double epochEnded(int epoch, Evaluations validated, Model model) {
        double score = score(validated); // all images that are held out
        if (score > bestScore) {
            bestScore = score;
            bestEpoch = epoch;
            bestState = choice.keep().measure().isPresent() ? model.state() : Map.of();
        }
        return score;
    }

    private double score(Evaluations evaluations) {
        return switch (measure) {
            case BALANCED_ACCURACY -> evaluations.score().orElse(0);
            case ACCURACY -> evaluations.balanced().accuracy().orElse(0);
            case MACRO_F1 -> evaluations.macroF1().orElse(0);
            case AUROC ->
                evaluations
                        .scores()
                        .map(LabelScores::auroc)
                        .orElse(OptionalDouble.empty())
                        .orElse(0);
        };
    }

    /** Whether patience is at its end behind this epoch. */
    boolean isOver(int epoch) {
        return choice.patience() > 0 && epoch - bestEpoch >= choice.patience();
    }

    /** The state that is kept, where it is not that of the last epoch. */
    Optional<Map<String, float[]>> kept(int lastEpoch) {
        return bestState.isEmpty() || bestEpoch == lastEpoch ? Optional.empty() : Optional.of(bestState);
    }

    /** What a checkpoint within the training keeps. */
    Map<String, Object> entries() {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (bestEpoch >= 0) {
            entries.put(BEST, new double[] {bestScore, bestEpoch});
            entries.putAll(Checkpoint.asBest(bestState));
        }
        return entries;
    }

    /**
     * What was chosen in the end.
     *
     * @param lastEpoch behind which the training ended
     * @param lastScore of that epoch
     */
    Chosen chosen(int lastEpoch, double lastScore) {
        boolean best = choice.keep().measure().isPresent();
        return new Chosen(
                choice.printedKeep(),
                EnumWords.of(measure),
                best ? bestEpoch : lastEpoch,
                lastEpoch + 1,
                best ? bestScore : lastScore);
    }

    /** In words, for the log. */
    String described(Chosen chosen, int epochs) {
        String stopped = chosen.epochs() < epochs
                ? String.format(
                        Locale.ROOT,
                        "ended behind %d of %d epochs, the last %d of them without a better %s; ",
                        chosen.epochs(),
                        epochs,
                        choice.patience(),
                        words())
                : "";
        return String.format(
                Locale.ROOT,
                "%skeeps the weights of epoch %d of %d, by keep: %s; their %s on the images that were held out is %.2f %%",
                stopped,
                chosen.epoch() + 1,
                chosen.epochs(),
                chosen.keep(),
                words(),
                100 * chosen.score());
    }

    private String words() {
        return EnumWords.of(measure).replace('-', ' ');
    }
}
