package org.astrapia.data.sets.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.astrapia.data.Digest;
import org.astrapia.data.sets.Duplicates;
import org.astrapia.data.sets.files.ImageFiles.Item;

/** Finds image files of the same contents. Those whose size no other file has are not read. */
final class FileDuplicates {
    /** More is not read, or a check would take minutes. */
    private static final long MOST_BYTES = 1L << 30;

    private static final int CHUNK = 1 << 16;

    private FileDuplicates() {}

    /**
     * What a person should know, one line each.
     *
     * @param root below which the files are named
     */
    static List<String> notes(ImageFiles files, Path root) {
        List<Item> items =
                Stream.concat(files.train().stream(), files.test().stream()).toList();
        long[] sizes = items.parallelStream().mapToLong(FileDuplicates::size).toArray();
        Map<Long, Integer> often = new HashMap<>();
        for (long size : sizes) {
            often.merge(size, 1, Integer::sum);
        }
        Duplicates duplicates = new Duplicates();
        AtomicLong read = new AtomicLong();
        int[] candidates = IntStream.range(0, sizes.length)
                .filter(i -> sizes[i] >= 0 && often.get(sizes[i]) > 1)
                .filter(i -> read.addAndGet(sizes[i]) <= MOST_BYTES)
                .toArray();
        IntStream.of(candidates).parallel().forEach(i -> {
            Item item = items.get(i);
            String name = root.relativize(item.file()).toString();
            Duplicates.Place place = new Duplicates.Place(
                    i, name, files.described(item.label()), i >= files.train().size());
            try {
                duplicates.add(digest(item.file()), place);
            } catch (IOException unreadable) {
                // told when its pixels are to be read
            }
        });
        List<String> notes = new ArrayList<>(duplicates.notes());
        if (read.get() > MOST_BYTES) {
            notes.add(String.format(
                    Locale.ROOT,
                    "whether images are there twice was asked of %,d of %,d images",
                    candidates.length,
                    items.size()));
        }
        return notes;
    }

    private static long size(Item item) {
        try {
            return Files.size(item.file());
        } catch (IOException unreadable) {
            return -1;
        }
    }

    private static byte[] digest(Path file) throws IOException {
        MessageDigest sha = Digest.sha256();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
                sha.update(chunk, 0, count);
            }
        }
        return sha.digest();
    }
}
