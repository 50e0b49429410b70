package org.astrapia.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.augmentation.RareAugmentation;
import org.astrapia.data.batch.Sampler;

/**
 * How the weights of a network are trained.
 *
 * @param epochs passes over the training images
 * @param batch images per step
 * @param loss what is made small
 * @param optimizer how the weights are updated
 * @param shown how the training images are shown
 * @param average share of a moving average of the weights that each step keeps; 0 where the last weights count
 */
public record Recipe(int epochs, int batch, Loss loss, Optimizer optimizer, Shown shown, double average) {
    /** Of which the last weights count. */
    public Recipe(int epochs, int batch, Loss loss, Optimizer optimizer, Shown shown) {
        this(epochs, batch, loss, optimizer, shown, 0);
    }

    /**
     * How training images are shown.
     *
     * @param augment random changes of each, in order
     * @param rare other ones for images of rare classes, if any
     * @param sampler how often an epoch shows the images of each class
     * @param dropLast whether an epoch leaves out a last batch that is smaller than the others
     */
    public record Shown(
            List<Augmentation> augment, Optional<RareAugmentation> rare, Sampler sampler, boolean dropLast) {
        public Shown {
            augment = List.copyOf(augment);
        }

        /** The same in other shares of the classes, and no images mixed with one another. */
        Shown with(Sampler other) {
            boolean mixes = Augmentation.ofBatch(augment).isPresent();
            return new Shown(mixes ? augment.subList(0, augment.size() - 1) : augment, rare, other, dropLast);
        }
    }

    /** Its parts as an experiment would write them, without how images are shown. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("epochs", epochs);
        document.put("batch", batch);
        document.put("loss", loss.print());
        document.put("optimizer", Optimizers.print(optimizer));
        return document;
    }

    /** Whether the images of a batch are mixed with one another; those of which a loss compares two views never are. */
    public boolean mixesImages() {
        return !Losses.needsTwoViews(loss)
                && Augmentation.ofBatch(shown.augment()).isPresent();
    }

    /** The same for another number of epochs. */
    public Recipe forEpochs(int others) {
        return new Recipe(others, batch, loss, optimizer, shown, average);
    }

    /** The same with another number of images per step. */
    public Recipe withBatch(int images) {
        return new Recipe(epochs, images, loss, optimizer, shown, average);
    }
}
