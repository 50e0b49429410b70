package org.astrapia.files.numpy;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip of NumPy arrays, as {@code numpy.savez} and {@code numpy.savez_compressed} write it. Sizes that it states are believed only
 * as far as its own length allows them.
 */
public final class NpzFile implements Closeable {
    private static final String SUFFIX = ".npy";
    private static final int MOST_ENTRIES = 10_000;

    /** No deflated byte stands for more. */
    private static final long MOST_INFLATED = 1032;

    private final ZipFile zip;
    private final long fileBytes;

    private NpzFile(ZipFile zip, long fileBytes) {
        this.zip = zip;
        this.fileBytes = fileBytes;
    }

    /**
     * Opens a file.
     *
     * @throws IOException saying why, if it is no such file
     */
    public static NpzFile open(Path file) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        if (zip.size() > MOST_ENTRIES) {
            zip.close();
            throw new IOException("holds " + zip.size() + " files; at most " + MOST_ENTRIES + " are read");
        }
        return new NpzFile(zip, Files.size(file));
    }

    /** Names of its arrays. */
    public List<String> names() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList();
    }

    /**
     * The header of an array; empty where there is none of that name.
     *
     * @throws IOException saying why, if it is damaged, of a kind that is not read, or cannot be as large as it states
     */
    public Optional<NpyHeader> header(String name) throws IOException {
        Optional<ZipEntry> entry = entry(name);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry.get())) {
            NpyHeader header = NpyHeader.read(in);
            requirePossible(header, entry.get());
            return Optional.of(header);
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    private Optional<ZipEntry> entry(String name) {
        return Optional.ofNullable(zip.getEntry(name + SUFFIX));
    }

    private void requirePossible(NpyHeader header, ZipEntry entry) throws IOException {
        long stated = header.bytes();
        long packed = Math.min(fileBytes, Math.max(0, entry.getCompressedSize()));
        long most = entry.getMethod() == ZipEntry.STORED ? packed : (packed + 1) * MOST_INFLATED;
        if (stated > most) {
            throw new IOException(
                    "states " + header.size() + " values, more than the " + packed + " bytes of it can hold");
        }
        if (entry.getSize() >= 0 && entry.getSize() != stated + header.length()) {
            throw new IOException("states " + header.size() + " values of type " + header.type() + ", which are "
                    + stated + " bytes, and has " + (entry.getSize() - header.length()) + " bytes of values");
        }
    }

    /** The words of Java's reader are short, and sometimes none. */
    private static IOException damaged(IOException e) {
        return new IOException("is damaged" + (e.getMessage() == null ? "" : ": " + e.getMessage()), e);
    }

    /**
     * The values of an array, from the first on. Its header was read before. At the end its checksum is compared.
     *
     * @throws IOException if it is damaged
     */
    public InputStream values(String name) throws IOException {
        ZipEntry entry = entry(name).orElseThrow();
        try {
            InputStream in = new Checked(new BufferedInputStream(zip.getInputStream(entry), 1 << 16), entry.getCrc());
            NpyHeader.read(in);
            return in;
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    /**
     * All values of an array of numbers, as 64-bit floating-point numbers.
     *
     * @param most values that are read; of more it is refused
     * @throws IOException saying why, if it is damaged, too large, or of another kind
     */
    public double[] numbers(String name, NpyHeader header, int most) throws IOException {
        long count = header.bytes() / header.width();
        if (count > most) {
            throw new IOException("has " + count + " values; at most " + most + " are read");
        }
        try (InputStream in = values(name)) {
            byte[] bytes = new byte[header.width()];
            ByteBuffer buffer =
                    ByteBuffer.wrap(bytes).order(header.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            double[] numbers = new double[(int) count];
            for (int i = 0; i < numbers.length; i++) {
                if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                    throw new IOException("ends after " + i + " of " + count + " values");
                }
                numbers[i] = number(buffer, header);
            }
            in.read(); // its end, where the checksum is compared
            return numbers;
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    private static double number(ByteBuffer value, NpyHeader header) throws IOException {
        return switch (header.kind() + Integer.toString(header.width())) {
            case "b1", "u1" -> value.get(0) & 0xFF;
            case "i1" -> value.get(0);
            case "u2" -> Short.toUnsignedInt(value.getShort(0));
            case "i2" -> value.getShort(0);
            case "u4" -> Integer.toUnsignedLong(value.getInt(0));
            case "i4" -> value.getInt(0);
            case "u8", "i8" -> value.getLong(0);
            case "f4" -> value.getFloat(0);
            case "f8" -> value.getDouble(0);
            default -> throw new IOException("has values of type " + header.type() + ", which are no numbers");
        };
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Java's own reader does not compare checksums. */
    private static final class Checked extends CheckedInputStream {
        private final long expected;

        Checked(InputStream in, long expected) {
            super(in, new CRC32());
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value < 0) {
                compare();
            }
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count;
            try {
                count = super.read(target, offset, length);
            } catch (ZipException | EOFException e) {
                throw damaged(e);
            }
            if (count < 0) {
                compare();
            }
            return count;
        }

        private void compare() throws IOException {
            if (expected >= 0 && getChecksum().getValue() != expected) {
                throw new IOException("is damaged: its checksum is not the one that is written beside it");
            }
        }
    }
}
