package org.astrapia.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.astrapia.language.Json;
import org.astrapia.run.Plan;

/**
 * A sweep as its folder has it.
 *
 * @param name of its experiment
 * @param plan which stages each trial has
 * @param axes the keys that change, each with its values in their order; keys that change together stand behind each other
 * @param together keys that change together, as many lists as there are such groups
 * @param baseline the values with which others are compared; empty for the first of each axis in turn
 * @param settings how it is carried out
 * @param trials in their order
 */
public record Sweep(
        String name,
        Plan plan,
        Map<String, List<String>> axes,
        List<List<String>> together,
        Map<String, String> baseline,
        SweepSettings settings,
        List<Trial> trials) {
    public Sweep {
        axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
        together = List.copyOf(together);
        baseline = Collections.unmodifiableMap(new LinkedHashMap<>(baseline));
        trials = List.copyOf(trials);
    }

    /** The same with other trials, which were measured or estimated. */
    Sweep with(List<Trial> others) {
        return new Sweep(name, plan, axes, together, baseline, settings, others);
    }

    Map<String, Object> toJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", "sweep/1");
        document.put("experiment", name);
        document.put("command", plan.word());
        document.put("axes", axes);
        document.put(
                "together",
                together.stream().map(keys -> String.join(" ", keys)).toList());
        document.put("baseline", baseline);
        document.put("settings", settings.toJson());
        List<Map<String, Object>> all = new ArrayList<>();
        for (Trial trial : trials) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("number", trial.number());
            one.put("id", trial.id());
            one.put("values", trial.values());
            one.put("estimated_seconds", Math.round(trial.seconds()));
            one.put("estimated_bytes", trial.bytes());
            all.add(one);
        }
        document.put("trials", all);
        return document;
    }

    /**
     * Reads {@link #toJson}.
     *
     * @throws RuntimeException when something is missing or wrong
     */
    static Sweep of(Json document) {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        Json written = document.at("axes");
        written.names().forEach(key -> axes.put(key, written.texts(key)));
        List<Trial> trials = new ArrayList<>();
        for (Json one : document.objects("trials")) {
            String id = one.text("id").orElseThrow();
            if (!id.matches("[0-9a-f]{8,64}")) {
                throw new IllegalArgumentException("'" + id + "' is no id of a trial");
            }
            trials.add(new Trial(
                    (int) one.whole("number").orElseThrow(),
                    id,
                    texts(one.at("values")),
                    one.number("estimated_seconds").orElse(0),
                    one.whole("estimated_bytes").orElse(0)));
        }
        return new Sweep(
                document.text("experiment").orElseThrow(),
                Plan.valueOf(document.text("command").orElseThrow().toUpperCase(Locale.ROOT)),
                axes,
                document.texts("together").stream()
                        .map(keys -> List.of(keys.split(" ")))
                        .toList(),
                texts(document.at("baseline")),
                SweepSettings.of(document.at("settings")),
                trials);
    }

    private static Map<String, String> texts(Json object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.names().forEach(name -> texts.put(name, object.text(name).orElse("")));
        return texts;
    }
}
