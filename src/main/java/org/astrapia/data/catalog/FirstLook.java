package org.astrapia.data.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.astrapia.data.image.ImageDecoder;
import org.astrapia.data.image.Picture;
import org.astrapia.data.sets.files.LookedAt;

/**
 * What some of the image files below a folder look like.
 *
 * @param side the median of their shorter sides, in pixels; 0 where none could be read
 * @param grey whether all of them are grey
 */
public record FirstLook(int side, boolean grey) {
    private static final int MOST_FILES = 50_000;
    private static final int LOOKED_AT = 40;
    private static final int SMALL = 32;

    /**
     * Looks at some from everywhere.
     *
     * @throws UncheckedIOException when the folder cannot be read
     */
    public static FirstLook of(Path folder) {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            files = found.filter(Files::isRegularFile)
                    .limit(MOST_FILES)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int step = Math.max(1, files.size() / LOOKED_AT);
        List<Path> some = IntStream.iterate(0, i -> i < files.size(), i -> i + step)
                .mapToObj(files::get)
                .filter(file -> LookedAt.of(file).obstacle().isEmpty())
                .toList();
        List<Integer> sides = new ArrayList<>();
        boolean grey = true;
        ImageDecoder decoder = new ImageDecoder();
        for (Path file : some) {
            try {
                sides.add(ImageDecoder.shorterSide(file));
                grey &= isGrey(decoder.square(file, SMALL, ImageDecoder.LEAST_DEPTH));
            } catch (IOException told) { // by `check`, with the reason
                continue;
            }
        }
        sides.sort(Comparator.naturalOrder());
        return new FirstLook(sides.isEmpty() ? 0 : sides.get(sides.size() / 2), grey && !sides.isEmpty());
    }

    private static boolean isGrey(Picture picture) {
        byte[] pixels = picture.pixels();
        return IntStream.iterate(0, i -> i < pixels.length, i -> i + 3)
                .allMatch(i -> pixels[i] == pixels[i + 1] && pixels[i] == pixels[i + 2]);
    }
}
