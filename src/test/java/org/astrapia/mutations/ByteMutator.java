package org.astrapia.mutations;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages bytes: flips, cuts, holes, repeated blocks, and numbers that are far too large. */
final class ByteMutator {
    private static final int[] NUMBERS = {
        0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xFFFF, 0x10000, 0x7FFF, 0x00FFFFFF
    };
    private static final int LARGEST = 1 << 20;

    private final SplittableRandom random;

    ByteMutator(SplittableRandom random) {
        this.random = random;
    }

    /** The bytes with one to four damages. */
    byte[] mutate(byte[] sound) {
        byte[] bytes = sound.clone();
        for (int damage = random.nextInt(1, 5); damage > 0; damage--) {
            bytes = damaged(bytes);
        }
        return bytes;
    }

    private byte[] damaged(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int length = Math.min(bytes.length - at, 1 << random.nextInt(10));
        return switch (random.nextInt(9)) {
            case 0, 1 -> flipped(bytes, random.nextInt(1, 9));
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
            case 4 -> joined(Arrays.copyOf(bytes, at), noise(random.nextInt(1, 40)), rest(bytes, at));
            case 5 -> joined(Arrays.copyOf(bytes, at + length), rest(bytes, at));
            case 6 -> filled(bytes, at, length);
            case 7 -> numbered(bytes);
            default -> repeated(bytes, at, length);
        };
    }

    private byte[] flipped(byte[] bytes, int bits) {
        byte[] other = bytes.clone();
        for (int i = 0; i < bits && other.length > 0; i++) {
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return other;
    }

    private byte[] filled(byte[] bytes, int at, int length) {
        byte[] other = bytes.clone();
        Arrays.fill(other, at, at + length, (byte) (random.nextBoolean() ? 0 : random.nextInt(256)));
        return other;
    }

    /** A number of two or four bytes, either end first. */
    private byte[] numbered(byte[] bytes) {
        byte[] other = bytes.clone();
        int size = random.nextBoolean() ? 2 : 4;
        if (other.length >= size) {
            int at = random.nextInt(other.length - size + 1);
            int number = NUMBERS[random.nextInt(NUMBERS.length)];
            boolean bigEndian = random.nextBoolean();
            for (int i = 0; i < size; i++) {
                other[at + i] = (byte) (number >> 8 * (bigEndian ? size - 1 - i : i));
            }
        }
        return other;
    }

    private byte[] repeated(byte[] bytes, int at, int length) {
        byte[] block = Arrays.copyOfRange(bytes, at, at + length);
        int times = random.nextInt(1, 2 + (length == 0 ? 0 : Math.min(2000, LARGEST / length)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Arrays.copyOf(bytes, at));
        for (int i = 0; i < times; i++) {
            out.writeBytes(block);
        }
        out.writeBytes(rest(bytes, at));
        return out.toByteArray();
    }

    byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] rest(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
