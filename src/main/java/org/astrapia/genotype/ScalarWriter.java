package org.astrapia.genotype;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes text as a YAML scalar on one line. */
final class ScalarWriter {
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\p{N}/]([\\p{L}\\p{N}/_.,;=+() -]*[\\p{L}\\p{N}/_.,;=+()-])?");

    /** Words that other readers of YAML take for something else than text. */
    private static final Set<String> TAKEN = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private ScalarWriter() {}

    /** Without quotes where that is safe, otherwise in double quotes. */
    static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !TAKEN.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\uFEFF') {
                quoted.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
