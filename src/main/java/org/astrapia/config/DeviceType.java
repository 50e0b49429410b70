package org.astrapia.config;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.OptionalLong;
import org.astrapia.config.Experiment.Device;
import org.astrapia.config.Experiment.Device.Kind;
import org.astrapia.config.value.ScalarType;
import org.astrapia.language.Numbers;

/** {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:1}. */
final class DeviceType extends ScalarType<Device> {
    private static final String GPU = "gpu:";
    private static final int LAST = 63;

    @Override
    protected String expected() {
        return "auto, cpu, gpu or a numbered one such as gpu:1";
    }

    @Override
    protected Optional<Device> parse(String text) {
        return switch (text) {
            case "auto" -> Optional.of(new Device(Kind.AUTO, 0));
            case "cpu" -> Optional.of(new Device(Kind.CPU, 0));
            case "gpu" -> Optional.of(new Device(Kind.GPU, 0));
            default -> numbered(text);
        };
    }

    private static Optional<Device> numbered(String text) {
        if (!text.startsWith(GPU)) {
            return Optional.empty();
        }
        String digits = text.substring(GPU.length());
        OptionalLong index = digits.matches("[0-9]+") ? Numbers.whole(digits) : OptionalLong.empty();
        return index.isPresent() && index.getAsLong() >= 0 && index.getAsLong() <= LAST
                ? Optional.of(new Device(Kind.GPU, (int) index.getAsLong()))
                : Optional.empty();
    }

    @Override
    public String print(Device device) {
        return switch (device.kind()) {
            case AUTO -> "auto";
            case CPU -> "cpu";
            case GPU -> device.index() == 0 ? "gpu" : GPU + device.index();
        };
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "string");
        schema.addProperty("pattern", "^(auto|cpu|gpu(:[0-9]+)?)$");
        return schema;
    }
}
