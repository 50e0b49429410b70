package org.astrapia.shell.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.ErrorStatus;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.status.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.astrapia.language.Visible;
import org.slf4j.LoggerFactory;

/**
 * The program's own log, {@code astrapia.log} in its {@link StateFolder}: its faults with their stack traces, what jobs said,
 * and warnings of libraries. None of it reaches a terminal, and where the folder cannot be written it is lost. What is logged
 * through SLF4J goes there. Logback finds this class by its service file when somebody asks for a logger; classes do so only
 * when they have something to log, since most commands have nothing and need not load it.
 */
public final class ShellLog extends ContextAwareBase implements Configurator {
    private static final String NAME = "astrapia.log";
    private static final String PATTERN =
            "%d{yyyy-MM-dd HH:mm:ss} %-5level process %property{process} %logger{0}: %msg%n";

    /** What a terminal would obey does nothing where the log is shown. */
    private static final class VisibleLayout extends PatternLayout {
        @Override
        public String doLayout(ILoggingEvent event) {
            return Visible.text(super.doLayout(event));
        }
    }

    @Override
    public ExecutionStatus configure(LoggerContext events) {
        begin(events, StateFolder.of(System.getenv()));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Lets events go to the log in a folder. */
    static void begin(LoggerContext events, StateFolder folder) {
        events.getStatusManager().add(new NopStatusListener()); // its own troubles would go to standard output
        events.putProperty("process", Long.toString(ProcessHandle.current().pid()));
        Logger root = events.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        events.getLogger("org.astrapia").setLevel(Level.INFO);
        try {
            root.addAppender(appender(events, folder.make().resolve(NAME)));
        } catch (IOException unusable) {
            events.getStatusManager().add(new ErrorStatus("the log cannot be written", folder, unusable));
        }
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext events, Path file) {
        PatternLayout layout = new VisibleLayout();
        layout.setContext(events);
        layout.setPattern(PATTERN);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(events);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        LogSize size = new LogSize(file);
        size.setContext(events);
        size.start();
        appender.setContext(events);
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        appender.setTriggeringPolicy(size);
        appender.setRollingPolicy(size);
        appender.start();
        return appender;
    }

    /** Logs a fault of the program, and says in words where its stack trace is. */
    public static String keep(String message, Throwable fault) {
        LoggerFactory.getLogger(ShellLog.class).error(message, fault);
        Path file = StateFolder.of(System.getenv()).path().resolve(NAME);
        LoggerContext events = (LoggerContext) LoggerFactory.getILoggerFactory();
        return isWritten(events) ? "the stack trace is in " + file : "its stack trace could not be written to " + file;
    }

    /** Whether nothing has kept events from the log. */
    static boolean isWritten(LoggerContext events) {
        return events.getStatusManager().getCopyOfStatusList().stream()
                .noneMatch(status -> status.getEffectiveLevel() >= Status.ERROR);
    }
}
