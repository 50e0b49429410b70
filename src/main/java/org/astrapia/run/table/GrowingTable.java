package org.astrapia.run.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.astrapia.files.AtomicFile;
import org.astrapia.files.TextFile;
import org.astrapia.files.TextFile.Damage;
import org.astrapia.language.UnwrittenException;
import org.astrapia.run.ChangedFile;

/**
 * A table that grows at its end, row by row. Checkpoints keep its text, so that it can be put back as it
 * was at each of them.
 */
final class GrowingTable {
    private final Path file;
    private final String header;

    /** What the file holds, as far as this process knows; empty where there is none. */
    private String written;

    /** What it is to hold: the text of the checkpoint from which a stage goes on, and what was added since. */
    private String text;

    /** The table in this file, which need not exist yet. */
    GrowingTable(Path file, List<String> header) {
        this.file = file;
        this.header = Csv.line(header);
        this.written = "";
        this.text = this.header;
    }

    String text() {
        return text;
    }

    /** Columns of the text: those of the build that began it. */
    List<String> columns() {
        return List.of(text.lines().findFirst().orElse("").split(",", -1));
    }

    /**
     * Takes the file up as an earlier process left it, and puts it back to what it held at the newest checkpoint of the run:
     * the rows past that will be made again. The stages go on in it from where {@link #goOnFrom} says, the first from its
     * beginning.
     *
     * @param kept what it held then; empty when there is no checkpoint
     * @param notes told when the file does not begin like that, so that more is put back than a kill explains
     */
    void restore(Optional<String> kept, Consumer<String> notes) {
        String before = kept.orElse(header);
        try {
            if (Files.exists(file)) {
                int size = before.getBytes(StandardCharsets.UTF_8).length;
                Optional<Damage> damage = TextFile.read(file, size).differenceFrom(before);
                if (damage.isPresent() && kept.isPresent()) {
                    notes.accept(ChangedFile.told(file, damage.get(), ChangedFile.setAside(file)));
                }
                if (damage.isPresent() || Files.size(file) > size) {
                    AtomicFile.replace(file, before);
                }
                written = before;
            } else if (!before.equals(header)) {
                AtomicFile.replace(file, before);
                written = before;
                notes.accept(file + " is missing; it is put back from the checkpoint");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(UnwrittenException.of(file, e));
        }
    }

    /** Takes the file up as it is, where no checkpoint keeps it: those of earlier builds did not. */
    void adopt() {
        try {
            if (Files.exists(file)) {
                text = TextFile.read(file).text();
                written = text;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Goes on from what it held at a checkpoint. Rows behind that stay in the file until the first row is added: where nothing
     * is done again, they are right. A checkpoint behind which rows were added already is one of a stage that paused while others
     * went on; nothing changes then.
     */
    void goOnFrom(String kept) {
        if (text.startsWith(kept)) {
            return;
        }
        text = kept;
        boolean isMissing = written.isEmpty() && kept.equals(header);
        if (!written.startsWith(kept) && !isMissing) { // this process has made rows again, whose times are others
            AtomicFile.replace(file, text);
            written = text;
        }
    }

    /** Adds rows and sees to it that they are on the disk, since the checkpoint that follows relies on them. */
    void append(List<List<String>> rows) {
        StringBuilder added = new StringBuilder();
        rows.forEach(row -> added.append(Csv.line(row)));
        String before = text;
        text += added;
        if (written.equals(before)) {
            append(added.toString());
        } else {
            AtomicFile.replace(file, text);
        }
        written = text;
    }

    private void append(String added) {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(added);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(UnwrittenException.of(file, e));
        }
    }
}
