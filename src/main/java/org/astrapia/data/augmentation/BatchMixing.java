package org.astrapia.data.augmentation;

import org.astrapia.data.Images;
import org.astrapia.data.RandomStream;

/** Mixing of the images of a batch, {@code [count, height, width, channels]}, with their partners. */
final class BatchMixing {
    private BatchMixing() {}

    /** {@link Augmentation.Mixup} with this share. */
    static void average(float[] batch, Images shape, int[] partners, float share) {
        int size = shape.bytesPerImage();
        float[] before = batch.clone();
        for (int image = 0; image < partners.length; image++) {
            int partner = partners[image] * size;
            for (int i = image * size; i < (image + 1) * size; i++) {
                batch[i] = share * before[i] + (1 - share) * before[partner++];
            }
        }
    }

    /**
     * {@link Augmentation.Cutmix} with a rectangle of this share of both sides.
     *
     * @return the share of the pixels that are left
     */
    static double paste(float[] batch, Images shape, int[] partners, double side, RandomStream random) {
        int width = (int) (shape.width() * side);
        int height = (int) (shape.height() * side);
        int x = random.nextInt(shape.width());
        int y = random.nextInt(shape.height());
        int left = Math.max(0, x - width / 2);
        int right = Math.min(shape.width(), x + width / 2);
        int top = Math.max(0, y - height / 2);
        int bottom = Math.min(shape.height(), y + height / 2);
        int size = shape.bytesPerImage();
        int length = (right - left) * shape.channels();
        float[] before = batch.clone();
        for (int image = 0; image < partners.length; image++) {
            for (int row = top; row < bottom; row++) {
                int place = (row * shape.width() + left) * shape.channels();
                System.arraycopy(before, partners[image] * size + place, batch, image * size + place, length);
            }
        }
        return 1 - (double) (right - left) * (bottom - top) / (shape.width() * shape.height());
    }
}
