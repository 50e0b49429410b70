package org.astrapia.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.astrapia.config.Description;
import org.astrapia.config.KeyGuide;
import org.astrapia.config.value.NumberTypes;
import org.astrapia.config.value.SeveralValues;
import org.astrapia.config.value.SweepType;
import org.astrapia.config.value.ValueType;
import org.astrapia.language.Problems;
import org.astrapia.language.Suggestions;
import org.astrapia.language.YamlList;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;
import org.astrapia.language.YamlScalar;

/**
 * The section {@code sweep} of a description, together with the words that give a key several values.
 */
final class SweepSection {
    private static final int MOST_JOBS = 1024;
    private static final int MOST_ATTEMPTS = 100;
    private static final List<String> BACKENDS = List.of(SweepSettings.LOCAL, SweepSettings.SLURM);

    private final Optional<YamlMap> map;
    private final Description description;
    private final Problems problems;

    /** The values of axes as they are written, also of those that words have replaced by one value. */
    private final Map<String, List<String>> written = new LinkedHashMap<>();

    /** @param map as it is written; empty without one */
    SweepSection(Optional<YamlMap> map, Description description, Problems problems) {
        this.map = map;
        this.description = description;
        this.problems = problems;
    }

    /** What changes from trial to trial; words come after what is written, and replace it where they are of the same key. */
    List<Axis> axes() {
        map.ifPresent(section -> known(section, SweepType.KEYS.keySet(), "sweep"));
        Map<String, Description.Axis> found = new LinkedHashMap<>();
        value("axes").flatMap(node -> asMap("axes", node)).ifPresent(axes -> collect("", axes, found));
        found.replaceAll((key, axis) -> {
            written.put(key, axis.values().stream().map(ValueText::of).toList());
            return description
                    .given(key)
                    .map(value -> new Description.Axis(key, value.at(), List.of(value)))
                    .orElse(axis);
        });
        for (Description.Axis word : description.axes()) {
            found.keySet().removeIf(key -> key.equals(word.key()) || key.startsWith(word.key() + "."));
            found.put(word.key(), word);
        }
        boolean one =
                found.keySet().stream().allMatch(key -> description.given(key).isPresent());
        if (problems.hasErrors() || one) {
            return List.of();
        }
        List<Axis> axes = new ArrayList<>();
        List<List<String>> groups = together(found);
        for (Description.Axis axis : found.values()) {
            Optional<List<String>> group =
                    groups.stream().filter(keys -> keys.contains(axis.key())).findFirst();
            if (group.isEmpty()) {
                axes.add(new Axis(List.of(axis)));
            } else if (group.get().get(0).equals(axis.key())) {
                axes.add(new Axis(group.get().stream().map(found::get).toList()));
            }
        }
        return axes;
    }

    /** Keys stand with their dots, or as in the rest of the description. */
    private void collect(String path, YamlMap axes, Map<String, Description.Axis> found) {
        for (YamlMap.Entry entry : axes.entries()) {
            String key = path + entry.key().text();
            Optional<Description.Axis> axis =
                    Description.Axis.any(key, entry.key().at(), entry.value(), problems);
            Optional<YamlMap> inner = entry.value().asMap();
            if (axis.isPresent()) {
                found.put(key, axis.get());
            } else if (inner.isPresent()
                    && !KeyGuide.children(List.of(key.split("\\."))).isEmpty()) {
                collect(key + ".", inner.get(), found);
            } else {
                List<String> close = KeyGuide.closest(key);
                problems.error(entry.key().at(), entry.key().length(), "unknown key `" + key + "`", close);
            }
        }
    }

    private List<List<String>> together(Map<String, Description.Axis> found) {
        List<List<String>> groups = new ArrayList<>();
        for (YamlNode group : items("zip", "lists of axes such as [[space.cells, space.channels]]")) {
            List<YamlNode> members = group.asList().map(YamlList::items).orElse(List.of());
            List<String> keys = new ArrayList<>();
            for (YamlNode member : members) {
                String key = member.asText().map(YamlScalar::text).orElse("");
                if (!found.containsKey(key)) {
                    noAxis(member, key, found.keySet());
                } else if (keys.contains(key) || groups.stream().anyMatch(earlier -> earlier.contains(key))) {
                    problems.error(member.at(), member.length(), "`" + key + "` stands twice in `zip`");
                } else {
                    keys.add(key);
                }
            }
            if (members.size() < 2) {
                problems.error(
                        group.at(),
                        group.length(),
                        "expected a list of two axes or more that change together, found " + group.described());
            } else if (keys.size() == members.size()) {
                requireSameLength(keys, found);
                groups.add(keys);
            }
        }
        return groups;
    }

    private void requireSameLength(List<String> keys, Map<String, Description.Axis> found) {
        Description.Axis first = found.get(keys.get(0));
        for (String key : keys) {
            Description.Axis other = found.get(key);
            if (other.values().size() != first.values().size()) {
                YamlNode node = other.values().get(0);
                problems.error(
                        node.at(),
                        node.length(),
                        "`" + key + "` has " + other.values().size() + " values and `" + first.key() + "` has "
                                + first.values().size() + "; axes that change together have as many");
            }
        }
    }

