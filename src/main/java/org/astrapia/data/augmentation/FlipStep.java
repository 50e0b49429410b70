package org.astrapia.data.augmentation;

import org.astrapia.data.Images;
import org.astrapia.data.RandomStream;

/** {@link Augmentation.Flip}. */
final class FlipStep implements Step {
    private final int height;
    private final int channels;
    private final int rowLength;

    FlipStep(Images shape) {
        this.height = shape.height();
        this.channels = shape.channels();
        this.rowLength = shape.width() * channels;
    }

    @Override
    public void change(float[] values, int start, RandomStream random) {
        if (!random.nextBoolean()) {
            return;
        }
        for (int y = 0; y < height; y++) {
            int left = start + y * rowLength;
            int right = left + rowLength - channels;
            while (left < right) {
                for (int channel = 0; channel < channels; channel++) {
                    float swapped = values[left + channel];
                    values[left + channel] = values[right + channel];
                    values[right + channel] = swapped;
                }
                left += channels;
                right -= channels;
            }
        }
    }
}
