package org.astrapia.data.storage;

import java.util.stream.IntStream;

/** Images that can be made one by one. */
public interface ImageSource {
    /** How many there are, those that turn out to be damaged included. */
    int count();

    /** Whether they must be made one after the other; otherwise any order will do, and several threads at once. */
    default boolean inOrder() {
        return false;
    }

    /** The numbers of some images, to be made as {@link #inOrder} says. */
    default IntStream numbers(int from, int to) {
        IntStream numbers = IntStream.range(from, to);
        return inOrder() ? numbers : numbers.parallel();
    }

    /**
     * Makes one image.
     *
     * @param image its number, from 0
     * @param target where its bytes are written, from {@code start} on
     * @return false when it cannot be made and is left out
     */
    boolean write(int image, byte[] target, int start);
}
