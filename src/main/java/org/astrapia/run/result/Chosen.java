package org.astrapia.run.result;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.astrapia.run.Checkpoint;

/**
 * Which weights of a training were kept, and by what.
 *
 * @param keep as the experiment says, {@code best(balanced-accuracy)}
 * @param measure on the images that were held out, {@code balanced-accuracy}
 * @param epoch whose weights are kept, from 0 as in {@code metrics.csv}
 * @param epochs that were trained
 * @param score by the measure, 0 to 1
 */
public record Chosen(String keep, String measure, int epoch, int epochs, double score) {
    private static final String NUMBERS = "chosen";
    private static final String KEEP = "chosen/keep";
    private static final String MEASURE = "chosen/measure";

    /** Whether a checkpoint is that of a training whose weights were chosen. */
    public static boolean isIn(Checkpoint checkpoint) {
        return checkpoint.has(NUMBERS);
    }

    /** What a checkpoint holds. */
    static Optional<Chosen> of(Checkpoint checkpoint) {
        if (!isIn(checkpoint)) {
            return Optional.empty();
        }
        double[] numbers = checkpoint.doubles(NUMBERS, 3);
        return Optional.of(new Chosen(
                checkpoint.text(KEEP), checkpoint.text(MEASURE), (int) numbers[0], (int) numbers[1], numbers[2]));
    }

    /** What {@link #of} reads. */
    public Map<String, Object> entries() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put(NUMBERS, new double[] {epoch, epochs, score});
        entries.put(KEEP, keep);
        entries.put(MEASURE, measure);
        return entries;
    }

    /** For {@code summary.json}. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("keep", keep);
        document.put("measure", measure);
        document.put("epoch", epoch);
        document.put("epochs", epochs);
        document.put("score", score);
        return document;
    }
}