    private void noAxis(YamlNode at, String key, Collection<String> axes) {
        problems.error(
                at.at(),
                at.length(),
                "`" + (key.isEmpty() ? at.described() : key) + "` is no axis of this sweep; there are "
                        + String.join(", ", axes),
                Suggestions.closest(key, axes));
    }

    /** Combinations that are left out, each by some of its values. */
    List<Map<String, YamlNode>> excluded(List<Axis> axes) {
        List<Map<String, YamlNode>> excluded = new ArrayList<>();
        for (YamlNode one : items("exclude", "combinations such as [{seed: 1, space.channels: 16}]")) {
            asMap("exclude", one).ifPresent(values -> excluded.add(values(values, axes)));
        }
        return excluded;
    }

    /** The values with which others are compared. */
    Map<String, String> baseline(List<Axis> axes) {
        Optional<YamlMap> asked = value("baseline").flatMap(node -> asMap("baseline", node));
        Map<String, String> baseline = new LinkedHashMap<>();
        asked.map(values -> values(values, axes)).orElse(Map.of()).forEach((key, node) -> {
            if (Trial.isSeed(key)) {
                problems.error(
                        node.at(),
                        node.length(),
                        "`" + key + "` pairs the runs; a baseline is a value of another axis");
            }
            baseline.put(key, ValueText.of(node));
        });
        return baseline;
    }

    private Map<String, YamlNode> values(YamlMap section, List<Axis> axes) {
        Map<String, YamlNode> values = new LinkedHashMap<>();
        List<String> keys = axes.stream().flatMap(axis -> axis.keys().stream()).toList();
        flatten("", section, keys, values);
        values.forEach((key, node) -> axes.stream()
                .flatMap(axis -> axis.parts().stream())
                .filter(part -> part.key().equals(key))
                .forEach(part -> requireValue(key, node, part)));
        return values;
    }

    private void flatten(String path, YamlMap section, List<String> keys, Map<String, YamlNode> values) {
        for (YamlMap.Entry entry : section.entries()) {
            String key = path + entry.key().text();
            Optional<YamlMap> inner = entry.value().asMap();
            if (keys.contains(key)) {
                values.put(key, entry.value());
            } else if (inner.isPresent() && keys.stream().anyMatch(known -> known.startsWith(key + "."))) {
                flatten(key + ".", inner.get(), keys, values);
            } else {
                noAxis(entry.key(), key, keys);
            }
        }
    }

    private void requireValue(String key, YamlNode node, Description.Axis axis) {
        String text = ValueText.of(node);
        List<String> known = axis.values().stream().map(ValueText::of).toList();
        boolean replaced = written.getOrDefault(key, List.of()).stream().anyMatch(value -> ValueText.same(value, text));
        if (!replaced && known.stream().noneMatch(value -> ValueText.same(value, text))) {
            problems.error(
                    node.at(),
                    node.length(),
                    "`" + text + "` is no value of the axis `" + key + "`; it has " + String.join(", ", known),
                    Suggestions.closest(text, known));
        }
    }

    /** Whether a combination has these values. */
    static boolean holds(Map<String, YamlNode> point, Map<String, YamlNode> values) {
        return values.entrySet().stream()
                .allMatch(value ->
                        ValueText.same(ValueText.of(point.get(value.getKey())), ValueText.of(value.getValue())));
    }

    /** How the trials are carried out. */
    SweepSettings settings() {
        Optional<String> jobs = text("jobs");
        return new SweepSettings(
                choice("backend", BACKENDS),
                jobs.isPresent() && jobs.get().equals("auto")
                        ? OptionalInt.empty()
                        : OptionalInt.of(whole(map, "jobs", MOST_JOBS).orElse(1)),
                whole(map, "attempts", MOST_ATTEMPTS).orElse(SweepSettings.USUAL_ATTEMPTS),
                time(map, "budget"),
                slurm());
    }

    private SlurmSettings slurm() {
        Optional<YamlMap> slurm = value("slurm").flatMap(node -> asMap("slurm", node));
        slurm.ifPresent(section -> known(section, SweepType.SLURM_KEYS.keySet(), "sweep.slurm"));
        if (slurm.isEmpty()) {
            return SlurmSettings.usual();
        }
        Map<String, String> asked = new LinkedHashMap<>();
        for (String key : List.of("partition", "account", "qos", "constraint", "gpus")) {
            line(slurm, key).ifPresent(text -> asked.put(key, text));
        }
        whole(slurm, "cpus", MOST_JOBS).ifPresent(number -> asked.put("cpus", number.toString()));
        OptionalLong megabytes = OptionalLong.empty();
        Optional<YamlScalar> memory = scalar(slurm, "memory");
        if (memory.isPresent()) {
            megabytes = Amounts.megabytes(memory.get().text());
            if (megabytes.isEmpty()) {
                refuse(memory.get(), "an amount of memory such as 16GB or 900MB");
            }
        }
        Optional<Duration> time = time(slurm, "time");
        Duration warning = time(slurm, "warning").orElse(SlurmSettings.USUAL_WARNING);
        if (time.isPresent() && warning.compareTo(time.get()) >= 0) {
            YamlNode node = slurm.get().entry("time").orElseThrow().value();
            problems.error(
                    node.at(),
                    node.length(),
                    "a worker is told " + warning.toSeconds() + " s before its limit, and the limit is "
                            + time.get().toSeconds() + " s; give more `time`, or a shorter `warning`");
        }
        return new SlurmSettings(
                number(whole(slurm, "workers", SeveralValues.MOST)),
                number(whole(slurm, "at-once", SeveralValues.MOST)),
                time,
                warning,
                asked,
                megabytes,
                options(slurm.get()));
    }

