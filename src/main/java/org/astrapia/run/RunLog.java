package org.astrapia.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.astrapia.language.UnwrittenException;
import org.astrapia.language.Visible;
import org.astrapia.run.RunEvent.EpochEnded;
import org.astrapia.run.RunEvent.Message;
import org.astrapia.run.RunEvent.RunStarted;
import org.astrapia.run.RunEvent.StageEnded;
import org.astrapia.run.RunEvent.StageStarted;
import org.astrapia.run.RunEvent.StepEnded;

/** {@code log.txt}: what happened, with the time of the day. Every process that works on the run adds to it. */
public final class RunLog implements RunListener, RunEvent.Visitor, AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Path file;
    private final BufferedWriter out;

    public RunLog(Path file) {
        this.file = file;
        try {
            this.out = new BufferedWriter(new OutputStreamWriter(
                    Files.newOutputStream(
                            file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS),
                    StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void on(RunEvent event) {
        event.accept(this);
    }

    /** The log lies in the run's own folder. */
    @Override
    public void run(RunStarted run) {}

    @Override
    public void stage(StageStarted stage) {
        write(stage.stage() + " begins at epoch " + stage.epoch() + " of " + stage.epochs() + ", "
                + stage.stepsPerEpoch() + " steps each");
    }

    /** There are too many of them. */
    @Override
    public void step(StepEnded step) {}

    @Override
    public void epoch(EpochEnded epoch) {
        write(epoch.stage() + " epoch " + epoch.epoch() + ": " + cells(epoch.metrics()));
    }

    @Override
    public void stageEnd(StageEnded stage) {
        write(String.format(Locale.ROOT, "%s ended after %.1f s", stage.stage(), stage.seconds()));
    }

    @Override
    public void message(Message message) {
        write(message.text());
    }

    public void write(String line) {
        try {
            out.write(LocalDateTime.now().format(TIME) + " " + Visible.line(line) + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(UnwrittenException.of(file, e));
        }
    }

    private static String cells(Map<String, Double> metrics) {
        return metrics.entrySet().stream()
                .filter(cell -> !cell.getKey().equals("epoch"))
                .map(cell -> String.format(Locale.ROOT, "%s %.5g", cell.getKey(), cell.getValue()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(UnwrittenException.of(file, e));
        }
    }
}
