package org.astrapia.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.astrapia.data.Undecoded.LeftOut;
import org.astrapia.data.storage.CacheEntry;
import org.astrapia.data.storage.CacheWriter;
import org.astrapia.data.storage.ImageCache;
import org.astrapia.data.storage.Pixels;
import org.astrapia.data.storage.Storage;
import org.astrapia.data.storage.Stored;
import org.astrapia.language.InvalidInputException;

/** Makes the images of a data set, in memory or in a file; either way they are the same. */
final class Decoding {
    private final Undecoded data;
    private final Storage storage;

    private Decoding(Undecoded data, Storage storage) {
        this.data = data;
        this.storage = storage;
    }

    /**
     * Makes them.
     *
     * @throws org.astrapia.language.InvalidInputException if an image is damaged and may not be left out, or there is no
     *     room for them
     */
    static Dataset decode(Undecoded data, Storage storage) {
        Decoding decoding = new Decoding(data, storage);
        return storage.keepsInMemory(bytes(data)) ? decoding.inMemory() : decoding.inFile();
    }

    /**
     * Makes sure that there is room for images that are too many for the memory.
     *
     * @param bytes of all images
     * @param identity what all pixels depend on; asked where it matters
     * @throws InvalidInputException if there is not
     */
    static void requireRoom(long bytes, Supplier<String> identity, Storage storage) {
        if (!storage.keepsInMemory(bytes)) {
            new ImageCache(storage, identity.get()).obstacle(bytes).ifPresent(problem -> {
                throw new InvalidInputException(List.of(problem));
            });
        }
    }

    /** Of so many images. */
    static long bytes(int side, long train, long test) {
        return imageBytes(side) * (train + test);
    }

    private static long bytes(Undecoded data) {
        return bytes(data.side(), data.train().labels().length, data.test().labels().length);
    }

    private static int imageBytes(int side) {
        return side * side * DataOutline.CHANNELS;
    }

    private Dataset inMemory() {
        data.prepare();
        int bytes = imageBytes(data.side());
        Images train = images(data.train(), storage.inMemory(data.train().source(), bytes));
        Images test = images(data.test(), storage.inMemory(data.test().source(), bytes));
        LeftOut leftOut = data.requireEnough(train, test);
        return dataset(train, test, Digest.of(train, test), leftOut);
    }

    private Dataset inFile() {
        CacheEntry entry =
                new ImageCache(storage, data.identity()).open(imageBytes(data.side()), bytes(data), this::write);
        try (DataInputStream about = new DataInputStream(new ByteArrayInputStream(entry.about()))) {
            LeftOut leftOut = leftOut(about);
            String digest = text(about);
            Images train = images(entry.parts().get(0), labels(about));
            Images test = images(entry.parts().get(1), labels(about));
            return dataset(train, test, digest, leftOut);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write(CacheWriter writer) throws IOException {
        data.prepare();
        Images train = images(data.train(), writer.write(data.train().source()));
        Images test = images(data.test(), writer.write(data.test().source()));
        LeftOut leftOut = data.requireEnough(train, test);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream about = new DataOutputStream(bytes)) {
            about.writeInt(leftOut.count());
            about.writeInt(leftOut.notes().size());
            for (String note : leftOut.notes()) {
                write(note, about);
            }
            write(Digest.of(train, test), about);
            write(train.labels(), about);
            write(test.labels(), about);
        }
        return bytes.toByteArray();
    }

    private static LeftOut leftOut(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> notes = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            notes.add(text(in));
        }
        return new LeftOut(count, notes);
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static void write(int[] labels, DataOutputStream out) throws IOException {
        out.writeInt(labels.length);
        for (int label : labels) {
            out.writeInt(label);
        }
    }

    private static int[] labels(DataInputStream in) throws IOException {
        int[] labels = new int[in.readInt()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = in.readInt();
        }
        return labels;
    }

    private Images images(Undecoded.Part part, Stored stored) {
        int[] labels =
                Arrays.stream(stored.kept()).map(image -> part.labels()[image]).toArray();
        return images(stored.pixels(), labels);
    }

    private Images images(Pixels pixels, int[] labels) {
        return new Images(data.side(), data.side(), DataOutline.CHANNELS, pixels, labels);
    }

    private Dataset dataset(Images train, Images test, String digest, LeftOut leftOut) {
        return new Dataset(data.name(), data.classes(), train, test, digest, leftOut.count(), leftOut.notes());
    }
}