    private List<String> options(YamlMap slurm) {
        List<String> options = new ArrayList<>();
        Optional<YamlNode> node = slurm.entry("options").map(YamlMap.Entry::value);
        node.map(found -> found.asList().map(YamlList::items).orElse(List.of(found)))
                .orElse(List.of())
                .forEach(item -> {
                    String text = item.asText().map(YamlScalar::text).orElse("");
                    if (text.startsWith("-") && text.codePoints().noneMatch(Character::isISOControl)) {
                        options.add(text);
                    } else {
                        refuse(item, "an option of sbatch such as --exclusive");
                    }
                });
        return options;
    }

    private static OptionalLong number(Optional<Integer> number) {
        return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
    }

    private Optional<YamlNode> value(String key) {
        return map.flatMap(section -> section.entry(key)).map(YamlMap.Entry::value);
    }

    private Optional<String> text(String key) {
        return scalar(map, key).map(YamlScalar::text);
    }

    private Optional<YamlScalar> scalar(Optional<YamlMap> section, String key) {
        Optional<YamlNode> node = section.flatMap(found -> found.entry(key)).map(YamlMap.Entry::value);
        Optional<YamlScalar> text = node.flatMap(YamlNode::asText);
        if (node.isPresent() && text.isEmpty()) {
            refuse(node.get(), "a value for `" + key + "`");
        }
        return text;
    }

    /** A text of one line that a script can hold. */
    private Optional<String> line(Optional<YamlMap> section, String key) {
        Optional<YamlScalar> text = scalar(section, key);
        Optional<String> sound = text.map(YamlScalar::text).filter(value -> value.matches("[\\w.:,&|*()\\[\\]@=-]+"));
        if (text.isPresent() && sound.isEmpty()) {
            refuse(text.get(), "a name without blanks");
        }
        return sound;
    }

    private Optional<Integer> whole(Optional<YamlMap> section, String key, int most) {
        ValueType<Integer> type = NumberTypes.whole(1, most);
        return section.flatMap(found -> found.entry(key)).flatMap(entry -> type.read(entry.value(), problems));
    }

    private Optional<Duration> time(Optional<YamlMap> section, String key) {
        Optional<YamlScalar> text = scalar(section, key);
        Optional<Duration> time = text.flatMap(written -> Amounts.time(written.text()));
        if (text.isPresent() && time.isEmpty()) {
            refuse(text.get(), "a time such as 90s, 20min, 12h, 2d or 04:00:00");
        }
        return time;
    }

    private String choice(String key, List<String> allowed) {
        Optional<YamlScalar> text = scalar(map, key);
        Optional<String> known = text.map(YamlScalar::text).filter(allowed::contains);
        if (text.isPresent() && known.isEmpty()) {
            problems.error(
                    text.get().at(),
                    text.get().length(),
                    "expected " + Suggestions.alternatives(allowed) + ", found `"
                            + text.get().text() + "`",
                    Suggestions.closest(text.get().text(), allowed));
        }
        return known.orElse(allowed.get(0));
    }

    private void refuse(YamlNode node, String expected) {
        problems.error(node.at(), node.length(), "expected " + expected + ", found " + node.described());
    }

    private Optional<YamlMap> asMap(String key, YamlNode node) {
        Optional<YamlMap> found = node.asMap();
        if (found.isEmpty()) {
            refuse(node, "keys and values in `" + key + "`");
        }
        return found;
    }

    private List<YamlNode> items(String key, String expected) {
        Optional<YamlNode> node = value(key);
        Optional<YamlList> list = node.flatMap(YamlNode::asList);
        if (node.isPresent() && list.isEmpty()) {
            refuse(node.get(), expected);
        }
        return list.map(YamlList::items).orElse(List.of());
    }

    private void known(YamlMap section, Collection<String> keys, String name) {
        for (YamlMap.Entry entry : section.entries()) {
            String key = entry.key().text();
            if (!keys.contains(key)) {
                problems.error(
                        entry.key().at(),
                        entry.key().length(),
                        "unknown key `" + key + "` in `" + name + "`; there are " + String.join(", ", keys),
                        Suggestions.closest(key, keys));
            }
        }
    }
}
