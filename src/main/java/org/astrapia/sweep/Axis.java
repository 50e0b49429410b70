package org.astrapia.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.config.Description;
import org.astrapia.language.YamlNode;

/**
 * What changes from trial to trial: one key, or several that change together.
 *
 * @param parts each with as many values as the others
 */
record Axis(List<Description.Axis> parts) {
    Axis {
        parts = List.copyOf(parts);
    }

    /** The keys, with dots. */
    List<String> keys() {
        return parts.stream().map(Description.Axis::key).toList();
    }

    /** How many values it has. */
    int size() {
        return parts.get(0).values().size();
    }

    /** The values of all its keys at one place. */
    Map<String, YamlNode> point(int index) {
        Map<String, YamlNode> values = new LinkedHashMap<>();
        parts.forEach(part -> values.put(part.key(), part.values().get(index)));
        return values;
    }

    /** Every combination of axes; the first axis changes last. */
    static List<Map<String, YamlNode>> product(List<Axis> axes) {
        List<Map<String, YamlNode>> all = List.of(Map.of());
        for (Axis axis : axes) {
            List<Map<String, YamlNode>> longer = new ArrayList<>();
            for (Map<String, YamlNode> before : all) {
                for (int i = 0; i < axis.size(); i++) {
                    Map<String, YamlNode> values = new LinkedHashMap<>(before);
                    values.putAll(axis.point(i));
                    longer.add(values);
                }
            }
            all = longer;
        }
        return all;
    }
}
