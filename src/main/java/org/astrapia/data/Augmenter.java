package org.astrapia.data;

import java.util.Arrays;
import java.util.List;

/**
 * Turns a stored image into the numbers that a network sees: normalised, then changed by every step of the chain.
 * Cropping pads with what black becomes by normalisation, which equals padding the picture itself; a cutout is 0 after
 * normalisation. Both are what the published DARTS code does. One augmenter serves one thread.
 */
final class Augmenter {
    private final Images images;
    private final List<Augmentation> chain;
    private final float[][] table;
    private final float[] scratch;
    private final int rowLength;

    Augmenter(Images images, List<Augmentation> chain, Normalization normalization) {
        this.images = images;
        this.chain = chain;
        this.table = normalization.table();
        this.scratch = new float[images.bytesPerImage()];
        this.rowLength = images.width() * images.channels();
    }

    /**
     * Writes image {@code index} to {@code target} from {@code start} on, {@code [height, width, channels]}.
     *
     * @param random the image's own stream
     */
    void write(int index, RandomStream random, float[] target, int start) {
        normalise(index, target, start);
        for (Augmentation step : chain) {
            if (step instanceof Augmentation.Crop crop) {
                crop(crop.padding(), random, target, start);
            } else if (step instanceof Augmentation.Flip) {
                flip(random, target, start);
            } else if (step instanceof Augmentation.Cutout cutout) {
                cutOut(cutout.size(), random, target, start);
            }
        }
    }

    private void normalise(int index, float[] target, int start) {
        int bytes = images.bytesPerImage();
        int channels = images.channels();
        byte[] pixels = images.pixels();
        int from = index * bytes;
        for (int channel = 0; channel < channels; channel++) {
            float[] values = table[channel];
            for (int i = channel; i < bytes; i += channels) {
                target[start + i] = values[pixels[from + i] & 0xFF];
            }
        }
    }

    private void crop(int padding, RandomStream random, float[] target, int start) {
        int down = random.nextInt(2 * padding + 1) - padding;
        int right = random.nextInt(2 * padding + 1) - padding;
        int channels = images.channels();
        System.arraycopy(target, start, scratch, 0, scratch.length);
        int firstColumn = Math.min(images.width(), Math.max(0, -right));
        int endColumn = Math.max(firstColumn, images.width() - Math.max(0, right));
        for (int y = 0; y < images.height(); y++) {
            int row = start + y * rowLength;
            int source = y + down;
            if (source < 0 || source >= images.height()) {
                blacken(target, row, 0, images.width());
                continue;
            }
            blacken(target, row, 0, firstColumn);
            blacken(target, row, endColumn, images.width());
            System.arraycopy(
                    scratch,
                    source * rowLength + (firstColumn + right) * channels,
                    target,
                    row + firstColumn * channels,
                    (endColumn - firstColumn) * channels);
        }
    }

    private void blacken(float[] target, int row, int firstColumn, int endColumn) {
        for (int x = firstColumn; x < endColumn; x++) {
            for (int channel = 0; channel < images.channels(); channel++) {
                target[row + x * images.channels() + channel] = table[channel][0];
            }
        }
    }

    private void flip(RandomStream random, float[] target, int start) {
        if (!random.nextBoolean()) {
            return;
        }
        int channels = images.channels();
        for (int y = 0; y < images.height(); y++) {
            int left = start + y * rowLength;
            int right = left + rowLength - channels;
            while (left < right) {
                for (int channel = 0; channel < channels; channel++) {
                    float swapped = target[left + channel];
                    target[left + channel] = target[right + channel];
                    target[right + channel] = swapped;
                }
                left += channels;
                right -= channels;
            }
        }
    }

    private void cutOut(int size, RandomStream random, float[] target, int start) {
        int y = random.nextInt(images.height());
        int x = random.nextInt(images.width());
        int channels = images.channels();
        int top = Math.max(0, y - size / 2);
        int bottom = Math.min(images.height(), y + size / 2);
        int left = Math.max(0, x - size / 2);
        int right = Math.min(images.width(), x + size / 2);
        for (int row = top; row < bottom; row++) {
            int rowStart = start + row * rowLength;
            Arrays.fill(target, rowStart + left * channels, rowStart + right * channels, 0f);
        }
    }
}
