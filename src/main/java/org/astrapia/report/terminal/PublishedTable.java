package org.astrapia.report.terminal;

import java.util.List;
import java.util.Optional;
import org.astrapia.report.figures.PublishedRow;
import org.astrapia.report.figures.RunGroups;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.run.content.Run;

/** Our accuracies beside published ones of the same method on the same data: beneath {@code runs compare}. */
public final class PublishedTable {
    private PublishedTable() {}

    /** Accuracies on the balanced test set in per cent; empty where nothing is published of these runs. */
    public static Optional<TerminalTable> of(List<Run> runs, Style style) {
        List<PublishedRow> rows = PublishedRow.of(RunGroups.of(runs));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        TerminalTable table = new TerminalTable()
                .column("experiment", Align.LEFT)
                .column("published method", Align.LEFT)
                .column("data", Align.LEFT)
                .column("published,\nat epoch", Align.LEFT)
                .column("ours,\nlast epoch", Align.RIGHT)
                .column("above\npublished", Align.RIGHT)
                .column("best tested\nepoch", Align.RIGHT)
                .column("runs", Align.RIGHT)
                .column("epochs", Align.RIGHT);
        for (PublishedRow row : rows) {
            table.row(List.of(
                    row.group().label(),
                    row.figure().method(),
                    row.group().data(),
                    row.published(),
                    row.last().percent(style.unicode()),
                    row.less().percent(style.unicode()),
                    row.best().percent(style.unicode()),
                    String.valueOf(row.last().size()),
                    row.epochs()));
        }
        return Optional.of(table);
    }
}
