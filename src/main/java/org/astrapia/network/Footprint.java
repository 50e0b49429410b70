package org.astrapia.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a training step of a program holds in memory when its forward pass is done: the values that derivatives are made
 * from. It is counted from the program alone, so before anything runs.
 */
public final class Footprint {
    private static final int FLOAT_BYTES = Float.BYTES;

    /** The program itself with its libraries, the images, the batches ahead. */
    private static final long PROCESS_BYTES = 1L << 30;

    /** Each parameter itself, its derivative, what an optimizer keeps of it, and the checkpoint that is being written. */
    private static final long PARAMETER_COPIES = 4;

    /** Of a moving average: itself, and its part of the checkpoint. */
    private static final long AVERAGE_COPIES = 2;

    private Footprint() {}

    /**
     * Bytes of memory that a process takes which trains the program, to a quarter or so: derivatives and what is made again for
     * them pass, so the peak is little above what the forward pass leaves.
     *
     * @param batch images of a step
     * @param averages whether a moving average of the parameters is kept
     */
    public static long estimatedBytes(Program program, int batch, boolean averages) {
        long copies = PARAMETER_COPIES + (averages ? AVERAGE_COPIES : 0);
        return PROCESS_BYTES + copies * FLOAT_BYTES * parameters(program) + keptBytes(program, batch);
    }

    private static long parameters(Program program) {
        return program.parameters().stream()
                .mapToLong(parameter -> parameter.dimensions().elements())
                .sum();
    }

    /**
     * Bytes of the values that the derivatives of a step need.
     *
     * @param batch images of a step
     */
    public static long keptBytes(Program program, int batch) {
        Set<Value> kept = new HashSet<>();
        for (Value value : program.values()) {
            kept.addAll(value.op().kept(value));
        }
        kept.removeIf(value -> !value.op().takesMemory());
        Map<Value, Integer> parts = parts(program);
        Map<Value, Integer> bits = bits(program);
        return kept.stream()
                .mapToLong(value -> value.dimensions().elements()
                        * (value.dimensions().batched() ? (long) batch * parts.get(value) : 1)
                        * (bits.get(value) / Byte.SIZE))
                .sum();
    }

    /** Of how many bits the numbers of each value are. */
    private static Map<Value, Integer> bits(Program program) {
        Map<Value, Integer> bits = new HashMap<>();
        for (Value value : program.values()) {
            int before = value.inputs().isEmpty()
                    ? Float.SIZE
                    : bits.get(value.inputs().get(0));
            bits.put(value, value.op().bits(before));
        }
        return bits;
    }

    /** Into how many parts each value divides an image: more than one in phase space, where parts lie in the batch. */
    public static Map<Value, Integer> parts(Program program) {
        Map<Value, Integer> parts = new HashMap<>();
        for (Value value : program.values()) {
            int before = value.inputs().isEmpty() ? 1 : parts.get(value.inputs().get(0));
            parts.put(value, value.op().parts(before));
        }
        return parts;
    }
}
