package org.astrapia.config.search;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.astrapia.language.Json;

/**
 * How long the operations of a space take on a device, measured there ({@code bench --operations FILE}): JSON with milliseconds of a
 * forward pass for one image.
 *
 * @param file that it was read from
 * @param whole what it was measured for
 * @param shared milliseconds of what all architectures have: stem, preprocessing of the cells, classifier
 * @param operations milliseconds of each
 */
public record LatencyTable(Path file, Whole whole, double shared, Map<Entry, Double> operations) {
    private static final Comparator<Entry> BY_PLACE = Comparator.comparing(Entry::operation)
            .thenComparing(Entry::channels)
            .thenComparing(Entry::height)
            .thenComparing(Entry::width)
            .thenComparing(Entry::stride);

    public LatencyTable {
        operations = Map.copyOf(operations);
    }

    /**
     * The supernet of which an operation is a part.
     *
     * @param space name
     * @param cells as {@code space.cells} has them
     * @param channels of its first cell
     * @param side of an image in pixels
     * @param classes of the classifier
     */
    public record Whole(String space, int cells, int channels, int side, int classes) {
        /** In words. */
        public String described() {
            return cells + (cells == 1 ? " cell of " : " cells of ") + channels + " channels of " + space
                    + ", images of " + side + " pixels, " + classes + " classes";
        }
    }

    /**
     * An operation at some place of a network.
     *
     * @param operation name
     * @param channels that it is given
     * @param height that it is given
     * @param width that it is given
     */
    public record Entry(String operation, int channels, int height, int width, int stride) {}

    /** A file that is none; the message is the reason. */
    public static final class UnusableException extends Exception {
        private UnusableException(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /**
     * Reads what {@link #document} wrote.
     *
     * @throws UnusableException with the reason
     */
    public static LatencyTable read(Path file) throws UnusableException {
        try {
            return of(file, Json.parse(Files.readString(file)));
        } catch (NoSuchFileException missing) {
            throw new UnusableException("does not exist", missing);
        } catch (CharacterCodingException | Json.DamagedException damaged) {
            throw new UnusableException("is no table of latencies: " + damaged.getMessage(), damaged);
        } catch (IOException unreadable) {
            throw new UnusableException("cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static LatencyTable of(Path file, Json document) throws UnusableException {
        Map<Entry, Double> operations = new LinkedHashMap<>();
        for (Json one : document.objects("operations")) {
            operations.put(
                    new Entry(
                            one.text("operation").orElse(""),
                            whole(one, "channels"),
                            whole(one, "height"),
                            whole(one, "width"),
                            whole(one, "stride")),
                    milliseconds(one, "milliseconds"));
        }
        Whole whole = new Whole(
                document.text("space").orElse(""),
                whole(document, "cells"),
                whole(document, "channels"),
                whole(document, "side"),
                whole(document, "classes"));
        return new LatencyTable(file, whole, milliseconds(document, "shared_milliseconds"), operations);
    }

    private static int whole(Json document, String field) throws UnusableException {
        OptionalLong value = document.whole(field);
        if (value.isEmpty() || value.getAsLong() < 1 || value.getAsLong() > Integer.MAX_VALUE) {
            throw new UnusableException("is no table of latencies: `" + field + "` is no number from 1", null);
        }
        return (int) value.getAsLong();
    }

    private static double milliseconds(Json document, String field) throws UnusableException {
        OptionalDouble value = document.number(field);
        if (value.isEmpty() || !Double.isFinite(value.getAsDouble()) || value.getAsDouble() < 0) {
            throw new UnusableException("is no table of latencies: `" + field + "` is no number from 0", null);
        }
        return value.getAsDouble();
    }

    /** What it is as JSON, with where it was measured. */
    public Map<String, Object> document(String device) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("device", device);
        document.put("space", whole.space());
        document.put("cells", whole.cells());
        document.put("channels", whole.channels());
        document.put("side", whole.side());
        document.put("classes", whole.classes());
        document.put("shared_milliseconds", shared);
        document.put(
                "operations",
                operations.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(BY_PLACE))
                        .map(LatencyTable::line)
                        .toList());
        return document;
    }

    private static Map<String, Object> line(Map.Entry<Entry, Double> one) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("operation", one.getKey().operation());
        line.put("channels", one.getKey().channels());
        line.put("height", one.getKey().height());
        line.put("width", one.getKey().width());
        line.put("stride", one.getKey().stride());
        line.put("milliseconds", one.getValue());
        return line;
    }

    /** Milliseconds of an operation, where it was measured. */
    public Optional<Double> of(Entry entry) {
        return Optional.ofNullable(operations.get(entry));
    }
}
