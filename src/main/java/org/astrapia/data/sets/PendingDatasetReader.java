package org.astrapia.data.sets;

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
import org.astrapia.data.DataOutline;
import org.astrapia.data.Dataset;
import org.astrapia.data.Digest;
import org.astrapia.data.Images;
import org.astrapia.data.sets.PendingDataset.LeftOut;
import org.astrapia.data.storage.CacheEntry;
import org.astrapia.data.storage.CacheWriter;
import org.astrapia.data.storage.ImageCache;
import org.astrapia.data.storage.Storage;
import org.astrapia.data.storage.Stored;
import org.astrapia.language.InvalidInputException;

/** Makes the images of a data set, in memory or in a file; either way they are the same. */
public final class PendingDatasetReader implements DatasetReader {
    /** Ends the names of files, to be raised when what stands behind the images is written otherwise. */
    private static final String FORM = "-2";

    private final PendingDataset data;
    private final DataOutline outline;

    public PendingDatasetReader(PendingDataset data) {
        this.data = data;
        this.outline = data.outline();
    }

    @Override
    public DataOutline outline() {
        return outline;
    }

    @Override
    public DataOutline examine() {
        return data.examine();
    }

    @Override
    public void requireRoom(Storage storage) {
        long bytes = bytes();
        if (!storage.keepsInMemory(bytes)) {
            cache(storage).obstacle(bytes).ifPresent(problem -> {
                throw new InvalidInputException(List.of(problem));
            });
        }
    }

    /** Makes them; also refuses where an image is damaged and may not be left out, or there is no room for them. */
    @Override
    public Dataset read(Storage storage) {
        return storage.keepsInMemory(bytes()) ? inMemory(storage) : inFile(storage);
    }

    /** Of all images. */
    private long bytes() {
        return imageBytes() * ((long) data.train().labels().length + data.test().labels().length);
    }

    private int imageBytes() {
        return outline.side() * outline.side() * DataOutline.CHANNELS;
    }

    private ImageCache cache(Storage storage) {
        return new ImageCache(storage, data.identity() + FORM);
    }

    private Dataset inMemory(Storage storage) {
        data.prepare();
        int bytes = imageBytes();
        Images train = images(data.train(), storage.inMemory(data.train().source(), bytes));
        Images test = images(data.test(), storage.inMemory(data.test().source(), bytes));
        LeftOut leftOut = data.requireEnough(train, test);
        return dataset(train, test, Digest.of(train, test), leftOut);
    }

    private Dataset inFile(Storage storage) {
        CacheEntry entry = cache(storage).open(imageBytes(), bytes(), this::write);
        try (DataInputStream about = new DataInputStream(new ByteArrayInputStream(entry.about()))) {
            LeftOut leftOut = leftOut(about);
            String digest = text(about);
            Images train = images(data.train(), new Stored(entry.parts().get(0), numbers(about)));
            Images test = images(data.test(), new Stored(entry.parts().get(1), numbers(about)));
            return dataset(train, test, digest, leftOut);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write(CacheWriter writer) throws IOException {
        data.prepare();
        Stored trained = writer.write(data.train().source());
        Stored tested = writer.write(data.test().source());
        Images train = images(data.train(), trained);
        Images test = images(data.test(), tested);
        LeftOut leftOut = data.requireEnough(train, test);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream about = new DataOutputStream(bytes)) {
            about.writeInt(leftOut.count());
            about.writeInt(leftOut.notes().size());
            for (String note : leftOut.notes()) {
                write(note, about);
            }
            write(Digest.of(train, test), about);
            write(trained.kept(), about);
            write(tested.kept(), about);
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

    private static void write(int[] numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.length);
        for (int number : numbers) {
            out.writeInt(number);
        }
    }

    private static int[] numbers(DataInputStream in) throws IOException {
        int[] numbers = new int[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readInt();
        }
        return numbers;
    }

    private Images images(PendingDataset.Part part, Stored stored) {
        int[] kept = stored.kept();
        return new Images(
                outline.side(),
                outline.side(),
                DataOutline.CHANNELS,
                stored.pixels(),
                Arrays.stream(kept).map(image -> part.labels()[image]).toArray(),
                part.sets(),
                image -> part.names().of(kept[image]));
    }

    private Dataset dataset(Images train, Images test, String digest, LeftOut leftOut) {
        return new Dataset(data.name(), outline.classes(), train, test, digest, leftOut.count(), leftOut.notes());
    }
}
