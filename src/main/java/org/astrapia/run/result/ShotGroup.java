package org.astrapia.run.result;

import java.util.OptionalDouble;

/** Groups of classes by their number of training images, as the literature on long-tailed data reports them. */
public enum ShotGroup {
    /** More than 100 training images. */
    MANY("many"),
    /** 20 to 100 training images. */
    MEDIUM("medium"),
    /** Fewer than 20 training images. */
    FEW("few");

    private final String label;

    ShotGroup(String label) {
        this.label = label;
    }

    /** Group of a class with {@code trainCount} training images. */
    public static ShotGroup of(long trainCount) {
        if (trainCount > 100) {
            return MANY;
        }
        return trainCount >= 20 ? MEDIUM : FEW;
    }

    /** {@code many}, {@code medium} or {@code few}. */
    public String label() {
        return label;
    }

    OptionalDouble accuracy(Evaluation evaluation) {
        return switch (this) {
            case MANY -> evaluation.many();
            case MEDIUM -> evaluation.medium();
            case FEW -> evaluation.few();
        };
    }
}
