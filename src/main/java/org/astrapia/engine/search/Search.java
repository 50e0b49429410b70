package org.astrapia.engine.search;

import java.util.Optional;
import org.astrapia.genotype.Genotype;
import org.astrapia.run.result.SearchCost;

/** Finds an architecture, by one of the methods of {@link Searches}. */
public interface Search {
    /** Searches from where the last checkpoint stands to the end; empty when cancelled. */
    Optional<Found> run();

    /**
     * What was found.
     *
     * @param genotype without the seeds that it comes from
     * @param cost of the search
     * @param ended why it ended before its last epoch; empty where it did not
     */
    record Found(Genotype genotype, SearchCost cost, Optional<String> ended) {
        /** After all epochs. */
        Found(Genotype genotype, SearchCost cost) {
            this(genotype, cost, Optional.empty());
        }
    }
}
