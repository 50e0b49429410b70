package org.astrapia.data.sets.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.astrapia.data.Digest;
import org.astrapia.data.Refusal;
import org.astrapia.data.image.ImageDecoder;
import org.astrapia.data.sets.FolderSettings;

/**
 * All that the decoded images of a folder depend on, without reading them: the names, sizes and times of their files, and
 * what decodes them. As with any build tool, a file whose contents changed and whose size and time did not is not seen.
 */
final class FileIdentity {
    private static final int LENGTH = 32;

    private FileIdentity() {}

    /** In hexadecimal. */
    static String of(Path folder, ImageFiles files, FolderSettings settings, boolean validates) {
        MessageDigest sha = Digest.sha256();
        add(
                sha,
                "decoder " + ImageDecoder.REVISION + " of Java " + Runtime.version() + ", " + settings.onCorrupt()
                        + ", " + settings.depth());
        files.classes().forEach(name -> add(sha, name));
        for (List<ImageFiles.Item> part : files.parts(validates)) {
            add(sha, part.size() + " images");
            for (ImageFiles.Item item : part) {
                add(sha, folder.relativize(item.file()).toString());
                sha.update(numbers(item));
            }
        }
        return HexFormat.of().formatHex(sha.digest()).substring(0, LENGTH);
    }

    private static void add(MessageDigest sha, String text) {
        sha.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] numbers(ImageFiles.Item item) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(item.file(), BasicFileAttributes.class);
            return ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES)
                    .putInt(item.label())
                    .putLong(attributes.size())
                    .putLong(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                    .array();
        } catch (IOException e) {
            throw Refusal.of(item.file(), "cannot be read: " + e.getMessage());
        }
    }
}
