package org.astrapia.data.batch;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.astrapia.data.RandomStream;
import org.astrapia.data.RandomStream.Purpose;

/** Which images an epoch shows, and in which order: drawn from (seed, epoch) alone. */
interface Sampling {
    /** Images of an epoch. */
    int size();

    /** The images of an epoch in their order, {@link #size} of them. */
    int[] draw(int epoch);

    /** All images as they stand, in every epoch. */
    static Sampling inOrder(int[] indices) {
        return each(indices, epoch -> indices);
    }

    /** As many images as are given, in an order for each epoch. */
    static Sampling each(int[] indices, IntFunction<int[]> order) {
        return new Sampling() {
            @Override
            public int size() {
                return indices.length;
            }

            @Override
            public int[] draw(int epoch) {
                return order.apply(epoch);
            }
        };
    }

    /** The images in the random order of an epoch. */
    static int[] shuffled(int[] indices, long seed, int epoch) {
        int[] order = indices.clone();
        RandomStream.of(Purpose.ORDER, seed, epoch).shuffle(order);
        return order;
    }

    /** The same number of images of every class. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record SameOfEach(int[][] members, int each, long seed) implements Sampling {
        /**
         * As many images as one of the classes has.
         *
         * @param size picks its size from the sizes of all
         */
        static Sampling of(Labelled images, int[] indices, Function<IntStream, OptionalInt> size, long seed) {
            int[][] members = images.byClass(indices);
            IntStream sizes = Arrays.stream(members).mapToInt(each -> each.length);
            return new SameOfEach(members, size.apply(sizes).orElse(0), seed);
        }

        /** Size of an epoch for classes of these sizes. */
        static int images(int[] counts, Function<IntStream, OptionalInt> size) {
            int[] shown = Arrays.stream(counts).filter(count -> count > 0).toArray();
            return Math.multiplyExact(
                    shown.length, size.apply(Arrays.stream(shown)).orElse(0));
        }

        @Override
        public int size() {
            return members.length * each;
        }

        @Override
        public int[] draw(int epoch) {
            int[] drawn = new int[size()];
            ClassImages[] classes = ClassImages.ofEach(members, seed, epoch);
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = classes[i / each].next();
            }
            return shuffled(drawn, seed, epoch);
        }
    }

    /** Images of classes that are drawn one by one, in proportion to their shares. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record DrawnClasses(int[][] members, double[] shares, int size, long seed) implements Sampling {
        /**
         * As many images as there are.
         *
         * @param share of a class by its number of images
         */
        static Sampling of(Labelled images, int[] indices, IntToDoubleFunction share, long seed) {
            int[][] members = images.byClass(indices);
            double[] shares = Arrays.stream(members)
                    .mapToDouble(each -> share.applyAsDouble(each.length))
                    .toArray();
            return new DrawnClasses(members, shares, indices.length, seed);
        }

        @Override
        public int[] draw(int epoch) {
            int[] drawn = new int[size];
            ClassImages[] classes = ClassImages.ofEach(members, seed, epoch);
            RandomStream random = RandomStream.of(Purpose.SAMPLED_CLASS, seed, epoch);
            double total = Arrays.stream(shares).sum();
            for (int i = 0; i < size; i++) {
                drawn[i] = classes[pick(random.nextDouble() * total)].next();
            }
            return drawn;
        }

        private int pick(double place) {
            int label = 0;
            double end = shares[0];
            while (place >= end && label < shares.length - 1) {
                end += shares[++label];
            }
            return label;
        }
    }
}
