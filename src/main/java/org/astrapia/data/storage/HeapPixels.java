package org.astrapia.data.storage;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Images in Java's memory, in blocks, since an array holds at most 2 GiB. */
public final class HeapPixels implements Pixels {
    private static final int BLOCK_BYTES = 1 << 26;

    private final byte[][] blocks;
    private final int imagesPerBlock;
    private final int imageBytes;

    private HeapPixels(byte[][] blocks, int imagesPerBlock, int imageBytes) {
        this.blocks = blocks;
        this.imagesPerBlock = imagesPerBlock;
        this.imageBytes = imageBytes;
    }

    /** Images that lie one after the other in an array, which is not copied. */
    public static HeapPixels of(byte[] pixels, int imageBytes) {
        return new HeapPixels(new byte[][] {pixels}, Integer.MAX_VALUE, imageBytes);
    }

    /** Room for images. */
    public static HeapPixels allocate(int images, int imageBytes) {
        int perBlock = Math.max(1, BLOCK_BYTES / imageBytes);
        byte[][] blocks = new byte[(images + perBlock - 1) / perBlock][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new byte[Math.min(perBlock, images - i * perBlock) * imageBytes];
        }
        return new HeapPixels(blocks, perBlock, imageBytes);
    }

    /** Makes the images of a source, several at once. */
    static Stored make(ImageSource source, int imageBytes) {
        HeapPixels pixels = allocate(source.count(), imageBytes);
        boolean[] made = new boolean[source.count()];
        source.numbers(0, made.length).forEach(i -> made[i] = source.write(i, pixels.block(i), pixels.start(i)));
        int[] kept = IntStream.range(0, made.length).filter(i -> made[i]).toArray();
        return new Stored(kept.length == made.length ? pixels : pixels.pick(kept), kept);
    }

    /** The array in which an image lies. */
    public byte[] block(int image) {
        return blocks[image / imagesPerBlock];
    }

    /** Where in its array an image begins. */
    public int start(int image) {
        return image % imagesPerBlock * imageBytes;
    }

    @Override
    public void read(int image, byte[] target) {
        System.arraycopy(block(image), start(image), target, 0, imageBytes);
    }

    /** Only these images, which move together in their place. */
    private HeapPixels pick(int[] kept) {
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(block(kept[i]), start(kept[i]), block(i), start(i), imageBytes);
        }
        int needed = (kept.length + imagesPerBlock - 1) / imagesPerBlock;
        return new HeapPixels(Arrays.copyOf(blocks, needed), imagesPerBlock, imageBytes);
    }
}
