package org.astrapia.data.augmentation;

import org.astrapia.data.Images;
import org.astrapia.data.RandomStream;

/** {@link Augmentation.Cutout}. */
final class CutoutStep implements Step {
    private final int height;
    private final int width;
    private final int size;
    private final float[] cut;

    CutoutStep(Images shape, int size, float[] cut) {
        this.height = shape.height();
        this.width = shape.width();
        this.size = size;
        this.cut = cut;
    }

    @Override
    public void change(float[] values, int start, RandomStream random) {
        int y = random.nextInt(height);
        int x = random.nextInt(width);
        int top = Math.max(0, y - size / 2);
        int bottom = Math.min(height, y + size / 2);
        int left = Math.max(0, x - size / 2);
        int right = Math.min(width, x + size / 2);
        for (int row = top; row < bottom; row++) {
            Step.fill(values, start + row * width * cut.length, left, right, cut);
        }
    }
}
