package org.astrapia.config;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.OptionalLong;
import org.astrapia.config.Experiment.GpuMemory;
import org.astrapia.config.value.ScalarType;
import org.astrapia.language.Numbers;

/** {@code all}, {@code 8GB} or {@code 6500MB}. */
final class GpuMemoryType extends ScalarType<GpuMemory> {
    private static final String ALL = "all";
    private static final String GIGABYTES = "GB";
    private static final String MEGABYTES = "MB";
    private static final int MEGABYTES_OF_GIGABYTE = 1024;

    /** Less does not hold TensorFlow's own kernels and a small network. */
    private static final int LEAST = 256;

    private static final int MOST = 1024 * MEGABYTES_OF_GIGABYTE;

    @Override
    protected String expected() {
        return "all, or an amount from 256MB to 1024GB such as 8GB or 6500MB";
    }

    @Override
    protected Optional<GpuMemory> parse(String text) {
        if (text.equals(ALL)) {
            return Optional.of(GpuMemory.ALL);
        }
        if (text.endsWith(GIGABYTES)) {
            return amount(text, MEGABYTES_OF_GIGABYTE);
        }
        return text.endsWith(MEGABYTES) ? amount(text, 1) : Optional.empty();
    }

    private static Optional<GpuMemory> amount(String text, int unit) {
        String digits = text.substring(0, text.length() - GIGABYTES.length());
        OptionalLong number = digits.matches("[0-9]+") ? Numbers.whole(digits) : OptionalLong.empty();
        if (number.isEmpty() || number.getAsLong() > MOST) {
            return Optional.empty();
        }
        long megabytes = number.getAsLong() * unit;
        return megabytes >= LEAST && megabytes <= MOST ? Optional.of(new GpuMemory((int) megabytes)) : Optional.empty();
    }

    @Override
    public String print(GpuMemory memory) {
        if (memory.equals(GpuMemory.ALL)) {
            return ALL;
        }
        return memory.megabytes() % MEGABYTES_OF_GIGABYTE == 0
                ? memory.megabytes() / MEGABYTES_OF_GIGABYTE + GIGABYTES
                : memory.megabytes() + MEGABYTES;
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "string");
        schema.addProperty("pattern", "^(all|[0-9]+(GB|MB))$");
        return schema;
    }
}
