package org.astrapia.data.sets;

import java.util.OptionalInt;

/**
 * How a folder of images is read.
 *
 * @param imageSizePx side of the square to which its images are resized, in pixels
 * @param onCorrupt what to do with an image that cannot be read
 * @param depth how many bits images of 16 bits use, 8 to 16; empty for those of the brightest
 */
public record FolderSettings(int imageSizePx, OnCorrupt onCorrupt, OptionalInt depth) {
    /** What to do with an image that cannot be read. */
    public enum OnCorrupt {
        REFUSE,
        SKIP
    }
}
