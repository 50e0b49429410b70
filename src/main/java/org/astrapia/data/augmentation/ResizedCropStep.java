package org.astrapia.data.augmentation;

import org.astrapia.data.Images;
import org.astrapia.data.RandomStream;

/** {@link Augmentation.RandomResizedCrop}. */
final class ResizedCropStep implements Step {
    private static final int TRIES = 10;
    private static final double WIDEST = 4.0 / 3;
    private static final double LOG_WIDEST = StrictMath.log(WIDEST);

    private final int height;
    private final int width;
    private final int channels;
    private final Augmentation.RandomResizedCrop crop;
    private final float[] scratch;
    /** Of every column of the result: where its left and right neighbours stand in a row, and the right one's weight. */
    private final int[] left;

    private final int[] right;
    private final float[] rightWeight;
    /** The window: rows, columns, and its upper left corner. */
    private int rows;

    private int columns;
    private int top;
    private int edge;

    ResizedCropStep(Images shape, Augmentation.RandomResizedCrop crop) {
        this.height = shape.height();
        this.width = shape.width();
        this.channels = shape.channels();
        this.crop = crop;
        this.scratch = new float[shape.bytesPerImage()];
        this.left = new int[width];
        this.right = new int[width];
        this.rightWeight = new float[width];
    }

    @Override
    public void change(float[] values, int start, RandomStream random) {
        drawWindow(random);
        System.arraycopy(values, start, scratch, 0, scratch.length);
        placeColumns();
        float scale = (float) rows / height;
        int rowLength = width * channels;
        int to = start;
        for (int y = 0; y < height; y++) {
            float place = Math.max(0, (y + 0.5f) * scale - 0.5f);
            int upper = Math.min(rows - 1, (int) place);
            int lower = Math.min(rows - 1, upper + 1);
            float lowerWeight = place - upper;
            int upperRow = (top + upper) * rowLength;
            int lowerRow = (top + lower) * rowLength;
            for (int x = 0; x < width; x++) {
                float weight = rightWeight[x];
                for (int channel = 0; channel < channels; channel++) {
                    float upperLeft = scratch[upperRow + left[x] + channel];
                    float lowerLeft = scratch[lowerRow + left[x] + channel];
                    float above = upperLeft + weight * (scratch[upperRow + right[x] + channel] - upperLeft);
                    float below = lowerLeft + weight * (scratch[lowerRow + right[x] + channel] - lowerLeft);
                    values[to++] = above + lowerWeight * (below - above);
                }
            }
        }
    }

    private void placeColumns() {
        float scale = (float) columns / width;
        for (int x = 0; x < width; x++) {
            float place = Math.max(0, (x + 0.5f) * scale - 0.5f);
            int first = Math.min(columns - 1, (int) place);
            left[x] = (edge + first) * channels;
            right[x] = (edge + Math.min(columns - 1, first + 1)) * channels;
            rightWeight[x] = place - first;
        }
    }

    private void drawWindow(RandomStream random) {
        for (int i = 0; i < TRIES; i++) {
            double area = height * width * random.between(crop.least(), crop.most());
            double ratio = StrictMath.exp(random.between(-LOG_WIDEST, LOG_WIDEST));
            columns = (int) Math.round(Math.sqrt(area * ratio));
            rows = (int) Math.round(Math.sqrt(area / ratio));
            if (columns > 0 && columns <= width && rows > 0 && rows <= height) {
                top = random.nextInt(height - rows + 1);
                edge = random.nextInt(width - columns + 1);
                return;
            }
        }
        rows = (int) Math.min(height, Math.round(width * WIDEST));
        columns = (int) Math.min(width, Math.round(height * WIDEST));
        top = (height - rows) / 2;
        edge = (width - columns) / 2;
    }
}
