package org.astrapia.space;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.astrapia.genotype.Edge;
import org.astrapia.language.NamedIntegers;
import org.astrapia.language.TermParameter;

/**
 * How many edges of a cell may have an operation. Where there are more, the weakest of them loses that operation and the cell is
 * derived again, until the limits hold: its edge then has its next best operation, or gives way to another edge of the node. That is
 * how the published code of P-DARTS (Chen et al. 2019, section 3.3; {@code train_search.py}) bounds the skip connections of its
 * normal cell; here it holds for both kinds of cell.
 *
 * @param limits operations, or {@link #POOLS}, and how many edges at most
 */
public record Limits(NamedIntegers limits) {
    /** Stands for every operation that pools. */
    public static final String POOLS = "pools";

    /** No limits. */
    static final Limits NONE = new Limits(NamedIntegers.of(List.of()));

    /** Their parameter of a derivation. */
    static final TermParameter PARAMETER =
            TermParameter.otherNames("operation").from(0).to(1000);

    /** An operation of an edge that a derivation has chosen. */
    record Chosen(int to, Edge edge, double weight) {}

    /** As they are written; empty for none. */
    Optional<NamedIntegers> written() {
        return Optional.of(limits).filter(some -> !some.names().isEmpty());
    }

    /** What is limited. */
    public List<String> names() {
        return limits.names();
    }

    /** What may be limited in a space: operations that can be chosen, and all pools together. */
    public static List<String> namesIn(SearchSpace space) {
        Stream<String> operations = space.operations().stream()
                .filter(name -> !space.definitions().containsKey(name)
                        || !space.definitions().get(name).isZero());
        return Stream.concat(operations, Stream.of(POOLS)).distinct().toList();
    }

    /** The weakest of those that are too many, the first of equal ones; empty where all limits hold. */
    Optional<Chosen> weakest(SearchSpace space, List<Chosen> cell) {
        return IntStream.range(0, names().size())
                .mapToObj(limit -> over(space, cell, limit))
                .flatMap(List::stream)
                .findFirst();
    }

    /** Those of a limit that is passed, from the weakest to the strongest; empty where it holds. */
    private List<Chosen> over(SearchSpace space, List<Chosen> cell, int limit) {
        String name = names().get(limit);
        List<Chosen> limited = cell.stream()
                .filter(chosen -> is(space.definitions().get(chosen.edge.operation()), name))
                .sorted(Comparator.comparingDouble(Chosen::weight)
                        .thenComparing(Chosen::to)
                        .thenComparing(chosen -> chosen.edge.from()))
                .toList();
        return limited.size() > limits.values().get(limit) ? limited : List.of();
    }

    private static boolean is(Operation operation, String name) {
        return operation.name().equals(name) || name.equals(POOLS) && operation.isPool();
    }
}
