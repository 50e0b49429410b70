package org.astrapia.config;

import java.util.List;
import java.util.Optional;
import org.astrapia.language.Problems;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;

/**
 * Keys that say the same thing in different ways. The one that is given last counts: on the command line, in a file, in what it
 * extends. One file says it once.
 */
final class Rivals {
    private static final List<List<String>> GROUPS =
            List.of(List.of("retrain.channels", "retrain.parameters", "retrain.multiply-adds"));

    private Rivals() {}

    /** The lower description without what another way of saying it replaces. */
    static YamlMap giveWay(YamlMap base, YamlMap over) {
        YamlMap rest = base;
        for (List<String> group : GROUPS) {
            if (group.stream().anyMatch(key -> find(over, key).isPresent())) {
                for (String key : group) {
                    rest = DescriptionTrees.without(rest, path(key));
                }
            }
        }
        return rest;
    }

    /** Reports what one description says twice, at the second. */
    static void check(YamlMap written, Problems problems) {
        for (List<String> group : GROUPS) {
            List<String> given =
                    group.stream().filter(key -> find(written, key).isPresent()).toList();
            for (String second : given.subList(Math.min(1, given.size()), given.size())) {
                YamlNode node = find(written, second).orElseThrow();
                String first = given.get(0);
                problems.error(
                        node.at(),
                        node.length(),
                        "`" + second + "` and `" + first + "` both say how wide the network is, and `" + first
                                + "` is given in line "
                                + find(written, first).orElseThrow().at().line()
                                + "; keep one of them. Of several descriptions the last one counts");
            }
        }
    }

    private static Optional<YamlNode> find(YamlMap tree, String key) {
        return DescriptionTrees.find(tree, path(key));
    }

    private static List<String> path(String key) {
        return List.of(key.split("\\."));
    }
}
