package org.astrapia.config.value;

/**
 * Images that are never trained on and measured after every epoch.
 *
 * @param share of each class's training images that are held out; 0 for none
 * @param own whether they are those that the data set itself has for validation
 */
public record Validation(double share, boolean own) {
    /** There are none. */
    public static final Validation NONE = new Validation(0, false);

    /** What the data set has for it. */
    public static final Validation OWN = new Validation(0, true);

    /** A share of the training images. */
    public static Validation of(double share) {
        return new Validation(share, false);
    }

    /** Whether there are any. */
    public boolean isAny() {
        return own || share > 0;
    }
}
