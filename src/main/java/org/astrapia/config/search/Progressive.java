package org.astrapia.config.search;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.integers;
import static org.astrapia.language.TermParameter.numbers;

import java.util.List;
import java.util.Optional;
import org.astrapia.language.Term;

/**
 * Several searches, each of a deeper supernet with fewer operations an edge (Chen et al. 2019, P-DARTS).
 *
 * @param operations of each edge, for each stage
 * @param cells of the supernet, for each stage
 * @param dropout of skip connections at the beginning of each stage; it decays with its epochs
 */
public record Progressive(List<Integer> operations, List<Integer> cells, List<Double> dropout) implements SearchMethod {
    public Progressive {
        operations = List.copyOf(operations);
        cells = List.copyOf(cells);
        dropout = List.copyOf(dropout);
    }

    /** Its name and what it takes. */
    static Term<Progressive> inWords() {
        return term(
                        Progressive.class,
                        "progressive",
                        "differentiable searches one after the other, each of search.epochs, with more cells, with fewer operations"
                                + " an edge and with skip connections that are dropped more often (P-DARTS)",
                        a -> new Progressive(a.integers("operations"), a.integers("cells"), a.numbers("dropout")),
                        integers("operations")
                                .from(1)
                                .to(1000)
                                .or(List.of(8, 5, 3))
                                .named()
                                .of(Progressive::operations),
                        integers("cells")
                                .from(1)
                                .to(1000)
                                .or(List.of(5, 11, 17))
                                .named()
                                .of(Progressive::cells),
                        numbers("dropout")
                                .from(0)
                                .below(1)
                                .or(List.of(0.0, 0.4, 0.7))
                                .named()
                                .of(Progressive::dropout))
                .unless(Progressive::flaw);
    }

    private Optional<String> flaw() {
        return operations.size() == cells.size() && cells.size() == dropout.size()
                ? Optional.empty()
                : Optional.of("each stage has a number of operations, of cells and a dropout; here are "
                        + operations.size() + ", " + cells.size() + " and " + dropout.size());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.progressive(this);
    }

    @Override
    public boolean setsWeights() {
        return true;
    }

    @Override
    public int parts() {
        return cells.size();
    }
}
