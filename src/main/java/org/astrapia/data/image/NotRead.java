package org.astrapia.data.image;

import java.io.IOException;
import org.astrapia.language.FileKind;

/** An image that is whole, as far as one can see, and of a kind that would not be read right. */
final class NotRead extends IOException {
    private static final long serialVersionUID = 1L;

    private NotRead(String message) {
        super(message);
    }

    /** @param what the image is, as the beginning of a sentence: {@code it is a lossy WebP image} */
    static NotRead because(String what) {
        return new NotRead(what + ", which is not read. " + FileKind.SAVE_AS_PNG);
    }

    /** One of so many pixels that nobody means it, or that memory would not hold. */
    static NotRead tooLarge(int width, int height, int most) {
        return new NotRead(width + "x" + height + " pixels; at most " + most + " are decoded");
    }
}
