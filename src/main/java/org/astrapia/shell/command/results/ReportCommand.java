package org.astrapia.shell.command.results;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.astrapia.report.html.ComparisonReport;
import org.astrapia.report.html.HtmlReport;
import org.astrapia.run.RunFolder;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.GenotypeArgument;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.command.arguments.RunArguments;
import org.astrapia.shell.process.ExitStatus;
import org.jline.utils.Signals;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code report}: writes a run's report again, from what its folder holds, or one that compares several runs. */
final class ReportCommand extends Command {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmmss", Locale.ROOT);

    private static final long BETWEEN_SECONDS = 5;

    @Mixin
    RunArguments arguments = new RunArguments();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "New file for the report; without it, report.html in the run's folder, or of several runs"
                    + " report-DATE_TIME.html in the folder of all runs.")
    Optional<Path> out = Optional.empty();

    @Option(names = "--watch", description = "Of one run: write its report again and again, until the run has ended.")
    boolean watch;

    @Override
    public int run(CommandContext context) throws IOException {
        List<RunFolder> folders = arguments.find(context);
        if (watch) {
            return watch(context, folders);
        }
        List<Run> runs = RunArguments.read(folders);
        runs.forEach(run ->
                run.unreadable().forEach(part -> context.note(run.name() + ": left out of the report: " + part)));
        Path report;
        if (runs.size() == 1 && out.isEmpty()) {
            report = HtmlReport.write(runs.get(0));
        } else {
            report = out.map(context::resolve)
                    .orElseGet(() -> free(RunArgument.all(context).root()));
            GenotypeArgument.writeNew(
                    context, report, runs.size() == 1 ? HtmlReport.of(runs.get(0)) : ComparisonReport.of(runs));
        }
        if (context.json()) {
            context.printJson(Map.of("report_path", report.toString()));
        } else {
            context.export(report.toString());
        }
        return ExitStatus.DONE;
    }

    private int watch(CommandContext context, List<RunFolder> folders) throws IOException {
        if (folders.size() != 1 || out.isPresent()) {
            throw new UsageException("--watch writes the report in the folder of one run.");
        }
        CountDownLatch stop = new CountDownLatch(1);
        Object before = Signals.register("INT", stop::countDown);
        try {
            Run run = RunReader.read(folders.get(0).path());
            Path report = HtmlReport.write(run);
            context.export(report.toString());
            context.here().out().flush();
            while (run.state().equals("running") && !stop.await(BETWEEN_SECONDS, TimeUnit.SECONDS)) {
                run = RunReader.read(folders.get(0).path());
                HtmlReport.write(run);
            }
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        } finally {
            Signals.unregister("INT", before);
        }
        return ExitStatus.DONE;
    }

    /** A name that no file has. */
    private static Path free(Path folder) {
        String stamp = "report-" + LocalDateTime.now().format(STAMP);
        Path file = folder.resolve(stamp + ".html");
        for (int attempt = 2; file.toFile().exists(); attempt++) {
            file = folder.resolve(stamp + "-" + attempt + ".html");
        }
        return file;
    }
}
