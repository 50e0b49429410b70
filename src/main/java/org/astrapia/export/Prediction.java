package org.astrapia.export;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a network says of an image.
 *
 * @param file of the image
 * @param probabilities of the classes, in their order
 */
public record Prediction(Path file, List<Double> probabilities) {
    public Prediction {
        probabilities = List.copyOf(probabilities);
    }

    /** The most probable classes, the first of equal ones first. */
    public List<Integer> top(int count) {
        return IntStream.range(0, probabilities.size())
                .boxed()
                .sorted(Comparator.comparing((Integer label) -> -probabilities.get(label)))
                .limit(count)
                .toList();
    }
}
