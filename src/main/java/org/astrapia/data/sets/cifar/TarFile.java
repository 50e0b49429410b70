package org.astrapia.data.sets.cifar;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.astrapia.language.FileKind;

/** Files of a tar archive, plain or in gzip. Nothing is unpacked to the disk, and what an archive states is bounded. */
final class TarFile {
    private static final int BLOCK = 512;
    private static final int NAME_BYTES = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_BYTES = 12;
    private static final int TYPE_AT = 156;
    private static final int MOST_ENTRIES = 10_000;

    /** A gzip of zeros could go on for ever: more than this is not read. */
    private static final long MOST_BYTES = 1L << 31;

    private TarFile() {}

    /**
     * Files by their names, without the folders in which they lie.
     *
     * @param wanted names that are read; of all others the contents are passed over
     * @param most bytes that are read of all of them together
     * @throws IOException saying why, if the archive is damaged, or larger than any that is meant
     */
    static Map<String, byte[]> read(Path archive, Predicate<String> wanted, int most) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
                InputStream in = FileKind.of(archive) == FileKind.GZIP ? new GZIPInputStream(raw, 1 << 16) : raw) {
            long passed = 0;
            long kept = 0;
            for (int entry = 0; entry < MOST_ENTRIES; entry++) {
                byte[] header = in.readNBytes(BLOCK);
                if (header.length < BLOCK || header[0] == 0) {
                    return files;
                }
                String name = name(header);
                long size = size(header);
                passed += BLOCK + size;
                if (passed > MOST_BYTES) {
                    throw new IOException("has more than " + MOST_BYTES + " bytes; no archive of CIFAR has");
                }
                boolean file = header[TYPE_AT] == '0' || header[TYPE_AT] == 0;
                if (file && wanted.test(name)) {
                    kept += size;
                    if (kept > most) {
                        throw new IOException(
                                "states " + kept + " bytes up to " + name + "; at most " + most + " are read");
                    }
                    files.put(name, exactly(in, (int) size, name));
                } else {
                    in.skipNBytes(size);
                }
                in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            }
            throw new IOException("has more than " + MOST_ENTRIES + " files; no archive of CIFAR has");
        } catch (EOFException e) {
            throw new IOException("ends within a file; maybe the download broke off", e);
        } catch (ZipException e) {
            throw new IOException("is damaged: " + e.getMessage(), e);
        }
    }

    private static byte[] exactly(InputStream in, int size, String name) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException(name);
        }
        return bytes;
    }

    private static String name(byte[] header) {
        int end = 0;
        while (end < NAME_BYTES && header[end] != 0) {
            end++;
        }
        String path = new String(header, 0, end, StandardCharsets.UTF_8);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static long size(byte[] header) throws IOException {
        String digits = new String(header, SIZE_AT, SIZE_BYTES, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        try {
            long size = digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IOException("is no tar archive, or a damaged one");
    }
}
