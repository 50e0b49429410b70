package org.astrapia.run.result;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.astrapia.network.NetworkCounts;
import org.astrapia.run.table.AccuracyTable.Place;

/**
 * What a table of true accuracies says of a genotype.
 *
 * @param place where it stands
 * @param column of the table
 * @param counts size of the network whose accuracy the table tells
 * @param optimistic whether the table itself chose it, so that its accuracy is better than what a search without it finds
 */
public record Truth(Place place, String column, NetworkCounts counts, boolean optimistic) {
    /** As {@code summary.json} has it. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("accuracy", place.accuracy());
        document.put("rank", place.rank());
        document.put("of", place.of());
        document.put("percentile", place.percentile());
        document.put("column", column);
        document.put("parameters", counts.parameters());
        document.put("multiply_adds", counts.multiplyAdds());
        document.put("optimistic", optimistic);
        return document;
    }

    /** In words. */
    public String described() {
        return described(place.accuracy(), place.rank(), place.of(), place.percentile(), column, optimistic);
    }

    /** The same of the fields of {@code summary.json}. */
    public static String described(
            double accuracy, long rank, long of, double percentile, String column, boolean optimistic) {
        return String.format(
                        Locale.ROOT,
                        "%.2f %% by the table (%s): rank %,d of %,d, better than %.1f %% of the others",
                        100 * accuracy,
                        column,
                        rank,
                        of,
                        percentile)
                + (optimistic ? ". The table chose it, so this figure is optimistic" : "");
    }
}
