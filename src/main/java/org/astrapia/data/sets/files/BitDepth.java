package org.astrapia.data.sets.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.astrapia.data.image.ImageDecoder;

/**
 * How many of 16 bits the images of a folder use. No format says it reliably: the 12 bits of an X-ray lie in the lower 12 of
 * 16, or in the upper 12. So all images of 16 bits, of train and test, are taken together, and the brightest value decides;
 * taken one by one, dark images would become as bright as others.
 */
final class BitDepth {
    private final OptionalInt told;
    private volatile int bits;

    /** @param told by a person, 8 to 16; empty to look for it */
    BitDepth(OptionalInt told) {
        this.told = told;
        this.bits = told.orElse(ImageDecoder.MOST_DEPTH);
    }

    OptionalInt told() {
        return told;
    }

    /** Those that are told or were found. */
    int bits() {
        return bits;
    }

    /**
     * Looks for it, unless it was told.
     *
     * @param files that may have 16 bits a value; those that cannot be read do not count
     */
    void find(ImageDecoder decoder, List<Path> files) {
        if (told.isPresent() || files.isEmpty()) {
            return;
        }
        AtomicInteger most = new AtomicInteger(ImageDecoder.LEAST_DEPTH);
        files.parallelStream().forEach(file -> {
            if (most.get() == ImageDecoder.MOST_DEPTH) { // none can need more
                return;
            }
            try {
                decoder.bits(file).ifPresent(needed -> most.accumulateAndGet(needed, Math::max));
            } catch (IOException e) {
                // told when its pixels are to be read
            }
        });
        bits = most.get();
    }
}
