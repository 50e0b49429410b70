package org.astrapia.config;

import java.util.List;
import java.util.stream.Collectors;
import org.astrapia.config.Experiment.Network;
import org.astrapia.config.Experiment.Retrain;
import org.astrapia.data.Augmentation;
import org.astrapia.data.Distribution;
import org.astrapia.language.Numbers;
import org.astrapia.space.Derivation;
import org.astrapia.space.Mixing;

/** What only shows when values are seen together. */
final class CrossChecks {
    private static final int KNOWN_SIZE = 32;
    private static final int CELLS_FOR_HEAD = 3;

    private final Experiment experiment;
    private final Values values;

    private CrossChecks(Experiment experiment, Values values) {
        this.experiment = experiment;
        this.values = values;
    }

    /** Reports whatever does not fit together. */
    static void check(Experiment experiment, Values values) {
        CrossChecks checks = new CrossChecks(experiment, values);
        checks.losses();
        checks.scales();
        checks.derivation();
        checks.counts();
        checks.augmentation(Keys.AUGMENT, experiment.data().augment());
        if (values.node(Keys.RETRAIN_AUGMENT).isPresent()) {
            checks.augmentation(Keys.RETRAIN_AUGMENT, experiment.retrain().augment());
        }
        checks.auxiliaryHead();
    }

    private void losses() {
        if (Losses.hasZeroOne(experiment.search().weightLoss())) {
            values.error(
                    Keys.WEIGHT_LOSS,
                    "zero-one is about the architecture, which the weight step leaves alone; it belongs in"
                            + " loss.architecture");
        }
        if (Losses.hasZeroOne(experiment.retrain().loss())) {
            values.error(Keys.RETRAIN_LOSS, "zero-one is about the architecture, which is fixed when retraining");
        }
        boolean softmax = experiment.search().mixing() == Mixing.SOFTMAX;
        if (softmax
                && values.readable(Keys.MIXING)
                && Losses.hasZeroOne(experiment.search().architectureLoss())) {
            values.error(
                    Keys.ARCHITECTURE_LOSS,
                    "zero-one pushes weights that are independent of one another to 0 or 1; it needs mixing: sigmoid,"
                            + " and the mixing is softmax");
        }
    }

    private void scales() {
        requireOneScale(
                Keys.ARCHITECTURE_LOSS,
                experiment.search().weightLoss(),
                experiment.search().architectureLoss());
        requireOneScale(Keys.RETRAIN_LOSS, experiment.retrain().loss());
    }

    private void requireOneScale(Key<?> key, Loss... losses) {
        List<Double> scales = Losses.scales(losses);
        if (scales.size() > 1) {
            values.error(
                    key,
                    "one network has one classifier, whose cosines have one scale; here ldam has the scales "
                            + scales.stream().map(Numbers::print).collect(Collectors.joining(" and ")));
        }
    }

    private void derivation() {
        int edges = 0;
        if (experiment.derive() instanceof Derivation.Top top) {
            edges = top.edges();
        } else if (experiment.derive() instanceof Derivation.Threshold threshold) {
            edges = threshold.edges();
        }
        int most = experiment.space().nodes() + 1;
        if (edges > most && values.readable(Keys.NODES)) {
            values.error(
                    Keys.DERIVE,
                    edges + " edges a node are asked for, but even the last of "
                            + experiment.space().nodes() + " nodes has only " + most);
        }
    }

    private void counts() {
        int classes = switch (experiment.data().dataset()) {
            case "cifar10" -> 10;
            case "cifar100" -> 100;
            default -> 0;
        };
        if (classes > 0
                && values.readable(Keys.DATASET)
                && experiment.data().distribution() instanceof Distribution.Counts counts
                && counts.counts().size() != classes) {
            values.error(
                    Keys.DISTRIBUTION,
                    counts.counts().size() + " counts are given, but "
                            + experiment.data().dataset() + " has " + classes + " classes");
        }
    }

    private void augmentation(Key<?> key, List<Augmentation> chain) {
        if (!values.readable(Keys.DATASET, Keys.IMAGE_SIZE)) {
            return;
        }
        int size = imageSize();
        for (Augmentation step : chain) {
            if (step instanceof Augmentation.Crop crop && crop.padding() >= size) {
                values.error(key, "crop pads by " + crop.padding() + " pixels, allowed is below the image's " + size);
            }
            if (step instanceof Augmentation.Cutout cutout && cutout.size() > size) {
                values.error(key, "cutout erases " + cutout.size() + " pixels, allowed is up to the image's " + size);
            }
        }
    }

    private void auxiliaryHead() {
        Retrain retrain = experiment.retrain();
        if (retrain.auxiliary() == 0 || !(retrain.network() instanceof Network.Derived)) {
            return;
        }
        if (retrain.cells() < CELLS_FOR_HEAD && values.readable(Keys.RETRAIN_CELLS)) {
            values.error(
                    Keys.AUXILIARY,
                    "the auxiliary head stands behind the second reduction, which needs " + CELLS_FOR_HEAD
                            + " cells or more; there are " + retrain.cells());
        }
        if (imageSize() != KNOWN_SIZE && values.readable(Keys.DATASET, Keys.IMAGE_SIZE)) {
            values.error(
                    Keys.AUXILIARY,
                    "the auxiliary head is made for images of " + KNOWN_SIZE + " pixels; these have " + imageSize());
        }
    }

    private int imageSize() {
        return experiment.data().dataset().equals("folder") ? experiment.data().imageSizePx() : KNOWN_SIZE;
    }
}
