package org.astrapia.data.storage;

/** Images that can be made one by one, in any order and by several threads at once. */
public interface ImageSource {
    /** How many there are, those that turn out to be damaged included. */
    int count();

    /**
     * Makes one image.
     *
     * @param image its number, from 0
     * @param target where its bytes are written, from {@code start} on
     * @return false when it cannot be made and is left out
     */
    boolean write(int image, byte[] target, int start);
}
