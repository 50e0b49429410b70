package org.astrapia.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.files.numpy.NpzWriter;
import org.astrapia.network.Layout;

/**
 * The flat variables of a network as their parts, each with its name and shape, in the order of the checkpoint's layout. What has
 * another length than the layout says stays flat.
 *
 * @param layout parts of weights and of statistics
 */
record CheckpointParts(List<Layout.Part> layout) {
    private static final String LAYOUT = "layout";
    private static final String WEIGHT = "weight";
    private static final List<String> STATES = List.of("model/", "best/");
    private static final List<String> AVERAGES = List.of("", ".average");
    private static final int MARGIN = 4096;

    /** As a checkpoint tells them; none where it does not. */
    static CheckpointParts of(Map<String, Object> arrays) {
        return new CheckpointParts(
                arrays.get(LAYOUT) instanceof String text ? Layout.parse(text).parts() : List.of());
    }

    /** About how many bytes a file of these takes. */
    static int bytes(Map<String, Object> arrays) {
        long bytes = MARGIN;
        for (Object value : arrays.values()) {
            bytes += value instanceof float[] floats ? (long) Float.BYTES * floats.length : MARGIN;
        }
        return (int) Math.min(Integer.MAX_VALUE - MARGIN, bytes + bytes / 8);
    }

    private List<Layout.Part> partsOf(String name) {
        for (String state : STATES) {
            for (String average : AVERAGES) {
                if (name.equals(state + "weights" + average)) {
                    return layout.stream()
                            .filter(part -> part.kind().equals(WEIGHT))
                            .toList();
                }
                if (name.equals(state + "statistics" + average)) {
                    return layout.stream()
                            .filter(part -> !part.kind().equals(WEIGHT))
                            .toList();
                }
            }
        }
        return List.of();
    }

    /** Writes an entry part by part; false where it has none. */
    boolean write(NpzWriter npz, String name, Object value) {
        List<Layout.Part> parts = partsOf(name);
        long size = parts.stream().mapToLong(CheckpointParts::size).sum();
        if (parts.isEmpty() || !(value instanceof float[] flat) || flat.length != size) {
            return false;
        }
        int begin = 0;
        for (Layout.Part part : parts) {
            int end = begin + size(part);
            npz.add(name + "/" + part.name(), shape(part), Arrays.copyOfRange(flat, begin, end));
            begin = end;
        }
        return true;
    }

    private static int[] shape(Layout.Part part) {
        return Arrays.stream(part.shape().split("x"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static int size(Layout.Part part) {
        return Arrays.stream(shape(part)).reduce(1, Math::multiplyExact);
    }

    /**
     * The entries as a checkpoint holds them.
     *
     * @throws IOException when a part is missing
     */
    static Map<String, Object> join(Map<String, Object> entries) throws IOException {
        CheckpointParts parts;
        try {
            parts = of(entries);
        } catch (IllegalArgumentException damaged) {
            throw new IOException("its layout is damaged: " + damaged.getMessage(), damaged);
        }
        Map<String, Object> joined = new LinkedHashMap<>();
        List<String> flat = new ArrayList<>();
        for (Map.Entry<String, Object> entry : entries.entrySet()) {
            String variable = variable(entry.getKey());
            if (variable.isEmpty()) {
                joined.put(entry.getKey(), entry.getValue());
            } else if (!flat.contains(variable)) {
                flat.add(variable);
                joined.put(variable, parts.join(variable, entries));
            }
        }
        return joined;
    }

    /** The variable of which an entry is a part; empty where it is none. */
    private static String variable(String entry) {
        for (String state : STATES) {
            int slash = entry.indexOf('/', state.length());
            if (entry.startsWith(state) && slash > 0) {
                return entry.substring(0, slash);
            }
        }
        return "";
    }

    private float[] join(String variable, Map<String, Object> entries) throws IOException {
        List<Layout.Part> parts = partsOf(variable);
        float[] flat = new float
                [Math.toIntExact(parts.stream()
                        .mapToLong(part -> length(entries, variable, part))
                        .sum())];
        int begin = 0;
        for (Layout.Part part : parts) {
            if (!(entries.get(variable + "/" + part.name()) instanceof float[] values) || values.length != size(part)) {
                throw new IOException("its part '" + variable + "/" + part.name() + "' is missing");
            }
            System.arraycopy(values, 0, flat, begin, values.length);
            begin += values.length;
        }
        return flat;
    }

    private static long length(Map<String, Object> entries, String variable, Layout.Part part) {
        return entries.get(variable + "/" + part.name()) instanceof float[] values ? values.length : 0;
    }
}
