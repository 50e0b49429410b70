package org.astrapia.data.augmentation;

import org.astrapia.data.Images;
import org.astrapia.data.RandomStream;

/** {@link Augmentation.Crop}. */
final class CropStep implements Step {
    private final int height;
    private final int width;
    private final int channels;
    private final int padding;
    private final float[] black;
    private final float[] scratch;

    CropStep(Images shape, int padding, float[] black) {
        this.height = shape.height();
        this.width = shape.width();
        this.channels = shape.channels();
        this.padding = padding;
        this.black = black;
        this.scratch = new float[shape.bytesPerImage()];
    }

    @Override
    public void change(float[] values, int start, RandomStream random) {
        int down = random.nextInt(2 * padding + 1) - padding;
        int right = random.nextInt(2 * padding + 1) - padding;
        System.arraycopy(values, start, scratch, 0, scratch.length);
        int rowLength = width * channels;
        int firstColumn = Math.min(width, Math.max(0, -right));
        int endColumn = Math.max(firstColumn, width - Math.max(0, right));
        for (int y = 0; y < height; y++) {
            int row = start + y * rowLength;
            int source = y + down;
            if (source < 0 || source >= height) {
                Step.fill(values, row, 0, width, black);
                continue;
            }
            Step.fill(values, row, 0, firstColumn, black);
            Step.fill(values, row, endColumn, width, black);
            System.arraycopy(
                    scratch,
                    source * rowLength + (firstColumn + right) * channels,
                    values,
                    row + firstColumn * channels,
                    (endColumn - firstColumn) * channels);
        }
    }
}
