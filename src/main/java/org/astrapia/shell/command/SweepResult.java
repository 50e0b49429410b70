package org.astrapia.shell.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.files.AtomicFile;
import org.astrapia.report.html.SweepReport;
import org.astrapia.report.sweep.SweepDocument;
import org.astrapia.report.sweep.SweepResults;
import org.astrapia.report.sweep.SweepRows;
import org.astrapia.report.sweep.SweepTables;
import org.astrapia.report.terminal.TerminalTable;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.work.Ledger;
import org.astrapia.sweep.work.TrialState;

/** What a sweep has found so far, as the commands that end with it print it. */
public record SweepResult(SweepFolder folder) {
    /** Reads the trials, and writes {@code results.csv} and {@code report.html} into the sweep's folder. */
    public SweepResults collect() throws IOException {
        SweepResults results = SweepResults.read(folder.read(), states());
        AtomicFile.replace(folder.file(SweepFolder.RESULTS), SweepRows.of(results));
        AtomicFile.replace(folder.file(SweepFolder.REPORT), SweepReport.of(results, folder.name()));
        return results;
    }

    private List<TrialState> states() {
        try (Ledger ledger = new Ledger(folder)) {
            return ledger.states();
        }
    }

    /** Whether trials have been set aside. */
    public boolean hasFailures() {
        return states().stream().anyMatch(state -> state.kind() == TrialState.Kind.SET_ASIDE);
    }

    /** The tables and the paths; with {@code --json} one document. */
    public void print(CommandContext context) throws IOException {
        SweepResults results = collect();
        if (context.json()) {
            Map<String, Object> document = SweepDocument.of(results);
            document.put("sweep_path", folder.path().toString());
            document.put("report_path", folder.file(SweepFolder.REPORT).toString());
            document.put("results_path", folder.file(SweepFolder.RESULTS).toString());
            context.printJson(document);
            return;
        }
        if (!results.runs().isEmpty()) {
            context.print(SweepTables.results(results, context.style()).render(context.style()));
            Optional<TerminalTable> differences = SweepTables.differences(results);
            differences.ifPresent(table -> {
                context.print("Differences from the baseline, paired:\n");
                context.print(table.render(context.style()));
            });
            context.print(SweepTables.best(results));
        }
        SweepTables.missing(results).ifPresent(context::print);
        SweepTables.failures(results.states()).forEach(context::print);
        context.print("");
        context.print("results   " + folder.file(SweepFolder.RESULTS));
        context.print("report    " + folder.file(SweepFolder.REPORT));
        context.print("sweep     " + folder.path());
    }
}
