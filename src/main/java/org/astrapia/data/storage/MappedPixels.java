package org.astrapia.data.storage;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * Images in a file that is mapped into memory: the system reads what is asked for, and keeps as much of it as it has room
 * for. In segments of whole images, since a mapping holds at most 2 GiB.
 */
final class MappedPixels implements Pixels {
    private final MappedByteBuffer[] segments;
    private final int imagesPerSegment;
    private final int imageBytes;

    private MappedPixels(MappedByteBuffer[] segments, int imagesPerSegment, int imageBytes) {
        this.segments = segments;
        this.imagesPerSegment = imagesPerSegment;
        this.imageBytes = imageBytes;
    }

    /**
     * Maps a part of a file; it stays readable when the channel is closed and when the file is deleted.
     *
     * @param start offset of the first image in bytes
     * @param segmentBytes largest segment; at least one image
     */
    static MappedPixels map(FileChannel channel, long start, int images, int imageBytes, int segmentBytes)
            throws IOException {
        int perSegment = segmentBytes / imageBytes;
        MappedByteBuffer[] segments = new MappedByteBuffer[(images + perSegment - 1) / perSegment];
        for (int i = 0; i < segments.length; i++) {
            long from = start + (long) i * perSegment * imageBytes;
            long length = (long) Math.min(perSegment, images - i * perSegment) * imageBytes;
            segments[i] = channel.map(MapMode.READ_ONLY, from, length);
        }
        return new MappedPixels(segments, perSegment, imageBytes);
    }

    @Override
    public void read(int image, byte[] target) {
        segments[image / imagesPerSegment].get(image % imagesPerSegment * imageBytes, target, 0, imageBytes);
    }
}
