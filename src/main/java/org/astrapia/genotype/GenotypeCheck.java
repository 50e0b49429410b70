package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
     * @param cell kind of cell, such as {@code normal}; empty where it is about all of them
     * @param key {@code 2}, {@code 3}, ... or {@code output}; empty where it is about the whole cell; {@code space} where it is about
     *     that
     * @param message one sentence
     */
    public record Finding(Severity severity, String cell, String key, String message) {}

    private GenotypeCheck() {}

    /** All findings, those of the normal cell first; without errors a network can be built. */
    public static List<Finding> findings(Genotype genotype) {
        List<Finding> findings = new ArrayList<>();
        genotype.cells().forEach((kind, cell) -> check(kind, cell, findings));
        return List.copyOf(findings);
    }

    /**
     * Why a genotype is none of a space; empty where it is one.
     *
     * @param space name of the space
     * @param shape of its cells
     */
    public static List<Finding> misfits(Genotype genotype, String space, Shape shape) {
        return shape.misfits(genotype, space).stream()
                .map(misfit -> new Finding(Severity.ERROR, misfit.cell(), misfit.key(), misfit.message()))
                .toList();
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
        return check(source, knownOperations, genotype -> List.of());
    }

    /**
     * The same, and what else there is to say about the genotype.
     *
     * @param more by which the genotype is judged besides; what it finds comes first
     * @throws org.astrapia.language.InvalidInputException when the text is no genotype
     */
    public static List<Problem> check(
            Source source, Set<String> knownOperations, Function<Genotype, List<Finding>> more) {
        Genotype genotype = GenotypeText.parse(source, knownOperations);
        List<Finding> all = new ArrayList<>(more.apply(genotype));
        all.addAll(findings(genotype));
        return problems(source, all);
    }

    /** Findings on a genotype with their places in the text of which it was read. */
    public static List<Problem> problems(Source source, List<Finding> findings) {
        YamlMap file = (YamlMap) Yaml.parse(source);
        Problems problems = new Problems(source);
        for (Finding finding : findings) {
            YamlScalar key = key(file, finding);
            if (finding.severity() == Severity.ERROR) {
                problems.error(key.at(), key.length(), finding.message());
            } else {
                problems.warning(key.at(), key.length(), finding.message());
            }
        }
        return problems.all();
    }

    /** The innermost key that a finding is about. */
    private static YamlScalar key(YamlMap file, Finding finding) {
        if (finding.cell().isEmpty() && file.entry(finding.key()).isPresent()) {
            return file.entry(finding.key()).get().key();
        }
        YamlMap.Entry place = file.entry("cells").orElseThrow();
        for (String name : List.of(finding.cell(), finding.key())) {
            place = ((YamlMap) place.value()).entry(name).orElse(place);
            if (place.value().asMap().isEmpty()) {
                break;
            }
        }
        return place.key();
    }

    private static void check(String name, Cell cell, List<Finding> findings) {
        String called = name.equals(Shape.EVERY) ? "cell" : name + " cell";
        List<Integer> existing = cell.existing();
        if (cell.output().isEmpty()) {
            findings.add(new Finding(
                    Severity.ERROR,
                    name,
                    "output",
                    "no path leads through the " + called + ": "
                            + (existing.isEmpty() ? "no edge reaches any of its nodes" : "its output joins no node")));
            return;
        }
        if (live(cell).stream().noneMatch(cell.output()::contains)) {
            findings.add(new Finding(
                    Severity.WARNING,
                    name,
                    "output",
                    "no image gets through the " + called + ": every path to its output has an edge of `" + Edge.NONE
                            + "`"));
        }
        Set<Integer> used = used(cell);
        for (int node : cell.numbers()) {
            for (Edge edge : cell.edgesInto(node)) {
                if (edge.from() >= cell.inputs() && !existing.contains(edge.from())) {
                    warn(findings, name, node, edge + " is ignored: no edge reaches node " + edge.from());
                }
            }
            if (existing.contains(node) && !used.contains(node)) {
                warn(findings, name, node, "node " + node + " of the " + called + " does not reach the output");
            }
        }
    }

    /** Nodes to which a path leads from an input, without an edge that gives zeros. */
    private static Set<Integer> live(Cell cell) {
        Set<Integer> live = new HashSet<>();
        for (int node : cell.numbers()) {
            boolean reached = cell.edgesInto(node).stream()
                    .filter(edge -> !edge.operation().equals(Edge.NONE))
                    .anyMatch(edge -> edge.from() < cell.inputs() || live.contains(edge.from()));
            if (reached) {
                live.add(node);
            }
        }
        return live;
    }

    /** Nodes from which a path leads to the output. */
    private static Set<Integer> used(Cell cell) {
        Set<Integer> used = new HashSet<>(cell.output());
        for (int node = cell.end() - 1; node >= cell.inputs(); node--) {
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
