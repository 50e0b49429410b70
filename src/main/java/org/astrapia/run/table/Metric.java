package org.astrapia.run.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns of {@code metrics.csv}, in their order; a row is an epoch of a stage. New columns come last, so that files of earlier runs
 * stay readable by position. A cell is empty where nothing was measured.
 */
public enum Metric {
    /** From 0. */
    EPOCH,
    /** Steps of the stage so far. */
    STEPS,
    /** Of the weights. */
    LEARNING_RATE,
    /** Mean training loss of the weights' steps. */
    LOSS,
    /** Training accuracy in the weights' steps, 0 to 1. */
    ACCURACY,
    /** Barlow Twins loss of the weights' steps, its part on the diagonal, per dimension. */
    BARLOW_ON,
    /** The same off the diagonal, times lambda. */
    BARLOW_OFF,
    /** Mean loss of alpha's steps. */
    ARCHITECTURE_LOSS,
    /** Accuracy in alpha's steps, 0 to 1. */
    ARCHITECTURE_ACCURACY,
    /** As {@link #BARLOW_ON}, in alpha's steps. */
    ARCHITECTURE_BARLOW_ON,
    /** As {@link #BARLOW_OFF}, in alpha's steps. */
    ARCHITECTURE_BARLOW_OFF,
    /** Zero-one term of alpha's loss, without its factor. */
    ZERO_ONE,
    /** Share of the length of alpha's gradient that comes from the terms about alpha itself. */
    ALPHA_SHARE_ITSELF,
    /** Share that comes through the network. */
    ALPHA_SHARE_NETWORK,
    /** Balanced accuracy on the test set, 0 to 1. */
    TEST_BALANCED,
    /** Accuracy on the long-tailed test set, 0 to 1. */
    TEST_LONG_TAILED,
    /** Skip connections of the genotype that would be derived now. */
    SKIPS,
    /** Training images a second. */
    IMAGES_PER_SECOND,
    /** Of the epoch. */
    SECONDS,
    /** Mean over the weights' steps of the global norm of their gradient before clipping; empty without a clip. */
    GRADIENT_NORM,
    /** Share of the weights' steps whose gradient was clipped, 0 to 1. */
    CLIPPED,
    /** As {@link #GRADIENT_NORM}, of alpha's steps. */
    ARCHITECTURE_GRADIENT_NORM,
    /** As {@link #CLIPPED}, of alpha's steps. */
    ARCHITECTURE_CLIPPED,
    /** Operations without weights, pools and skip connections, of the genotype that would be derived now. */
    WITHOUT_WEIGHTS,
    /** Sigmoid weights that are on another side of 0.5, or edges with another strongest operation, than after the first epoch. */
    CHANGED,
    /**
     * Mean of the classes' recalls when each of at most 1,000 training images is given the class of its nearest neighbour, 0 to 1; in
     * the search they are images that the weights are not trained on.
     */
    NEIGHBOUR_ACCURACY,
    /** Effective rank of the embeddings of the same images (Roy and Vetterli 2007), 1 to their dimension. */
    EFFECTIVE_RANK,
    /** By the measure of {@code retrain.keep} on the training images that are held out, 0 to 1. */
    VALIDATION,
    /** Steps of the weights that were skipped, since their gradient was too large for 16 bits; empty without mixed precision. */
    SKIPPED,
    /** Loss scale of the weights' steps behind the last of them; empty without mixed precision. */
    LOSS_SCALE,
    /** As {@link #SKIPPED}, of alpha's steps. */
    ARCHITECTURE_SKIPPED,
    /** As {@link #LOSS_SCALE}, of alpha's steps. */
    ARCHITECTURE_LOSS_SCALE,
    /** Of the genotype that would be derived now, by the table of true accuracies, 0 to 1. */
    TRUE_ACCURACY,
    /** Its rank in that table, 1 for the best. */
    TRUE_RANK,
    /** Kendall's tau between the accuracies of architectures with the supernet's weights and those of the table, -1 to 1. */
    KENDALL_TAU,
    /** Of the best architecture so far, where some are compared with the weights that they inherit; larger is better. */
    FITNESS,
    /** Largest eigenvalue of the Hessian of alpha's loss by alpha, where {@code search.stop} asks for it. */
    EIGENVALUE,
    /** Concentration term of alpha's loss, without its factor. */
    CONCENTRATION,
    /** Budget term of alpha's loss, without its factor: by how much the expected size is above the target, as a share of the target. */
    BUDGET,
    /** Mean AUROC of the labels on the test set, 0 to 1, where images may have several labels. */
    TEST_AUROC;

    /** The column that says which stage a row belongs to; it comes first. */
    public static final String STAGE = "stage";

    /** Beginning of the columns that tell shares of alpha's gradient. */
    public static final String SHARE = "alpha_share_";

    /** The name of the column. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The metric of a column; empty for a column of another build. */
    public static Optional<Metric> of(String column) {
        return Arrays.stream(values())
                .filter(metric -> metric.column().equals(column))
                .findFirst();
    }

    /** All columns but the stage, in their order. */
    static List<String> columns() {
        return Arrays.stream(values()).map(Metric::column).toList();
    }
}
