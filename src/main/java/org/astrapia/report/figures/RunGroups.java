package org.astrapia.report.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.astrapia.run.Settings;
import org.astrapia.run.content.Run;

/** Sorts runs into experiments: what differs in more than its seeds is another one, also under the same name. */
public final class RunGroups {
    private static final int MOST_TOLD = 3;
    private static final List<String> TOLD_FIRST = List.of(Settings.DISTRIBUTION, "data.dataset");

    private record Key(String experiment, String command, Settings description) {
        public static Key of(Run run) {
            return new Key(
                    run.experiment(),
                    run.provenance().text("command").orElse(""),
                    run.settings().only(Settings::isDescription));
        }
    }

    private RunGroups() {}

    /** In the order of their first runs. */
    public static List<RunGroup> of(List<Run> runs) {
        Map<Key, List<Run>> found = new LinkedHashMap<>();
        runs.forEach(run ->
                found.computeIfAbsent(Key.of(run), key -> new ArrayList<>()).add(run));
        List<RunGroup> groups = new ArrayList<>();
        found.forEach((key, same) -> groups.add(new RunGroup(label(key, found.keySet()), same)));
        return groups;
    }

    /** The name; among several experiments of that name also what tells this one from the others. */
    private static String label(Key key, Set<Key> all) {
        Set<String> told = new LinkedHashSet<>();
        for (Key other : all) {
            if (other.experiment.equals(key.experiment)) {
                told.addAll(key.description.differences(other.description));
            }
        }
        List<String> words = new ArrayList<>();
        TOLD_FIRST.stream().filter(told::remove).forEach(first -> words.add(word(key, first)));
        told.stream().sorted().forEach(rest -> words.add(rest + "=" + word(key, rest)));
        boolean commandsDiffer = all.stream()
                .anyMatch(other -> other.experiment.equals(key.experiment)
                        && other.description.equals(key.description)
                        && !other.command.equals(key.command));
        if (commandsDiffer) {
            words.add(0, key.command);
        }
        if (words.isEmpty()) {
            return key.experiment;
        }
        String more = words.size() > MOST_TOLD ? ", …" : "";
        return key.experiment + words.stream().limit(MOST_TOLD).collect(Collectors.joining(", ", " (", more + ")"));
    }

    private static String word(Key key, String name) {
        return key.description.value(name).orElse("none");
    }
}
