package org.astrapia.data.sets.npz;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Refusal;
import org.astrapia.data.storage.ImageSource;
import org.astrapia.files.numpy.NpzFile;

/** The images of a part, one after the other: what is packed can be read in no other order. */
final class NpzImages implements ImageSource, Closeable {
    private final Path file;
    private final NpzPart part;
    private final byte[] image;
    private NpzFile open; // null before the first image
    private InputStream values;
    private int next;

    NpzImages(Path file, NpzPart part) {
        this.file = file;
        this.part = part;
        this.image = new byte[part.side() * part.side() * part.channels()];
    }

    @Override
    public int count() {
        return part.count();
    }

    @Override
    public boolean inOrder() {
        return true;
    }

    @Override
    public boolean write(int index, byte[] target, int start) {
        try {
            if (index != next || open == null) {
                rewind(index);
            }
            if (values.readNBytes(image, 0, image.length) < image.length) {
                throw new IOException("ends after " + index + " of " + part.count() + " images");
            }
            next++;
            if (next == part.count()) {
                values.read(); // the end, where the checksum is compared
                close();
            }
        } catch (IOException e) {
            throw Refusal.of(file, "the array " + part.images() + " " + e.getMessage());
        }
        spread(target, start);
        return true;
    }

    private void rewind(int index) throws IOException {
        if (index != 0) {
            throw new IllegalStateException("image " + index + " is asked for before image " + next);
        }
        close();
        open = NpzFile.open(file);
        values = open.values(part.images());
        next = 0;
    }

    /** Grey becomes three equal values. */
    private void spread(byte[] target, int start) {
        if (part.channels() == DataOutline.CHANNELS) {
            System.arraycopy(image, 0, target, start, image.length);
            return;
        }
        for (int i = 0; i < image.length; i++) {
            int at = start + i * DataOutline.CHANNELS;
            Arrays.fill(target, at, at + DataOutline.CHANNELS, image[i]);
        }
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
