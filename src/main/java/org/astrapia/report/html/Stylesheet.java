package org.astrapia.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The style sheets, and how the files beside this class are read. */
final class Stylesheet {
    private Stylesheet() {}

    /** Colours and drawings: all that a drawing on its own needs. */
    static String drawing() {
        return resource("drawing.css");
    }

    /** The whole report's. */
    static String report() {
        return drawing() + resource("report.css");
    }

    /** A file that lies beside this class. */
    static String resource(String name) {
        try (InputStream in = Stylesheet.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
