package org.astrapia.shell.command.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.astrapia.graph.SessionSettings;
import org.astrapia.graph.StepTrace;
import org.astrapia.language.JsonText;
import org.astrapia.report.terminal.TerminalTable;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.shell.bench.Comparison;
import org.astrapia.shell.bench.SearchFigures;
import org.astrapia.shell.bench.Timing;
import org.astrapia.shell.command.CommandContext;

/**
 * Prints what {@code bench} measured.
 *
 * @param sessions what was asked of TensorFlow
 */
record BenchReport(CommandContext context, SessionSettings sessions) {
    private static final double GB = 1e9;

    /** Rows of a table of sums; the rest takes no time worth telling. */
    private static final int LONGEST = 20;

    /** Figures of one search and of what belongs to it. */
    void print(SearchFigures search, Timing evaluation, Timing input, Timing retraining, Optional<StepTrace> trace) {
        if (context.json()) {
            Map<String, Object> document = JsonText.fields(search);
            document.put("sessions", asked());
            document.put("evaluation", evaluation);
            document.put("input", input);
            document.put("retraining", retraining);
            trace.ifPresent(steps -> document.put("devices", steps.devices()));
            context.printJson(document);
            return;
        }
        TerminalTable table = table("search");
        rows(table, List.of(search));
        for (Map.Entry<String, Timing> other : Map.of(
                        "evaluation of a batch", evaluation, "input of a batch", input, "retraining step", retraining)
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            table.row(List.of(other.getKey(), seconds(other.getValue().medianSeconds())));
        }
        context.print(table.render(context.style()));
        trace.ifPresent(steps -> steps.devices().forEach(this::print));
    }

    /** Two searches beside each other. */
    void print(Comparison comparison, String change) {
        if (context.json()) {
            Map<String, Object> document = JsonText.fields(comparison.chosen());
            document.put("sessions", asked());
            document.put("reference", comparison.reference());
            document.put("ratio", comparison.ratio());
            context.printJson(document);
            return;
        }
        TerminalTable table = table("as described").column(change, Align.RIGHT);
        rows(table, List.of(comparison.chosen(), comparison.reference()));
        context.print(table.render(context.style()));
        context.print(String.format(
                Locale.ROOT,
                "\nratio %.2f of the medians, %.2f of the fastest",
                comparison.ratio(),
                comparison.ratioOfFastest()));
    }

    /** What was asked of TensorFlow; null for what was left to the program. */
    private Map<String, Object> asked() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("inter_threads", value(sessions.interThreads()));
        document.put("intra_threads", value(sessions.intraThreads()));
        document.put("rewriters", sessions.rewriters().word());
        document.put("jit", sessions.jit());
        return document;
    }

    private static Integer value(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static TerminalTable table(String header) {
        return new TerminalTable().column("", Align.LEFT).column(header, Align.RIGHT);
    }

    private static void rows(TerminalTable table, List<SearchFigures> searches) {
        row(table, "iteration, median", searches, s -> seconds(s.iterationSeconds()));
        row(table, "iteration, minimum", searches, s -> seconds(s.iterationMinimumSeconds()));
        row(table, "architecture step", searches, s -> seconds(s.architectureStepSeconds()));
        row(table, "weight step", searches, s -> seconds(s.weightStepSeconds()));
        row(table, "images a second", searches, s -> String.format(Locale.ROOT, "%.1f", s.imagesPerSecond()));
        row(table, "graph to first step", searches, s -> seconds(s.firstStepSeconds()));
        row(table, "graph operations", searches, s -> String.format(Locale.ROOT, "%,d", s.operations()));
        row(
                table,
                "peak memory",
                searches,
                s -> s.peakBytes() == null ? "unknown" : String.format(Locale.ROOT, "%.1f GB", s.peakBytes() / GB));
    }

    private static void row(
            TerminalTable table,
            String name,
            List<SearchFigures> searches,
            java.util.function.Function<SearchFigures, String> cell) {
        List<String> cells = new java.util.ArrayList<>(List.of(name));
        searches.forEach(search -> cells.add(cell.apply(search)));
        table.row(cells);
    }

    private void print(StepTrace.DeviceSums device) {
        context.print("\n" + device.device() + ": " + seconds(device.seconds()));
        context.print(sums("operation", device.byType(), device.seconds()));
        context.print("\n" + sums("primitive", device.byPrimitive(), device.seconds()));
    }

    private String sums(String kind, List<StepTrace.Sum> sums, double total) {
        TerminalTable table = new TerminalTable()
                .column(kind, Align.LEFT)
                .column("count", Align.RIGHT)
                .column("seconds", Align.RIGHT)
                .column("share", Align.RIGHT);
        sums.stream()
                .limit(LONGEST)
                .forEach(sum -> table.row(List.of(
                        sum.kind(),
                        String.valueOf(sum.count()),
                        String.format(Locale.ROOT, "%.3f", sum.seconds()),
                        total > 0 ? String.format(Locale.ROOT, "%.1f %%", 100 * sum.seconds() / total) : "")));
        return table.render(context.style());
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f s", seconds);
    }
}
