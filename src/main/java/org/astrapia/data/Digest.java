package org.astrapia.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Fingerprint of a data set: equal pixels and labels, equal digest, wherever the files lie. */
public final class Digest {
    private Digest() {}

    /** SHA-256 over sizes, labels (four bytes each, big-endian) and pixels of all parts, in hexadecimal. */
    public static String of(Images... parts) {
        MessageDigest sha = sha256();
        for (Images images : parts) {
            ByteBuffer numbers = ByteBuffer.allocate(Integer.BYTES * (4 + images.count()));
            numbers.putInt(images.count())
                    .putInt(images.height())
                    .putInt(images.width())
                    .putInt(images.channels());
            for (int label : images.labels()) {
                numbers.putInt(label);
            }
            sha.update(numbers.array());
            images.sets().ifPresent(sets -> sha.update(sets.bytes()));
            byte[] image = new byte[images.bytesPerImage()];
            for (int i = 0; i < images.count(); i++) {
                images.pixels().read(i, image);
                sha.update(image);
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
