package org.astrapia.report.html;

import java.util.Base64;

/** Small pictures beside each other, which lie in the page itself. */
final class PictureRow {
    private PictureRow() {}

    /** Begins a row, to be closed. */
    static void open(Markup page) {
        page.open("div", "class", "thumbs");
    }

    /**
     * A picture.
     *
     * @param png bytes of a PNG file
     * @param name by which the image is found; a pointer shows it
     * @param caption below it; empty for none
     */
    static void picture(Markup page, byte[] png, String name, String caption) {
        page.open("figure", "class", "thumb");
        page.empty("img", "src", source(png), "alt", name, "title", name);
        if (!caption.isEmpty()) {
            page.element("figcaption", caption);
        }
        page.closeLine();
    }

    private static String source(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }
}
