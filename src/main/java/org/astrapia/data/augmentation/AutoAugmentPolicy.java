package org.astrapia.data.augmentation;

import java.util.List;

/** What AutoAugment found (Cubuk et al. 2019). */
public enum AutoAugmentPolicy {
    /** The 25 sub-policies of its table 7, for CIFAR-10. */
    CIFAR10(List.of(
            List.of(operation(PolicyOperation.INVERT, 0.1, 0), operation(PolicyOperation.CONTRAST, 0.2, 6)),
            List.of(operation(PolicyOperation.ROTATE, 0.7, 2), operation(PolicyOperation.TRANSLATE_X, 0.3, 9)),
            List.of(operation(PolicyOperation.SHARPNESS, 0.8, 1), operation(PolicyOperation.SHARPNESS, 0.9, 3)),
            List.of(operation(PolicyOperation.SHEAR_Y, 0.5, 8), operation(PolicyOperation.TRANSLATE_Y, 0.7, 9)),
            List.of(operation(PolicyOperation.AUTO_CONTRAST, 0.5, 0), operation(PolicyOperation.EQUALIZE, 0.9, 0)),
            List.of(operation(PolicyOperation.SHEAR_Y, 0.2, 7), operation(PolicyOperation.POSTERIZE, 0.3, 7)),
            List.of(operation(PolicyOperation.COLOR, 0.4, 3), operation(PolicyOperation.BRIGHTNESS, 0.6, 7)),
            List.of(operation(PolicyOperation.SHARPNESS, 0.3, 9), operation(PolicyOperation.BRIGHTNESS, 0.7, 9)),
            List.of(operation(PolicyOperation.EQUALIZE, 0.6, 0), operation(PolicyOperation.EQUALIZE, 0.5, 0)),
            List.of(operation(PolicyOperation.CONTRAST, 0.6, 7), operation(PolicyOperation.SHARPNESS, 0.6, 5)),
            List.of(operation(PolicyOperation.COLOR, 0.7, 7), operation(PolicyOperation.TRANSLATE_X, 0.5, 8)),
            List.of(operation(PolicyOperation.EQUALIZE, 0.3, 0), operation(PolicyOperation.AUTO_CONTRAST, 0.4, 0)),
            List.of(operation(PolicyOperation.TRANSLATE_Y, 0.4, 3), operation(PolicyOperation.SHARPNESS, 0.2, 6)),
            List.of(operation(PolicyOperation.BRIGHTNESS, 0.9, 6), operation(PolicyOperation.COLOR, 0.2, 8)),
            List.of(operation(PolicyOperation.SOLARIZE, 0.5, 2), operation(PolicyOperation.INVERT, 0.0, 0)),
            List.of(operation(PolicyOperation.EQUALIZE, 0.2, 0), operation(PolicyOperation.AUTO_CONTRAST, 0.6, 0)),
            List.of(operation(PolicyOperation.EQUALIZE, 0.2, 0), operation(PolicyOperation.EQUALIZE, 0.6, 0)),
            List.of(operation(PolicyOperation.COLOR, 0.9, 9), operation(PolicyOperation.EQUALIZE, 0.6, 0)),
            List.of(operation(PolicyOperation.AUTO_CONTRAST, 0.8, 0), operation(PolicyOperation.SOLARIZE, 0.2, 8)),
            List.of(operation(PolicyOperation.BRIGHTNESS, 0.1, 3), operation(PolicyOperation.COLOR, 0.7, 0)),
            List.of(operation(PolicyOperation.SOLARIZE, 0.4, 5), operation(PolicyOperation.AUTO_CONTRAST, 0.9, 0)),
            List.of(operation(PolicyOperation.TRANSLATE_Y, 0.9, 9), operation(PolicyOperation.TRANSLATE_Y, 0.7, 9)),
            List.of(operation(PolicyOperation.AUTO_CONTRAST, 0.9, 0), operation(PolicyOperation.SOLARIZE, 0.8, 3)),
            List.of(operation(PolicyOperation.EQUALIZE, 0.8, 0), operation(PolicyOperation.INVERT, 0.1, 0)),
            List.of(operation(PolicyOperation.TRANSLATE_Y, 0.7, 9), operation(PolicyOperation.AUTO_CONTRAST, 0.9, 0))));

    private final List<List<Applied>> subPolicies;

    AutoAugmentPolicy(List<List<Applied>> subPolicies) {
        this.subPolicies = subPolicies;
    }

    /**
     * One of the two operations of a sub-policy.
     *
     * @param probability with which it is applied
     * @param strength from 0 to 1
     */
    record Applied(PolicyOperation operation, double probability, double strength) {}

    List<List<Applied>> subPolicies() {
        return subPolicies;
    }

    /** With a level from 0 to 9, as the paper writes strengths. */
    private static Applied operation(PolicyOperation operation, double probability, int level) {
        return new Applied(operation, probability, level / 9.0);
    }
}
