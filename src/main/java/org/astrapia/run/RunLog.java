package org.astrapia.run;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.status.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.astrapia.language.UnwrittenException;
import org.astrapia.language.Visible;
import org.astrapia.run.RunEvent.EpochEnded;
import org.astrapia.run.RunEvent.Message;
import org.astrapia.run.RunEvent.RunStarted;
import org.astrapia.run.RunEvent.StageEnded;
import org.astrapia.run.RunEvent.StageStarted;
import org.astrapia.run.RunEvent.StepEnded;
import org.slf4j.helpers.NOPMDCAdapter;

/** {@code log.txt}: what happened, with the time of the day. Every process that works on the run adds to it. */
public final class RunLog implements RunListener, RunEvent.Visitor, AutoCloseable {
    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss} %msg\n";

    private final Path file;
    private final LoggerContext events = new LoggerContext();
    private final Logger log = events.getLogger(RunLog.class);

    /**
     * Opens it, at its end.
     *
     * @throws UncheckedIOException when it cannot be written, or is a link
     */
    public RunLog(Path file) {
        this.file = file;
        events.setMDCAdapter(new NOPMDCAdapter()); // SLF4J sets it for its own context alone
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(events);
        appender.setEncoder(encoder());
        try {
            appender.setOutputStream(Files.newOutputStream(
                    file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        appender.start();
        log.addAppender(appender);
    }

    private PatternLayoutEncoder encoder() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(events);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
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
        write(stage.stage() + " begins at epoch " + (stage.epoch() + 1) + " of " + stage.epochs() + ", "
                + stage.stepsPerEpoch() + " steps each");
    }

    /** There are too many of them. */
    @Override
    public void step(StepEnded step) {}

    @Override
    public void epoch(EpochEnded epoch) {
        write(epoch.stage() + " epoch " + (epoch.epoch() + 1) + ": " + cells(epoch.metrics()));
    }

    @Override
    public void stageEnd(StageEnded stage) {
        write(String.format(Locale.ROOT, "%s ended after %.1f s", stage.stage(), stage.seconds()));
    }

    @Override
    public void message(Message message) {
        write(message.text());
    }

    /**
     * Adds a line.
     *
     * @throws UncheckedIOException when it, or one before it, could not be written
     */
    public void write(String line) {
        log.info(Visible.line(line));
        failure().ifPresent(failure -> {
            throw new UncheckedIOException(UnwrittenException.of(file, failure));
        });
    }

    /** What kept Logback from writing; it tells in its status alone. */
    private Optional<IOException> failure() {
        return events.getStatusManager().getCopyOfStatusList().stream()
                .filter(status -> status.getEffectiveLevel() >= Status.ERROR)
                .findFirst()
                .map(status -> status.getThrowable() instanceof IOException broken
                        ? broken
                        : new IOException(status.getMessage(), status.getThrowable()));
    }

    private static String cells(Map<String, Double> metrics) {
        return metrics.entrySet().stream()
                .filter(cell -> !cell.getKey().equals("epoch"))
                .map(cell -> String.format(Locale.ROOT, "%s %.5g", cell.getKey(), cell.getValue()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        events.stop();
    }
}
