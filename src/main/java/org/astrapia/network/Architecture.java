package org.astrapia.network;

import java.util.Map;
import org.astrapia.genotype.Genotype;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;
import org.astrapia.space.Skeleton;

/**
 * A genotype together with what its names mean and how its cells are stacked.
 *
 * @param definitions of the operations by name
 */
public record Architecture(Genotype genotype, Map<String, Operation> definitions, Skeleton skeleton) {
    /** With cells that are stacked as those of DARTS. */
    public Architecture(Genotype genotype, Map<String, Operation> definitions) {
        this(genotype, definitions, Skeleton.DARTS);
    }

    /** Of a space. */
    public static Architecture of(Genotype genotype, SearchSpace space) {
        return new Architecture(genotype, space.definitions(), space.skeleton());
    }
}
