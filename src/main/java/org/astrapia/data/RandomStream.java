package org.astrapia.data;

/**
 * Random numbers that are the same on every Java version: SplitMix64 (Steele, Lea and Flood 2014), seeded by hashing any
 * number of parts, e.g. seed, epoch and image. Streams of different parts are independent of each other, so that what is
 * drawn for one image does not depend on who draws it, or when.
 */
public final class RandomStream {
    /** What a stream is for; the first part of its seed, so that no two uses share numbers. */
    public enum Purpose {
        SHAPES(1),
        SUBSET(2),
        TEST_SUBSET(3),
        SPLIT(4),
        ORDER(5),
        AUGMENTATION(6),
        SECOND_VIEW(7),
        SAMPLED_CLASS(8),
        SAMPLED_IMAGE(9),
        RANDOM_SPLIT(10),
        MIXING(11),
        HOLD_OUT(12),
        RANDOM_LABEL(13),
        ROTATION(14);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double SQRT_3 = Math.sqrt(3);

    private long state;

    private RandomStream(long state) {
        this.state = state;
    }

    public static RandomStream of(Purpose purpose, long seed, long... parts) {
        long state = mix(seed + GOLDEN_GAMMA * purpose.number);
        for (long part : parts) {
            state = mix(state + GOLDEN_GAMMA * (part + 1));
        }
        return new RandomStream(state);
    }

    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in {@code 0 .. bound-1}. The bias, below bound / 2^32, is of no account for the bounds used here. */
    public int nextInt(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** Uniform in {@code [0, 1)}, 53 bits. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in {@code [low, high)}. */
    public double between(double low, double high) {
        return low + (high - low) * nextDouble();
    }

    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /** Near to normal, mean 0, standard deviation 1: the sum of four 16-bit uniforms, scaled. */
    public double nextNoise() {
        long bits = nextLong();
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum / 65536.0 - 2) * SQRT_3;
    }

    /** Shuffles in place (Fisher and Yates). */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
