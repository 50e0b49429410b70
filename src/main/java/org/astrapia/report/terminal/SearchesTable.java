package org.astrapia.report.terminal;

import java.util.List;
import java.util.Optional;
import org.astrapia.report.figures.RunGroups;
import org.astrapia.report.figures.SearchRow;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.run.content.Run;

/** What the genotypes of searches are worth by a table of true accuracies, beside what is published. */
public final class SearchesTable {
    private SearchesTable() {}

    /** A row for each experiment; empty where no run has such a table. */
    public static Optional<TerminalTable> of(List<Run> runs, Style style) {
        List<SearchRow> rows = SearchRow.of(RunGroups.of(runs));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        TerminalTable table = new TerminalTable()
                .column("search", Align.LEFT)
                .column("true\naccuracy", Align.RIGHT)
                .column("mean rank", Align.RIGHT)
                .column("parameters", Align.RIGHT)
                .column("search\ntime", Align.RIGHT)
                .column("multiply-\nadds", Align.RIGHT)
                .column("runs", Align.RIGHT)
                .column("published", Align.RIGHT);
        for (SearchRow row : rows) {
            table.row(List.of(
                    row.name(),
                    row.accuracy().percent(style.unicode()),
                    row.ranks(),
                    row.sizes(),
                    row.time(),
                    row.cost(),
                    String.valueOf(row.runs()),
                    row.publishedPercent(style.unicode())));
        }
        return Optional.of(table);
    }
}
