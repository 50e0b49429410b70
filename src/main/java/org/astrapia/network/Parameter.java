package org.astrapia.network;

/**
 * A trainable tensor.
 *
 * @param name path such as {@code cell0/2<-0/sep_conv_3x3/dw1}, unique in a program
 * @param kind what trains it
 * @param dimensions convolutions {@code [height, width, in, out]}, depthwise {@code [height, width, channels, 1]},
 *     linear {@code [in, out]}, vectors {@code [channels]}, alpha {@code [edges, operations]}
 * @param initial how its first values are drawn
 */
public record Parameter(String name, Kind kind, Dimensions dimensions, Initial initial) {
    /** What trains a parameter. */
    public enum Kind {
        /** The weight step. */
        WEIGHT,
        /** The architecture step. */
        ALPHA
    }

    /** First values of a parameter. */
    public sealed interface Initial {
        /**
         * One value, of what was drawn for it.
         *
         * @param uniform number from {@code [-1, 1)}
         * @param normal number with mean 0 and deviation 1
         */
        float value(float uniform, float normal);

        /** Whether every column is then divided by its length. */
        default boolean hasUnitColumns() {
            return false;
        }

        /** All the same. */
        record Constant(double value) implements Initial {
            @Override
            public float value(float uniform, float normal) {
                return (float) value;
            }
        }

        /** Uniform in {@code [-bound, bound)}. */
        record Uniform(double bound) implements Initial {
            @Override
            public float value(float uniform, float normal) {
                return (float) (bound * uniform);
            }
        }

        /** Columns of length 1 in directions drawn uniformly from a cube (the published LDAM code). */
        record UnitColumns() implements Initial {
            @Override
            public float value(float uniform, float normal) {
                return uniform;
            }

            @Override
            public boolean hasUnitColumns() {
                return true;
            }
        }

        /** Normal with mean 0. */
        record Normal(double deviation) implements Initial {
            @Override
            public float value(float uniform, float normal) {
                return (float) (deviation * normal);
            }
        }

        /** PyTorch's default for convolutions and linear layers: uniform within {@code 1/sqrt(fanIn)}. */
        static Initial fanIn(int fanIn) {
            return new Uniform(1 / Math.sqrt(fanIn));
        }
    }

    /**
     * Whether something of this name belongs to the classifier or to the auxiliary head, which a training without labels neither
     * has nor trains.
     */
    public static boolean isOfHead(String name) {
        return name.startsWith("classifier/") || name.startsWith("aux/");
    }

    /** Number of elements. */
    public int size() {
        return Math.toIntExact(dimensions.elements());
    }
}
