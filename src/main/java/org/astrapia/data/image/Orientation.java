package org.astrapia.data.image;

/** How a camera was held (Exif 2.32, tag 0x0112): where the seen pixel (x, y) is stored. */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    MIRRORED_UPSIDE_DOWN(false, false, true),
    TRANSPOSED(true, false, false),
    TURNED_LEFT(true, false, true),
    TRANSVERSE(true, true, true),
    TURNED_RIGHT(true, true, false);

    /** Whether rows are stored as columns. */
    final boolean swapped;

    /** Whether the stored column is counted from the right. */
    final boolean fromRight;

    /** Whether the stored row is counted from below. */
    final boolean fromBelow;

    Orientation(boolean swapped, boolean fromRight, boolean fromBelow) {
        this.swapped = swapped;
        this.fromRight = fromRight;
        this.fromBelow = fromBelow;
    }

    /** That of a tag's value, 1 to 8; any other says nothing. */
    static Orientation of(int tag) {
        return tag >= 1 && tag <= values().length ? values()[tag - 1] : UPRIGHT;
    }
}
