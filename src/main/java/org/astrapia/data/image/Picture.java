package org.astrapia.data.image;

import java.util.OptionalInt;

/**
 * A square from an image file.
 *
 * @param pixels {@code [side, side, 3]}, one unsigned byte a value
 * @param turned whether its Exif data said that the camera was turned
 * @param profile whether the file carries a colour profile, which is not applied
 * @param several whether the file holds more pictures than this first one
 * @param bits how many its brightest value needs, where the image has 16 bits and the file does not state their range
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
public record Picture(byte[] pixels, boolean turned, boolean profile, boolean several, OptionalInt bits) {}
