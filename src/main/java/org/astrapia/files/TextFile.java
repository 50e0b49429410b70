package org.astrapia.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A text that the program wrote, as it lies on the disk now: a power failure, an editor or another program may have changed
 * it.
 *
 * @param text all of it; a byte that is no text is the replacement character, and what is beyond {@link #MAX_BYTES} is left out
 * @param damage the first place at which it is no text; empty when there is none
 */
public record TextFile(String text, Optional<Damage> damage) {
    /** As much as is read of a file. */
    public static final int MAX_BYTES = 1 << 26;

    /**
     * A place in a file at which something is wrong.
     *
     * @param line from 1
     * @param reason what is wrong there, to follow the place: "this line was changed"
     */
    public record Damage(int line, String reason) {}

    /**
     * Reads a file of UTF-8 text.
     *
     * @throws IOException when it cannot be read
     */
    public static TextFile read(Path file) throws IOException {
        return read(file, MAX_BYTES);
    }

    /** The same of its first bytes alone. */
    public static TextFile read(Path file, int maxBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(maxBytes));
        }
    }

    /** The text of these bytes. */
    public static TextFile of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(rest, CharBuffer.allocate(bytes.length), true);
        int wrong = result.isError() ? rest.position() : bytes.length;
        int line = 1;
        for (int i = 0; i < wrong; i++) {
            if (bytes[i] == 0) {
                return new TextFile(text, damage(line, "a NUL byte stands here, as a power failure leaves it"));
            }
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return new TextFile(
                text,
                wrong == bytes.length
                        ? Optional.empty()
                        : damage(line, String.format(Locale.ROOT, "byte 0x%02X is not UTF-8 text", bytes[wrong])));
    }

    private static Optional<Damage> damage(int line, String reason) {
        return Optional.of(new Damage(line, reason));
    }

    /** The first place at which it is not as {@code expected} is; empty when both are alike. */
    public Optional<Damage> differenceFrom(String expected) {
        if (text.equals(expected)) {
            return damage;
        }
        int same = 0;
        int end = Math.min(text.length(), expected.length());
        while (same < end && text.charAt(same) == expected.charAt(same)) {
            same++;
        }
        int line =
                1 + (int) text.substring(0, same).chars().filter(c -> c == '\n').count();
        if (damage.isPresent() && damage.get().line() == line) {
            return damage;
        }
        if (same == text.length()) {
            return damage(line, "the file ends here too early");
        }
        boolean editor = text.charAt(same) == '\r' && expected.startsWith("\n", same);
        return damage(
                line,
                editor ? "this line ends as those of Windows do (CR LF)" : "this line is not as the run wrote it");
    }
}
