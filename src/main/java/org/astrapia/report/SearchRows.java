package org.astrapia.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.astrapia.report.figures.PublishedSearch;
import org.astrapia.report.figures.RunGroups;
import org.astrapia.report.figures.Sample;
import org.astrapia.report.figures.SearchRow;
import org.astrapia.run.content.Run;
import org.astrapia.run.table.Csv;

/** What searches found as comma-separated values, one row an experiment: accuracies in per cent, means and deviations over runs. */
public final class SearchRows {
    private static final List<String> COLUMNS = List.of(
            "search",
            "runs",
            "true_accuracy",
            "deviation",
            "rank",
            "parameters",
            "search_seconds",
            "search_multiply_adds",
            "chosen_by_table",
            "published",
            "published_deviation",
            "source");

    private SearchRows() {}

    /** The table's text; its header alone where no run has a table of true accuracies. */
    public static String of(List<Run> runs) {
        StringBuilder text = new StringBuilder(Csv.line(COLUMNS));
        SearchRow.of(RunGroups.of(runs)).forEach(row -> text.append(Csv.line(cells(row))));
        return text.toString();
    }

    private static List<String> cells(SearchRow row) {
        List<String> cells = new ArrayList<>(List.of(row.method(), "" + row.runs()));
        cells.add(percent(mean(row.accuracy())));
        cells.add(
                percent(row.accuracy().size() < 2 ? Double.NaN : row.accuracy().deviation()));
        cells.add(whole(mean(row.rank())));
        cells.add(whole(mean(row.parameters())));
        cells.add(whole(mean(row.seconds())));
        cells.add(whole(mean(row.multiplyAdds())));
        cells.add(row.runs() == 0 ? "" : "" + row.optimistic());
        cells.add(percent(row.published().map(PublishedSearch::accuracy).orElse(Double.NaN)));
        cells.add(percent(row.published()
                .map(PublishedSearch::deviation)
                .orElse(OptionalDouble.empty())
                .orElse(Double.NaN)));
        cells.add(row.published().map(PublishedSearch::source).orElse(""));
        return cells;
    }

    private static double mean(Sample sample) {
        return sample.size() == 0 ? Double.NaN : sample.mean();
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.2f", 100 * share);
    }

    private static String whole(double number) {
        return Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%.0f", number);
    }
}
