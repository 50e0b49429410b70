package org.astrapia.data.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Writes images to a file, many at a time: they are made by several threads, and written in their order. */
public final class CacheWriter {
    private static final int CHUNK_BYTES = 1 << 25;
    private static final long TOLD_EVERY_NANOS = 15_000_000_000L;

    private final FileChannel channel;
    private final int imageBytes;
    private final int segmentBytes;
    private final Consumer<String> say;
    private final List<Integer> parts = new ArrayList<>();
    private long toldNanos = System.nanoTime();

    CacheWriter(FileChannel channel, int imageBytes, int segmentBytes, Consumer<String> say) {
        this.channel = channel;
        this.imageBytes = imageBytes;
        this.segmentBytes = segmentBytes;
        this.say = say;
    }

    /** Makes the images of a source and writes them as the next part of the file. */
    public Stored write(ImageSource source) throws IOException {
        long start = channel.position();
        int chunk = Math.max(1, CHUNK_BYTES / imageBytes);
        byte[] bytes = new byte[Math.min(chunk, Math.max(1, source.count())) * imageBytes];
        boolean[] made = new boolean[source.count()];
        for (int first = 0; first < made.length; first += chunk) {
            int begin = first;
            int end = Math.min(made.length, first + chunk);
            source.numbers(begin, end).forEach(i -> made[i] = source.write(i, bytes, (i - begin) * imageBytes));
            write(bytes, begin, end, made);
            tell(end, made.length);
        }
        int[] kept = IntStream.range(0, made.length).filter(i -> made[i]).toArray();
        parts.add(kept.length);
        return new Stored(MappedPixels.map(channel, start, kept.length, imageBytes, segmentBytes), kept);
    }

    private void write(byte[] bytes, int begin, int end, boolean[] made) throws IOException {
        int length = 0;
        for (int i = begin; i < end; i++) {
            if (made[i]) {
                System.arraycopy(bytes, (i - begin) * imageBytes, bytes, length, imageBytes);
                length += imageBytes;
            }
        }
        write(ByteBuffer.wrap(bytes, 0, length));
    }

    private void tell(int done, int all) {
        if (done < all && System.nanoTime() - toldNanos > TOLD_EVERY_NANOS) {
            toldNanos = System.nanoTime();
            say.accept(String.format(Locale.ROOT, "decoded %,d of %,d images", done, all));
        }
    }

    /** Ends the file with what says how to read it. */
    void end(byte[] about) throws IOException {
        write(CacheEnd.of(imageBytes, parts, about).bytes());
        channel.force(true);
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
