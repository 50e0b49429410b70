package org.astrapia.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.astrapia.data.DataDescription.OnCorrupt;
import org.astrapia.language.Problem;

/**
 * Reads {@code train/CLASS/IMAGE} and {@code test/CLASS/IMAGE}. The sorted names of train's folders are the classes. Every
 * image becomes a square: the middle is cut out as {@link Resampling} says. Images are decoded in parallel; their order,
 * by class and then by name, does not depend on it.
 */
final class FolderReader {
    private final int side;
    private final OnCorrupt onCorrupt;

    FolderReader(int side, OnCorrupt onCorrupt) {
        this.side = side;
        this.onCorrupt = onCorrupt;
    }

    Dataset read(Path folder) {
        FolderListing listing = FolderListing.of(folder, onCorrupt);
        List<Problem> problems = new ArrayList<>();
        Images train = decode(listing.train(), problems);
        Images test = decode(listing.test(), problems);
        if (onCorrupt == OnCorrupt.REFUSE) {
            refuseIfAny(folder, problems);
        }
        refuseEmptied(folder, listing.classes(), train, test);
        List<Problem> leftOut =
                Stream.concat(listing.leftOut().stream(), problems.stream()).toList();
        List<String> notes = new ArrayList<>(listing.notes());
        FolderListing.leftOutNote(leftOut).ifPresent(notes::add);
        String digest = Digest.of(train, test);
        return new Dataset("folder", listing.classes(), train, test, digest, leftOut.size(), notes);
    }

    private static void refuseIfAny(Path folder, List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw Refusal.of(folder, problems);
        }
    }

    /** Leaving out what cannot be read must not leave out a class, or the whole test. */
    private static void refuseEmptied(Path folder, List<String> classes, Images train, Images test) {
        int[] left = LongTail.perClass(train.labels(), classes.size());
        for (int label = 0; label < left.length; label++) {
            if (left[label] == 0) {
                throw Refusal.of(folder.resolve("train").resolve(classes.get(label)), "has no image that can be read");
            }
        }
        if (test.count() == 0) {
            throw Refusal.of(folder.resolve("test"), "has no image that can be read");
        }
    }

    private Images decode(List<FolderListing.Item> items, List<Problem> problems) {
        int bytes = side * side * 3;
        if ((long) items.size() * bytes > Integer.MAX_VALUE) {
            throw Refusal.ofSetting(
                    "data.image_size_px",
                    items.size() + " images of " + side + "x" + side + " pixels are more than fit into memory at once");
        }
        byte[] pixels = new byte[items.size() * bytes];
        String[] damage = new String[items.size()];
        ImageDecoder decoder = new ImageDecoder(side);
        IntStream.range(0, items.size()).parallel().forEach(i -> {
            try {
                System.arraycopy(decoder.decode(items.get(i).file()), 0, pixels, i * bytes, bytes);
            } catch (IOException e) {
                damage[i] =
                        Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
            }
        });
        int[] labels = new int[items.size()];
        int kept = 0;
        for (int i = 0; i < items.size(); i++) {
            if (damage[i] != null) {
                problems.add(Refusal.problem(items.get(i).file(), "cannot be read as an image: " + damage[i]));
                continue;
            }
            System.arraycopy(pixels, i * bytes, pixels, kept * bytes, bytes);
            labels[kept++] = items.get(i).label();
        }
        return kept == items.size()
                ? new Images(side, side, 3, pixels, labels)
                : new Images(side, side, 3, Arrays.copyOf(pixels, kept * bytes), Arrays.copyOf(labels, kept));
    }
}
