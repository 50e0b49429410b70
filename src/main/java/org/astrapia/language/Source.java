package org.astrapia.language;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A text that a person wrote, with the name under which problems are reported. A byte order mark at its beginning is
 * dropped.
 *
 * @param name a path as given, {@code <command line>} or {@code <stdin>}
 * @param text all of it
 */
public record Source(String name, String text) {
    /** Largest file that is read, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    public Source {
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
    }

    /**
     * Reads a file of UTF-8 text, or of UTF-16 text with its byte order mark, which PowerShell writes.
     *
     * @throws InvalidInputException when it cannot be read, is larger than {@link #MAX_BYTES}, is not UTF-8 or of
     *     another {@link FileKind}
     */
    public static Source read(Path file) {
        String name = file.toString();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw refusal(new Source(name, ""), 0, "there is no file `" + name + "`", Suggestions.closestFiles(file));
        } catch (IOException | SecurityException e) {
            String reason = Files.isDirectory(file) ? "is a directory, not a file" : "cannot be read";
            throw refusal(new Source(name, ""), 0, "`" + name + "` " + reason, List.of());
        }
        requireText(file, bytes);
        if (bytes.length > MAX_BYTES) {
            throw refusal(new Source(name, ""), 0, "the file is larger than 1 MiB", List.of());
        }
        return decode(name, bytes);
    }

    /** A known kind is named; an empty file, or one in another encoding, is told about by who reads it. */
    private static void requireText(Path file, byte[] bytes) {
        FileKind kind = FileKind.of(bytes);
        switch (kind) {
            case EMPTY, TEXT, JSON, UNKNOWN -> {}
            default -> throw refusal(new Source(file.toString(), ""), 0, "this is " + kind.described(file), List.of());
        }
    }

    private static Source decode(String name, byte[] bytes) {
        boolean wide = bytes.length >= 2 && (bytes[0] & 0xFF ^ bytes[1] & 0xFF) == 1 && (bytes[0] & 0xFE) == 0xFE;
        CharsetDecoder decoder = (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8).newDecoder();
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(rest, characters, true);
        Source source = new Source(name, characters.flip().toString());
        if (result.isError()) {
            String wrong =
                    String.format(Locale.ROOT, "byte 0x%02X is not UTF-8 text; save the file as UTF-8", rest.get());
            throw refusal(source, source.text.length(), wrong, List.of());
        }
        return source;
    }

    private static InvalidInputException refusal(Source source, int offset, String message, List<String> suggestions) {
        Problems problems = new Problems(source);
        problems.error(source.position(offset), 1, message, suggestions);
        return new InvalidInputException(problems.all());
    }

    /** The place of the character at {@code offset}; the end of the text for a larger one. */
    public Position position(int offset) {
        return new TextPlaces(this).at(offset);
    }

    /** Line {@code number}, from 1, without its end; empty when there is none. */
    public String line(int number) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (breaksLine(text, i)) {
                if (line == number) {
                    return text.substring(start, i).stripTrailing();
                }
                line++;
                start = i + 1;
            }
        }
        return line == number ? text.substring(start).stripTrailing() : "";
    }

    /** Whether a line ends with this character: the line ends of YAML, so that both count alike. */
    static boolean breaksLine(String text, int index) {
        char c = text.charAt(index);
        if (c == '\r') {
            return index + 1 >= text.length() || text.charAt(index + 1) != '\n';
        }
        return c == '\n' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }
}
