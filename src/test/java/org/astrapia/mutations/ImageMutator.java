package org.astrapia.mutations;

import static org.astrapia.mutations.ByteMutator.joined;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Damages images, PNG and JPEG by their parts: sums of chunks are set right again, so that a reader goes on behind them. */
final class ImageMutator {
    private static final int SIGNATURE = 8;

    /** Length, type and sum of a chunk without content. */
    private static final int CHUNK = 12;

    private static final int BOMB = 20_000_000;

    /** The first two have parts that are known here, and are drawn more often. */
    private static final List<String> FORMATS =
            List.of("png", "jpeg", "png", "jpeg", "png", "jpeg", "gif", "bmp", "tiff");

    private final SplittableRandom random;

    ImageMutator(SplittableRandom random) {
        this.random = random;
    }

    /** A small image of some form, whole. */
    byte[] sound() {
        int[] types = {
            BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_4BYTE_ABGR,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_BYTE_BINARY
        };
        String format = FORMATS.get(random.nextInt(FORMATS.size()));
        int type = format.equals("png") || format.equals("tiff")
                ? types[random.nextInt(types.length)]
                : types[random.nextInt(2)];
        BufferedImage image = new BufferedImage(24, 18, type);
        for (int i = 0; i < 24 * 18; i++) {
            image.setRGB(i % 24, i / 24, random.nextInt());
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam form = writer.getDefaultWriteParam();
        if (form.canWriteProgressive()) {
            form.setProgressiveMode(
                    random.nextBoolean() ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** The image with some damage. */
    byte[] mutate(byte[] sound) {
        boolean jpeg = sound[0] == (byte) 0xFF;
        boolean png = sound[0] == (byte) 0x89;
        if (!jpeg && !png || random.nextInt(3) == 0) {
            return new ByteMutator(random).mutate(sound);
        }
        List<byte[]> parts = jpeg ? segments(sound) : chunks(sound);
        for (int damage = random.nextInt(1, 4); damage > 0; damage--) {
            int at = random.nextInt(1, parts.size());
            switch (random.nextInt(jpeg ? 5 : 7)) {
                case 0 -> parts.remove(at);
                case 1 -> parts.add(random.nextInt(1, parts.size() + 1), parts.get(at));
                case 2 -> parts.add(random.nextInt(1, parts.size()), parts.remove(at));
                case 3 -> parts.set(at, numbered(parts.get(at), jpeg));
                case 4 -> parts.set(at, inside(parts.get(at), jpeg));
                case 5 -> parts.set(1, chunk("IHDR", header()));
                default -> parts.add(at, bomb());
            }
            if (parts.size() < 2) {
                break;
            }
        }
        return joined(parts.toArray(new byte[0][]));
    }

    /** One field of a part, in two or four bytes. */
    private byte[] numbered(byte[] part, boolean jpeg) {
        int[] numbers = {0, 1, 2, 3, 8, 16, 255, 256, 32767, 65535, 1_000_000, Integer.MAX_VALUE, -1};
        int head = jpeg ? 4 : SIGNATURE;
        int size = random.nextInt(3) == 0 ? 1 : jpeg ? 2 : 4;
        byte[] other = part.clone();
        int places = other.length - head - (jpeg ? 0 : 4) - size;
        if (places >= 0) {
            int at = head + random.nextInt(Math.min(places, 24) + 1);
            int number = numbers[random.nextInt(numbers.length)];
            for (int i = 0; i < size; i++) {
                other[at + i] = (byte) (number >> 8 * (size - 1 - i));
            }
        }
        return jpeg || other.length < CHUNK ? other : again(other);
    }

    private byte[] inside(byte[] part, boolean jpeg) {
        int head = jpeg ? 2 : SIGNATURE;
        if (part.length <= head) {
            return part;
        }
        byte[] damaged = new ByteMutator(random).mutate(Arrays.copyOfRange(part, head, part.length));
        byte[] other = joined(Arrays.copyOf(part, head), damaged);
        return jpeg || other.length < CHUNK ? other : again(other);
    }

    /** A header with other sizes, depth, colours, compression, filter and interlace. */
    private byte[] header() {
        int[] sizes = {0, 1, 24, 8192, 30_000, 65_535, Integer.MAX_VALUE, -1};
        return ByteBuffer.allocate(13)
                .putInt(sizes[random.nextInt(sizes.length)])
                .putInt(sizes[random.nextInt(sizes.length)])
                .put((byte) (1 << random.nextInt(6)))
                .put((byte) random.nextInt(8))
                .put((byte) random.nextInt(2))
                .put((byte) random.nextInt(2))
                .put((byte) random.nextInt(3))
                .array();
    }

    /** A little that unpacks to much. */
    private byte[] bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(new byte[BOMB]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String type = List.of("IDAT", "zTXt", "iCCP", "iTXt").get(random.nextInt(4));
        byte[] name = type.equals("IDAT") ? new byte[0] : new byte[] {'a', 0, 0};
        byte[] more = type.equals("iTXt") ? new byte[] {'a', 0, 1, 0, 0, 0} : name;
        return chunk(type, joined(more, packed.toByteArray()));
    }

    /** The signature, then the chunks. */
    private static List<byte[]> chunks(byte[] png) {
        List<byte[]> chunks = new ArrayList<>(List.of(Arrays.copyOf(png, SIGNATURE)));
        for (int at = SIGNATURE; at < png.length; ) {
            int length = CHUNK + ByteBuffer.wrap(png, at, 4).getInt();
            chunks.add(Arrays.copyOfRange(png, at, at + length));
            at += length;
        }
        return chunks;
    }

    /** What begins with each marker; the picture itself belongs to the last of them. */
    private static List<byte[]> segments(byte[] jpeg) {
        List<byte[]> segments = new ArrayList<>(List.of(Arrays.copyOf(jpeg, 2)));
        int at = 2;
        boolean scan = false;
        while (at + 4 <= jpeg.length && !scan) {
            scan = jpeg[at + 1] == (byte) 0xDA;
            int length = scan
                    ? jpeg.length - at
                    : 2 + (ByteBuffer.wrap(jpeg, at + 2, 2).getShort() & 0xFFFF);
            segments.add(Arrays.copyOfRange(jpeg, at, at + length));
            at += length;
        }
        return segments;
    }

    /** A chunk of this content, its length and sum right. */
    private static byte[] again(byte[] chunk) {
        return chunk(
                new String(chunk, 4, 4, StandardCharsets.ISO_8859_1),
                Arrays.copyOfRange(chunk, SIGNATURE, chunk.length - 4));
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] body = joined(type.getBytes(StandardCharsets.ISO_8859_1), content);
        CRC32 sum = new CRC32();
        sum.update(body);
        return joined(
                ByteBuffer.allocate(4).putInt(content.length).array(),
                body,
                ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
