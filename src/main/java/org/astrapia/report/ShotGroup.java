package org.astrapia.report;

/** Groups of classes by their number of training images, as the literature on long-tailed data reports them. */
public enum ShotGroup {
    /** More than 100 training images. */
    MANY("many", "more than 100"),
    /** 20 to 100 training images. */
    MEDIUM("medium", "20 to 100"),
    /** Fewer than 20 training images. */
    FEW("few", "fewer than 20");

    private final String label;
    private final String range;

    ShotGroup(String label, String range) {
        this.label = label;
        this.range = range;
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

    /** Its training images per class in words. */
    public String range() {
        return range;
    }
}
