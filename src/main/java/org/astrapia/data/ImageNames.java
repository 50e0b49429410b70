package org.astrapia.data;

/** By what the images of a part are found again where they came from. */
@FunctionalInterface
public interface ImageNames {
    /** Of images that are kept one after the other: their numbers, from 0. */
    ImageNames NUMBERS = Integer::toString;

    /** The path of an image below the folder of the data set, with slashes, or its number. */
    String of(int image);
}
