package org.astrapia.shell.command.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.astrapia.report.terminal.TerminalTable;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunUpkeep;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.process.ExitStatus;

/** {@code runs du}: what runs take on the disk, the largest first. */
final class RunsSizeCommand extends Command {
    private static final double MEGABYTE = 1e6;
    private static final double GIGABYTE = 1e9;

    /** A run in one line of JSON. */
    private record Line(String name, long allBytes, long checkpointsBytes, String runPath) {}

    @Override
    public int run(CommandContext context) {
        List<Line> lines = new ArrayList<>();
        for (RunFolder run : RunArgument.all(context).list()) {
            RunUpkeep.Size size = new RunUpkeep(run).size();
            lines.add(new Line(
                    run.name(), size.all(), size.checkpoints(), run.path().toString()));
        }
        lines.sort(Comparator.comparingLong(Line::allBytes).reversed());
        if (context.json()) {
            context.printJson(Map.of("runs", lines));
            return ExitStatus.DONE;
        }
        TerminalTable table = new TerminalTable()
                .column("run", Align.LEFT)
                .column("size", Align.RIGHT)
                .column("checkpoints", Align.RIGHT);
        lines.forEach(line -> table.row(List.of(line.name, text(line.allBytes), text(line.checkpointsBytes))));
        table.row(List.of(
                "all",
                text(lines.stream().mapToLong(Line::allBytes).sum()),
                text(lines.stream().mapToLong(Line::checkpointsBytes).sum())));
        context.print(table.render(context.style()));
        return ExitStatus.DONE;
    }

    /** {@code 1.2 GB} or {@code 3.4 MB}. */
    static String text(long bytes) {
        return bytes >= GIGABYTE
                ? String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE)
                : String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }
}
