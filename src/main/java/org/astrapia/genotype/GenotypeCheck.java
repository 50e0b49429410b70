package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.astrapia.language.Problem;
import org.astrapia.language.Problem.Severity;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;
import org.astrapia.language.Yaml;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlScalar;

/**
 * Whether a network can be built from a genotype, and which of its parts the network would not use. A node exists only
 * if an edge reaches it from an input or from a node that exists; as in the published FairDARTS code, edges from other
 * nodes are ignored.
 */
public final class GenotypeCheck {
    /**
     * Something to say about a genotype.
     *
     * @param severity an error if no network can be built
     * @param cell {@code normal} or {@code reduce}
     * @param key {@code 2}, {@code 3}, ... or {@code output}
     * @param message one sentence
     */
    public record Finding(Severity severity, String cell, String key, String message) {}

    private GenotypeCheck() {}

    /** All findings, those of the normal cell first; without errors a network can be built. */
    public static List<Finding> findings(Genotype genotype) {
        List<Finding> findings = new ArrayList<>();
        check("normal", genotype.normal(), findings);
        check("reduce", genotype.reduce(), findings);
        return List.copyOf(findings);
    }

    /** Why no network can be built from a genotype; empty when one can. */
    public static Optional<String> obstacle(Genotype genotype) {
        return findings(genotype).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::message)
                .findFirst();
    }

    /**
     * All findings on a genotype's text, with their places in it.
     *
     * @throws org.astrapia.language.InvalidInputException when the text is no genotype
     */
    public static List<Problem> check(Source source, Set<String> knownOperations) {
        Genotype genotype = GenotypeText.parse(source, knownOperations);
        YamlMap file = (YamlMap) Yaml.parse(source);
        Problems problems = new Problems(source);
        for (Finding finding : findings(genotype)) {
            YamlScalar key = key(file, finding).orElseThrow();
            if (finding.severity() == Severity.ERROR) {
                problems.error(key.at(), key.length(), finding.message());
            } else {
                problems.warning(key.at(), key.length(), finding.message());
            }
        }
        return problems.all();
    }

    private static Optional<YamlScalar> key(YamlMap file, Finding finding) {
        return file.entry("cells")
                .flatMap(cells -> ((YamlMap) cells.value()).entry(finding.cell()))
                .flatMap(cell -> ((YamlMap) cell.value()).entry(finding.key()))
                .map(YamlMap.Entry::key);
    }

    private static void check(String name, Cell cell, List<Finding> findings) {
        List<Integer> existing = cell.existing();
        if (cell.output().isEmpty()) {
            findings.add(new Finding(
                    Severity.ERROR,
                    name,
                    "output",
                    "no path leads through the " + name + " cell: "
                            + (existing.isEmpty() ? "no edge reaches any of its nodes" : "its output joins no node")));
            return;
        }
        Set<Integer> used = used(cell);
        for (int node = 2; node < cell.nodes().size() + 2; node++) {
            for (Edge edge : cell.edgesInto(node)) {
                if (edge.from() >= 2 && !existing.contains(edge.from())) {
                    warn(findings, name, node, edge + " is ignored: no edge reaches node " + edge.from());
                }
            }
            if (existing.contains(node) && !used.contains(node)) {
                warn(findings, name, node, "node " + node + " of the " + name + " cell does not reach the output");
            }
        }
    }

    /** Nodes from which a path leads to the output. */
    private static Set<Integer> used(Cell cell) {
        Set<Integer> used = new HashSet<>(cell.output());
        for (int node = cell.nodes().size() + 1; node >= 2; node--) {
            if (used.contains(node)) {
                cell.edgesInto(node).forEach(edge -> used.add(edge.from()));
            }
        }
        return used;
    }

    private static void warn(List<Finding> findings, String cell, int node, String message) {
        findings.add(new Finding(Severity.WARNING, cell, "" + node, message));
    }
}
