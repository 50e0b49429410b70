package org.astrapia.run.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.run.Checkpoint;

/**
 * Those mistakes on the test set of which a network was surest.
 *
 * @param surest the surest of all and of each class, the surest first
 */
public record Mistakes(List<Mistake> surest) {
    /** So many of all are kept. */
    public static final int OF_ALL = 12;

    /** So many of each class are kept. */
    public static final int OF_CLASS = 3;

    private static final String NUMBERS = "mistakes";
    private static final int COUNT = 5;

    public Mistakes {
        surest = List.copyOf(surest);
    }

    /** The surest of all mistakes; of equally sure ones those of the first images. */
    public static Mistakes of(List<Mistake> all) {
        List<Mistake> sorted = all.stream()
                .sorted(Comparator.comparingDouble((Mistake mistake) -> -mistake.confidence())
                        .thenComparingInt(Mistake::image)
                        .thenComparingInt(Mistake::truth))
                .toList();
        Map<Integer, Integer> ofClass = new HashMap<>();
        List<Mistake> surest = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            int rank = ofClass.merge(sorted.get(i).truth(), 1, Integer::sum);
            if (i < OF_ALL || rank <= OF_CLASS) {
                surest.add(sorted.get(i));
            }
        }
        return new Mistakes(surest);
    }

    /** What a checkpoint holds; empty where an earlier build wrote it. */
    static Optional<Mistakes> of(Checkpoint checkpoint) {
        if (!checkpoint.has(NUMBERS)) {
            return Optional.empty();
        }
        double[] numbers = checkpoint.doubles(NUMBERS);
        List<Mistake> surest = new ArrayList<>();
        for (int i = 0; i + COUNT <= numbers.length; i += COUNT) {
            surest.add(new Mistake(
                    (int) numbers[i], (int) numbers[i + 1], (int) numbers[i + 2], numbers[i + 3], numbers[i + 4]));
        }
        return Optional.of(new Mistakes(surest));
    }

    /** What {@link #of(Checkpoint)} reads. */
    Map<String, Object> entries() {
        double[] numbers = new double[surest.size() * COUNT];
        for (int i = 0; i < surest.size(); i++) {
            Mistake mistake = surest.get(i);
            double[] one = {
                mistake.image(), mistake.truth(), mistake.answer(), mistake.probability(), mistake.confidence()
            };
            System.arraycopy(one, 0, numbers, i * COUNT, COUNT);
        }
        return Map.of(NUMBERS, numbers);
    }
}
