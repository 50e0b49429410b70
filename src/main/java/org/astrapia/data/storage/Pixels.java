package org.astrapia.data.storage;

/** The bytes of many images of one size; read by any number of threads. */
public interface Pixels {
    /**
     * Copies one image.
     *
     * @param image its number, from 0
     * @param target all bytes of the image, written from 0 on; at least as long as an image
     */
    void read(int image, byte[] target);
}
