package org.astrapia.data.augmentation;

import java.util.List;
import java.util.stream.IntStream;
import org.astrapia.data.Images;
import org.astrapia.data.Normalization;
import org.astrapia.data.RandomStream;

/**
 * Turns a stored image into the numbers that a network sees: normalised, and changed by every step of the chain. Cropping
 * pads with black; a cutout is 0 after normalisation. Both are what the published DARTS code does. A chain without steps
 * on pixel values normalises first, by table; any other up to the last of these steps works on values 0..255. One
 * augmenter serves one thread, and allocates nothing for an image.
 */
public final class Augmenter {
    private final Images images;
    private final float[][] table;
    private final Step[] onPixels;
    private final Step[] onNormalised;
    /** Per channel: {@code normalised = scale * value + shift}. */
    private final float[] scale;

    private final float[] shift;
    private final byte[] pixels;

    public Augmenter(Images images, List<Augmentation> chain, Normalization normalization) {
        int channels = images.channels();
        this.images = images;
        this.table = normalization.table();
        this.scale = new float[channels];
        this.shift = new float[channels];
        this.pixels = new byte[images.bytesPerImage()];
        float[] means = new float[channels];
        float[] black = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            double mean = normalization.mean()[channel];
            double deviation = normalization.deviation()[channel];
            scale[channel] = (float) (1 / (255 * deviation));
            shift[channel] = (float) (-mean / deviation);
            means[channel] = (float) (255 * mean);
            black[channel] = table[channel][0];
        }
        int last = IntStream.range(0, chain.size())
                .filter(i -> chain.get(i).changesPixels())
                .max()
                .orElse(-1);
        this.onPixels = steps(chain.subList(0, last + 1), new float[channels], means);
        this.onNormalised = steps(chain.subList(last + 1, chain.size()), black, new float[channels]);
    }

    private Step[] steps(List<Augmentation> chain, float[] black, float[] cut) {
        return chain.stream().map(step -> step.step(images, black, cut)).toArray(Step[]::new);
    }

    /**
     * Writes image {@code index} to {@code target} from {@code start} on, {@code [height, width, channels]}.
     *
     * @param random the image's own stream
     */
    public void write(int index, RandomStream random, float[] target, int start) {
        images.pixels().read(index, pixels);
        if (onPixels.length == 0) {
            writeNormalised(target, start);
        } else {
            writePixels(target, start);
            for (Step step : onPixels) {
                step.change(target, start, random);
            }
            normalise(target, start);
        }
        for (Step step : onNormalised) {
            step.change(target, start, random);
        }
    }

    private void writeNormalised(float[] target, int start) {
        int channels = images.channels();
        for (int channel = 0; channel < channels; channel++) {
            float[] values = table[channel];
            for (int i = channel; i < pixels.length; i += channels) {
                target[start + i] = values[pixels[i] & 0xFF];
            }
        }
    }

    private void writePixels(float[] target, int start) {
        for (int i = 0; i < pixels.length; i++) {
            target[start + i] = pixels[i] & 0xFF;
        }
    }

    private void normalise(float[] target, int start) {
        int end = start + images.bytesPerImage();
        int channels = images.channels();
        for (int channel = 0; channel < channels; channel++) {
            for (int i = start + channel; i < end; i += channels) {
                target[i] = scale[channel] * target[i] + shift[channel];
            }
        }
    }
}
