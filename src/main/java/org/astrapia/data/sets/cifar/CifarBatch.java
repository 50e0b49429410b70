package org.astrapia.data.sets.cifar;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.astrapia.data.storage.HeapPixels;

/**
 * Images of one file, wholly in memory.
 *
 * @param labels class of each
 * @param bytes in which the images lie, each as three planes
 * @param start of the first image
 * @param stride from an image to the next
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes that nobody compares
record CifarBatch(int[] labels, byte[] bytes, int start, int stride) {
    private static final int IMAGE_BYTES = CifarLayout.CHANNELS * CifarLayout.PLANE;

    /** Begins a pickle, and is no label. */
    private static final byte PICKLE = (byte) 0x80;

    /**
     * Reads a file in either published form.
     *
     * @throws IOException saying why, if it is damaged
     */
    static CifarBatch read(CifarLayout layout, byte[] bytes) throws IOException {
        return bytes.length > 0 && bytes[0] == PICKLE ? ofPickle(layout, bytes) : ofRecords(layout, bytes);
    }

    private static CifarBatch ofRecords(CifarLayout layout, byte[] bytes) throws IOException {
        int record = layout.recordBytes();
        if (bytes.length == 0 || bytes.length % record != 0) {
            throw new IOException("has " + bytes.length + " bytes, which are no whole records of " + record);
        }
        int labelBytes = layout.labelLimits().size();
        int[] labels = new int[bytes.length / record];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = bytes[i * record + labelBytes - 1] & 0xFF;
        }
        return new CifarBatch(labels, bytes, labelBytes, record).required(layout);
    }

    private static CifarBatch ofPickle(CifarLayout layout, byte[] bytes) throws IOException {
        Map<?, ?> entries = PickleReader.read(bytes);
        Object data = entries.get("data");
        Object labels = entries.get(layout.pickled().labelsEntry());
        if (!(data instanceof PickleReader.PickledArray array) || !(labels instanceof List<?> list)) {
            throw new IOException("is a pickle with the entries " + entries.keySet() + "; expected are data and "
                    + layout.pickled().labelsEntry());
        }
        if (array.shape().size() != 2
                || array.shape().get(1) != IMAGE_BYTES
                || array.shape().get(0) != list.size()
                || list.isEmpty()) {
            throw new IOException("holds an array of size " + array.shape() + " and " + list.size()
                    + " labels; expected are as many images of " + IMAGE_BYTES + " bytes");
        }
        int[] numbers = new int[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(list.get(i) instanceof Integer label)) {
                throw new IOException("has a label that is no whole number");
            }
            numbers[i] = label;
        }
        return new CifarBatch(numbers, array.rows(), 0, IMAGE_BYTES).required(layout);
    }

    private CifarBatch required(CifarLayout layout) throws IOException {
        int limit = layout.classes().size();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= limit) {
                throw new IOException(
                        "has the label " + labels[i] + " for image " + i + "; allowed are 0 to " + (limit - 1));
            }
        }
        return this;
    }

    int count() {
        return labels.length;
    }

    /** Writes the images, of which three planes become pixels of three values. */
    void copyTo(HeapPixels pixels, int first) {
        for (int i = 0; i < labels.length; i++) {
            interleave(bytes, start + i * stride, pixels, first + i);
        }
    }

    /** Three planes become pixels of three values. */
    static void interleave(byte[] planes, int start, HeapPixels pixels, int image) {
        byte[] block = pixels.block(image);
        int target = pixels.start(image);
        for (int i = 0; i < CifarLayout.PLANE; i++) {
            for (int channel = 0; channel < CifarLayout.CHANNELS; channel++) {
                block[target++] = planes[start + channel * CifarLayout.PLANE + i];
            }
        }
    }
}
