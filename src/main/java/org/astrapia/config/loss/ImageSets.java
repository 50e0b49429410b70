package org.astrapia.config.loss;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a loss is told of images that may have several labels.
 *
 * @param labels how many there are
 * @param sets labels of each set that an image may have, ascending; an image has the number of its set in the place of a class
 * @param images training images
 */
public record ImageSets(int labels, List<List<Integer>> sets, int images) {
    public ImageSets {
        sets = sets.stream().map(List::copyOf).toList();
    }

    /** Where each image has one label: the number of a set is that of its label. */
    public static ImageSets single(List<Integer> counts) {
        return new ImageSets(
                counts.size(),
                IntStream.range(0, counts.size()).mapToObj(List::of).toList(),
                counts.stream().mapToInt(Integer::intValue).sum());
    }

    /** Number of sets. */
    int count() {
        return sets.size();
    }

    /** Whether the images of a set have a label. */
    boolean has(int set, int label) {
        return sets.get(set).contains(label);
    }
}
