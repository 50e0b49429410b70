package org.astrapia.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;
import org.astrapia.language.UnwrittenException;

/** A table that grows at its end, row by row. Cells need no quotes: they are names and numbers. */
final class CsvLog {
    private final Path file;
    private final List<String> header;

    /** The table in this file, which need not exist yet. */
    CsvLog(Path file, List<String> header) {
        this.file = file;
        this.header = List.copyOf(header);
    }

    /** Adds rows and sees to it that they are on the disk, since the checkpoint that follows relies on them. */
    void append(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(line(row)));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(UnwrittenException.of(file, e));
        }
    }

    /** Keeps these rows alone, and makes the file if it is missing. A row that a kill has torn is dropped. */
    void keep(Predicate<List<String>> rows) {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            StringBuilder kept = new StringBuilder(line(header));
            text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .filter(cells -> cells.size() == header.size() && rows.test(cells))
                    .forEach(cells -> kept.append(line(cells)));
            if (!kept.toString().equals(text)) {
                AtomicFile.write(file, kept.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(List<String> cells) {
        return String.join(",", cells) + "\n";
    }
}
