package org.astrapia.data.batch;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.astrapia.data.Images;
import org.astrapia.data.LabelSets;
import org.astrapia.data.LongTail;

/**
 * What images are labelled with.
 *
 * @param labels class of every image of the set, or the number of its set of labels
 * @param sets of labels; empty where each image has one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Labelled(int[] labels, Optional<LabelSets> sets) {
    /** These images. */
    static Labelled of(Images images) {
        return new Labelled(images.labels(), images.sets());
    }

    /** The chosen images of each class that has any; one of several labels stands under each of them. */
    int[][] byClass(int[] indices) {
        return Arrays.stream(members(indices))
                .filter(images -> images.length > 0)
                .toArray(int[][]::new);
    }

    private int[][] members(int[] indices) {
        if (sets.isPresent()) {
            return sets.get().members(labels, indices);
        }
        int classes = Arrays.stream(indices).map(i -> labels[i]).max().orElse(-1) + 1;
        return LongTail.membersByClass(labels, indices, classes);
    }

    /** Which labels mark an image of a class that has fewer than so many of these images. */
    IntPredicate rarerThan(int below, int[] indices) {
        int[] counts = Arrays.stream(members(indices))
                .mapToInt(images -> images.length)
                .toArray();
        return sets.<IntPredicate>map(
                        known -> set -> known.sets().get(set).stream().anyMatch(label -> counts[label] < below))
                .orElse(label -> counts[label] < below);
    }

    /** Places of all images. */
    int[] places() {
        return IntStream.range(0, labels.length).toArray();
    }
}
