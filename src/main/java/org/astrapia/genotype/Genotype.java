package org.astrapia.genotype;

import java.util.Map;

/**
 * A network architecture as text: two kinds of cell.
 *
 * @param name a person's name for it
 * @param space the search space whose operations it names
 * @param normal cell that keeps the resolution
 * @param reduce cell that halves it
 * @param provenance where it comes from (run, seeds, source); equality ignores it
 */
public record Genotype(String name, String space, Cell normal, Cell reduce, Map<String, String> provenance) {
    public Genotype {
        provenance = Map.copyOf(provenance);
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
