package org.astrapia.data.sets.list;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.astrapia.data.Refusal;
import org.astrapia.files.TextFile;
import org.astrapia.language.FileKind;

/**
 * The text of a file of labels.
 *
 * @param separator between two values of a line: a comma, a semicolon or a tab; a space for lines {@code path label}
 */
record LabelText(Path file, String text, char separator) {
    /** Half a million rows, with room to spare. */
    private static final long MOST_BYTES = TextFile.MAX_BYTES;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    static LabelText read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw Refusal.of(
                        file, Files.exists(file) ? "is a folder; expected is a list" : "there is no such file");
            }
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw Refusal.of(file, "has " + size + " bytes; a list has at most " + MOST_BYTES);
            }
            FileKind kind = FileKind.of(file);
            if (!kind.isText() && kind != FileKind.UNKNOWN) {
                throw Refusal.of(
                        file, "is " + kind.described(file) + "; expected is a text with a line for each image");
            }
            TextFile read = TextFile.read(file);
            if (read.damage().isPresent()) {
                throw Refusal.at(
                        file,
                        read.damage().get().line(),
                        read.damage().get().reason() + ". Maybe save the list as UTF-8");
            }
            String text = read.text();
            if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
                text = text.substring(1);
            }
            return new LabelText(file, text, separator(text));
        } catch (IOException e) {
            throw Refusal.of(file, "cannot be read: " + e.getMessage());
        }
    }

    /** That of which the first line has most. */
    private static char separator(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = ' ';
        long most = 0;
        for (char candidate : new char[] {'\t', ',', ';'}) {
            long count = first.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    /** Whether its lines are {@code path label}, as those of ImageNet-LT. */
    boolean isPlainList() {
        return separator == ' ';
    }
}
