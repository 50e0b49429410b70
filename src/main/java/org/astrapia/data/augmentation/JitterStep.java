package org.astrapia.data.augmentation;

import org.astrapia.data.Images;
import org.astrapia.data.RandomStream;

/** {@link Augmentation.Jitter}, without its probability. */
final class JitterStep implements Step {
    private static final int CHANGES = 4;

    private final Augmentation.Jitter jitter;
    private final Colours colours;
    private final int[] order = new int[CHANGES];

    JitterStep(Images shape, Augmentation.Jitter jitter) {
        this.jitter = jitter;
        this.colours = new Colours(shape);
    }

    @Override
    public void change(float[] values, int start, RandomStream random) {
        float brightness = factor(jitter.brightness(), random);
        float contrast = factor(jitter.contrast(), random);
        float saturation = factor(jitter.saturation(), random);
        float hue = (float) random.between(-jitter.hue(), jitter.hue());
        for (int i = 0; i < CHANGES; i++) {
            order[i] = i;
        }
        random.shuffle(order);
        for (int change : order) {
            switch (change) {
                case 0 -> colours.brightness(values, start, brightness);
                case 1 -> colours.contrast(values, start, contrast);
                case 2 -> colours.saturation(values, start, saturation);
                default -> colours.hue(values, start, hue);
            }
        }
    }

    private static float factor(double strength, RandomStream random) {
        return (float) random.between(Math.max(0, 1 - strength), 1 + strength);
    }
}
