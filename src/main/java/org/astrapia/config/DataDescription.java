package org.astrapia.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.astrapia.data.Distribution;
import org.astrapia.data.Normalising;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.sets.DatasetChoice;

/**
 * The {@code data:} section of an experiment.
 *
 * @param dataset which images
 * @param normalise by which numbers images are normalised
 * @param distribution training images kept per class
 * @param augment chain for training images, in order
 * @param views chains of the two views on which a loss without labels compares an image with itself, always two
 */
public record DataDescription(
        DatasetChoice dataset,
        Normalising normalise,
        Distribution distribution,
        List<Augmentation> augment,
        List<List<Augmentation>> views) {
    public DataDescription {
        augment = List.copyOf(augment);
        views = views.stream().map(List::copyOf).toList();
        if (views.size() != 2) {
            throw new IllegalArgumentException(views.size() + " views, allowed are 2");
        }
    }

    /** The same with the images that the data set has for validation. */
    DataDescription validating() {
        return new DataDescription(dataset.validating(), normalise, distribution, augment, views);
    }

    /** Where its files lie; empty where it needs none. */
    public Optional<Path> path() {
        return dataset.path();
    }
}
