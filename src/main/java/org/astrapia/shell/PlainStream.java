package org.astrapia.shell;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Prints to a terminal that knows ASCII alone: signs by their nearest likenesses, whatever has none as {@code ?}. */
final class PlainStream extends PrintStream {
    PlainStream(OutputStream out) {
        super(out, true, StandardCharsets.US_ASCII);
    }

    @Override
    public void print(String text) {
        super.print(plain(text));
    }

    static String plain(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 128);
        return ascii
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[─━–—−]", "-")
                        .replaceAll("[“”]", "\"")
                        .replace("±", "+-")
                        .replace("×", "x")
                        .replaceAll("[→▶]", ">")
                        .replace("α", "alpha")
                        .replaceAll("[^\\x00-\\x7f]", "?");
    }
}
