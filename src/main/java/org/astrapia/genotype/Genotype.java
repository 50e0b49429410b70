package org.astrapia.genotype;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A network architecture as text: one or two kinds of cell.
 *
 * @param name a person's name for it
 * @param space the search space whose operations it names
 * @param normal cell that keeps the resolution; every cell where there is one kind
 * @param reduce cell that halves it; empty where every cell is alike
 * @param provenance where it comes from (run, seeds, source); equality ignores it
 */
public record Genotype(String name, String space, Cell normal, Optional<Cell> reduce, Map<String, String> provenance) {
    public Genotype {
        provenance = Map.copyOf(provenance);
    }

    /** With two kinds of cell. */
    public Genotype(String name, String space, Cell normal, Cell reduce, Map<String, String> provenance) {
        this(name, space, normal, Optional.of(reduce), provenance);
    }

    /** The kinds of cell by their names, in the order in which they are written. */
    public Map<String, Cell> cells() {
        Map<String, Cell> cells = new LinkedHashMap<>();
        cells.put(reduce.isEmpty() ? Shape.EVERY : Shape.NORMAL, normal);
        reduce.ifPresent(cell -> cells.put(Shape.REDUCE, cell));
        return cells;
    }

    /** The cell that stands where the resolution is halved, or where it is kept. */
    public Cell cell(boolean reduction) {
        return reduction ? reduce.orElse(normal) : normal;
    }

    /** The same from elsewhere. */
    public Genotype from(Map<String, String> origin) {
        return new Genotype(name, space, normal, reduce, origin);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Genotype g
                && name.equals(g.name)
                && space.equals(g.space)
                && normal.equals(g.normal)
                && reduce.equals(g.reduce);
    }

    @Override
    public int hashCode() {
        return normal.hashCode() * 31 + reduce.hashCode();
    }
}
