package org.astrapia.run.result;

import java.nio.file.Path;
import java.util.Optional;
import org.astrapia.genotype.Genotype;

/**
 * A genotype that a training is given.
 *
 * @param genotype the cells
 * @param search what it cost to find them; empty where that is not known
 */
public record GivenGenotype(Genotype genotype, Optional<SearchCost> search) {
    /**
     * One that was read.
     *
     * @param file where it was read, perhaps in the folder of the run that found it
     */
    public static GivenGenotype of(Genotype genotype, Path file) {
        return new GivenGenotype(genotype, SearchCost.beside(file));
    }

    /** One of which nothing else is known. */
    public static GivenGenotype of(Genotype genotype) {
        return new GivenGenotype(genotype, Optional.empty());
    }
}
