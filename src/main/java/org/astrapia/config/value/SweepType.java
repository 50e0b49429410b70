package org.astrapia.config.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.language.Problems;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;

/** The section on several runs, of which no single experiment knows more than that it is a map. */
public final class SweepType implements ValueType<YamlMap> {
    /** What may stand in it, with a word on each. */
    public static final Map<String, String> KEYS = keys();

    /** What may stand in its {@code slurm}, with a word on each. */
    public static final Map<String, String> SLURM_KEYS = slurmKeys();

    private static final List<String> MAPS = List.of("axes", "baseline", "slurm");
    private static final List<String> LISTS = List.of("zip", "exclude");

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("axes", "keys and the values that each takes: 1..5, [8, 16], [balanced, exponential(0.1)]");
        keys.put("zip", "lists of axes that change together, such as [[space.cells, space.channels]]");
        keys.put("exclude", "combinations that are left out, such as [{seed: 1, space.channels: 16}]");
        keys.put("baseline", "the values with which all others are compared; the first of each axis if it is left out");
        keys.put("backend", "who carries the runs out: local, this machine, or slurm");
        keys.put("jobs", "how many runs this machine carries out at once; auto is as many as fit in its memory");
        keys.put("attempts", "how often a run may fail before it is set aside");
        keys.put("budget", "computing time of all runs together, such as 12h; then no further run begins");
        keys.put("slurm", "what Slurm is asked for");
        return keys;
    }

    private static Map<String, String> slurmKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("workers", "how many workers the array has; as many as there are runs if it is left out");
        keys.put("at-once", "how many of them may run at the same time");
        keys.put("time", "limit on a worker, such as 4h; runs go on in its next life");
        keys.put("warning", "how long before the limit a worker writes checkpoints and queues again, such as 2min");
        keys.put("partition", "the partition");
        keys.put("account", "the account");
        keys.put("qos", "the quality of service");
        keys.put("constraint", "features of the nodes");
        keys.put("gpus", "GPUs of a worker");
        keys.put("cpus", "cores of a worker");
        keys.put("memory", "memory of a worker, such as 16GB; what a run is estimated to take if it is left out");
        keys.put("options", "further options of sbatch, such as [--exclusive, --nodelist=n1]");
        return keys;
    }

    @Override
    public Optional<YamlMap> read(YamlNode node, Problems problems) {
        Optional<YamlMap> map = node.asMap();
        if (map.isEmpty()) {
            problems.error(node.at(), node.length(), "expected " + described() + ", found " + node.described());
        }
        return map;
    }

    @Override
    public String print(YamlMap value) {
        throw new IllegalStateException("the resolved form is of one run");
    }

    @Override
    public String described() {
        return "a map of " + String.join(", ", KEYS.keySet()) + ", such as {axes: {seed: 1..5}}";
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = map(KEYS);
        schema.getAsJsonObject("properties").add("slurm", map(SLURM_KEYS));
        return schema;
    }

    private static JsonObject map(Map<String, String> keys) {
        JsonObject properties = new JsonObject();
        keys.forEach((key, meaning) -> {
            JsonObject property = new JsonObject();
            property.addProperty("description", meaning);
            if (MAPS.contains(key)) {
                property.addProperty("type", "object");
            } else if (LISTS.contains(key)) {
                property.addProperty("type", "array");
            } else if (!key.equals("options")) {
                JsonArray types = new JsonArray();
                types.add("string");
                types.add("integer");
                property.add("type", types);
            }
            properties.add(key, property);
        });
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "object");
        schema.addProperty("additionalProperties", false);
        schema.add("properties", properties);
        return schema;
    }
}
