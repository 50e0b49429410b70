package org.astrapia.data.sets;

import java.util.OptionalInt;

/**
 * How image files of a person's own are read.
 *
 * @param imageSizePx side of the square to which the images are resized, in pixels
 * @param onCorrupt what to do with an image that cannot be read
 * @param depth how many bits images of 16 bits use, 8 to 16; empty for those of the brightest
 * @param split which of them are tested, where nothing else says it
 */
public record FolderSettings(int imageSizePx, OnCorrupt onCorrupt, OptionalInt depth, SplitSettings split) {
    /** What to do with an image that cannot be read. */
    public enum OnCorrupt {
        REFUSE,
        SKIP
    }

    /** Of images whose folders say which are tested. */
    public FolderSettings(int imageSizePx, OnCorrupt onCorrupt, OptionalInt depth) {
        this(imageSizePx, onCorrupt, depth, SplitSettings.NONE);
    }
}
