package org.astrapia.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The {@code data:} section of an experiment.
 *
 * @param dataset {@code shapes}, {@code cifar10}, {@code cifar100} or {@code folder}
 * @param path where the files lie; empty for {@code shapes}, present for all others
 * @param distribution training images kept per class
 * @param augment chain for training images, in order
 * @param views chains of the two views on which a loss without labels compares an image with itself, always two
 * @param imageSizePx side of the square to which a folder's images are resized, in pixels
 * @param onCorrupt what to do with an image of a folder that cannot be read
 * @param depth how many bits images of 16 bits use, 8 to 16; empty for those of the brightest
 * @param trainPerClass images that {@code shapes} draws per class for training
 * @param testPerClass images that {@code shapes} draws per class for testing
 */
public record DataDescription(
        String dataset,
        Optional<Path> path,
        Distribution distribution,
        List<Augmentation> augment,
        List<List<Augmentation>> views,
        int imageSizePx,
        OnCorrupt onCorrupt,
        OptionalInt depth,
        int trainPerClass,
        int testPerClass) {
    /** What to do with an image that cannot be read. */
    public enum OnCorrupt {
        REFUSE,
        SKIP
    }

    public DataDescription {
        augment = List.copyOf(augment);
        views = views.stream().map(List::copyOf).toList();
        if (views.size() != 2) {
            throw new IllegalArgumentException(views.size() + " views, allowed are 2");
        }
    }
}
