package org.astrapia.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;

/**
 * Architectures that differ in one edge (Real et al. 2019, section 3.2): in its operation, or where a genotype keeps two edges of a
 * node, as often in its source.
 */
public final class Mutations {
    private final SearchSpace space;
    private final List<String> operations;

    private Mutations(SearchSpace space) {
        this.space = space;
        this.operations = RandomGenotypes.operations(space);
    }

    /** An edge of a genotype, and which others may stand in its place. */
    private record Site(String cell, int node, int place, List<Edge> operations, List<Edge> sources) {}

    /**
     * A genotype one step away: every edge that can change is equally likely, then every change of its kind. The same one where the
     * space has no other.
     */
    public static Genotype mutate(SearchSpace space, Genotype genotype, SplittableRandom random) {
        Mutations mutations = new Mutations(space);
        List<Site> sites = mutations.sites(genotype);
        if (sites.isEmpty()) {
            return genotype;
        }
        Site site = sites.get(random.nextInt(sites.size()));
        boolean ofSource = site.operations().isEmpty() || !site.sources().isEmpty() && random.nextBoolean();
        List<Edge> choices = ofSource ? site.sources() : site.operations();
        return mutations.changed(genotype, site, choices.get(random.nextInt(choices.size())));
    }

    private List<Site> sites(Genotype genotype) {
        List<Site> sites = new ArrayList<>();
        genotype.cells().forEach((kind, cell) -> {
            for (int node : cell.numbers()) {
                List<Edge> edges = cell.edgesInto(node);
                for (int place = 0; place < edges.size(); place++) {
                    Site site = new Site(
                            kind, node, place, otherOperations(edges.get(place)), otherSources(node, edges, place));
                    if (!site.operations().isEmpty() || !site.sources().isEmpty()) {
                        sites.add(site);
                    }
                }
            }
        });
        return sites;
    }

    private List<Edge> otherOperations(Edge edge) {
        return operations.stream()
                .filter(operation -> !operation.equals(edge.operation()))
                .map(operation -> new Edge(operation, edge.from()))
                .toList();
    }

    /** From nodes that no edge of the node comes from. */
    private List<Edge> otherSources(int node, List<Edge> edges, int place) {
        if (RandomGenotypes.takesAll(space, node)) {
            return List.of();
        }
        return IntStream.range(0, node)
                .filter(from -> edges.stream().noneMatch(edge -> edge.from() == from))
                .mapToObj(from -> new Edge(edges.get(place).operation(), from))
                .toList();
    }

    private Genotype changed(Genotype genotype, Site site, Edge edge) {
        List<Cell> cells = new ArrayList<>();
        genotype.cells()
                .forEach((kind, cell) -> cells.add(kind.equals(site.cell()) ? changed(cell, site, edge) : cell));
        return space.skeleton().shape().genotype(genotype.name(), space.name(), cells, Map.of("source", "evolution"));
    }

    private Cell changed(Cell cell, Site site, Edge edge) {
        List<List<Edge>> nodes = new ArrayList<>(cell.nodes());
        List<Edge> edges = new ArrayList<>(cell.edgesInto(site.node()));
        edges.set(site.place(), edge);
        edges.sort(Comparator.comparingInt(Edge::from));
        nodes.set(site.node() - cell.inputs(), edges);
        return space.skeleton().shape().cell(nodes);
    }
}
