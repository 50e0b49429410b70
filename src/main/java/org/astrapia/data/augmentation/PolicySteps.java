package org.astrapia.data.augmentation;

import java.util.List;
import org.astrapia.data.Images;
import org.astrapia.data.RandomStream;

/** {@link Augmentation.RandAugment} and {@link Augmentation.AutoAugment}, which work on whole numbers. */
final class PolicySteps {
    /** All but {@code INVERT}. */
    private static final List<PolicyOperation> RANDOM =
            List.of(PolicyOperation.values()).subList(0, PolicyOperation.INVERT.ordinal());

    private static final double STRONGEST = 30;

    private PolicySteps() {}

    /** Operations of a strength up to 30. */
    static Step random(Images shape, int count, double strength) {
        BytePicture picture = new BytePicture(shape);
        return (values, start, random) -> {
            picture.read(values, start);
            for (int i = 0; i < count; i++) {
                PolicyOperation operation = RANDOM.get(random.nextInt(RANDOM.size()));
                operation.apply(picture, strength / STRONGEST, sign(random));
            }
            picture.write(values, start);
        };
    }

    static Step learnt(Images shape, AutoAugmentPolicy policy) {
        BytePicture picture = new BytePicture(shape);
        return (values, start, random) -> {
            picture.read(values, start);
            List<AutoAugmentPolicy.Applied> both =
                    policy.subPolicies().get(random.nextInt(policy.subPolicies().size()));
            for (AutoAugmentPolicy.Applied one : both) {
                boolean applies = random.nextDouble() < one.probability();
                int sign = sign(random);
                if (applies) {
                    one.operation().apply(picture, one.strength(), sign);
                }
            }
            picture.write(values, start);
        };
    }

    private static int sign(RandomStream random) {
        return random.nextBoolean() ? 1 : -1;
    }
}
