package org.astrapia.run.result;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.astrapia.language.Json;
import org.astrapia.run.JsonFile;
import org.astrapia.run.RunFolder;

/**
 * What a search took.
 *
 * @param cost of all its steps; of a search by trials, of training all candidates and of the proxy
 * @param architectureSteps steps of alpha; 0 when there is no alpha
 */
public record SearchCost(Cost cost, long architectureSteps) {
    static final String SECONDS = "search_seconds";
    static final String MULTIPLY_ADDS = "search_multiply_adds";
    static final String STEPS = "architecture_steps";

    /**
     * The cost of the search that found a genotype, where its file still lies in the folder of that run.
     *
     * @param genotype its file
     */
    public static Optional<SearchCost> beside(Path genotype) {
        Path summary = genotype.toAbsolutePath().resolveSibling(RunFolder.SUMMARY);
        return of(JsonFile.find(summary));
    }

    /** What {@link #of} reads. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(SECONDS, cost.seconds());
        document.put(MULTIPLY_ADDS, cost.multiplyAdds());
        document.put(STEPS, architectureSteps);
        return document;
    }

    /** As a document has it, such as {@code summary.json}; empty where it has none. */
    public static Optional<SearchCost> of(Json document) {
        OptionalDouble seconds = document.number(SECONDS);
        OptionalLong multiplyAdds = document.whole(MULTIPLY_ADDS);
        if (seconds.isEmpty() || multiplyAdds.isEmpty()) {
            return Optional.empty();
        }
        Cost cost = new Cost(seconds.getAsDouble(), multiplyAdds.getAsLong());
        return Optional.of(new SearchCost(cost, document.whole(STEPS).orElse(0)));
    }
}
