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
import java.util.stream.Stream;
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

    @Override
    public int validation() {
        return data.validation().map(part -> part.labels().length).orElse(0);
    }

    /** Training images, test images, and those for validation if there are some. */
    private List<PendingDataset.Part> parts() {
        return Stream.concat(Stream.of(data.train(), data.test()), data.validation().stream())
                .toList();
    }

    /** Of all images. */
    private long bytes() {
        return imageBytes()
                * parts().stream().mapToLong(part -> part.labels().length).sum();
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
        List<Images> made = new ArrayList<>();
        for (PendingDataset.Part part : parts()) {
            made.add(images(part, storage.inMemory(part.source(), bytes)));
        }
        LeftOut leftOut = data.requireEnough(made.get(0), made.get(1));
        return dataset(made, digest(made), leftOut);
    }

    private Dataset inFile(Storage storage) {
        CacheEntry entry = cache(storage).open(imageBytes(), bytes(), this::write);
        try (DataInputStream about = new DataInputStream(new ByteArrayInputStream(entry.about()))) {
            LeftOut leftOut = leftOut(about);
            String digest = text(about);
            List<Images> made = new ArrayList<>();
            for (PendingDataset.Part part : parts()) {
                made.add(images(part, new Stored(entry.parts().get(made.size()), numbers(about))));
            }
            return dataset(made, digest, leftOut);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write(CacheWriter writer) throws IOException {
        data.prepare();
        List<Stored> stored = new ArrayList<>();
        List<Images> made = new ArrayList<>();
        for (PendingDataset.Part part : parts()) {
            stored.add(writer.write(part.source()));
            made.add(images(part, stored.get(made.size())));
        }
        LeftOut leftOut = data.requireEnough(made.get(0), made.get(1));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream about = new DataOutputStream(bytes)) {
            about.writeInt(leftOut.count());
            about.writeInt(leftOut.notes().size());
            for (String note : leftOut.notes()) {
                write(note, about);
            }
            write(digest(made), about);
            for (Stored part : stored) {
                write(part.kept(), about);
            }
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

    private static String digest(List<Images> parts) {
        return Digest.of(parts.toArray(Images[]::new));
    }

    private Dataset dataset(List<Images> parts, String digest, LeftOut leftOut) {
        return new Dataset(
                data.name(),
                outline.classes(),
                parts.get(0),
                parts.get(1),
                digest,
                leftOut.count(),
                leftOut.notes(),
                parts.stream().skip(2).findFirst());
    }
}
