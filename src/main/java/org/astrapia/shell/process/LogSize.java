package org.astrapia.shell.process;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.rolling.RollingPolicy;
import ch.qos.logback.core.rolling.RolloverFailure;
import ch.qos.logback.core.rolling.TriggeringPolicyBase;
import ch.qos.logback.core.rolling.helper.CompressionMode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Begins the log anew before it is larger than a megabyte. The three before it stay, {@code astrapia.log.1} the newest of
 * them. Another process that writes at that moment goes on in the file that it has. Logback's own policies make names from
 * patterns, in which a folder's name may mean something else.
 */
final class LogSize extends TriggeringPolicyBase<ILoggingEvent> implements RollingPolicy {
    static final long LARGEST_BYTES = 1_000_000;
    static final int EARLIER = 3;

    private final Path file;

    /** @param file the log */
    LogSize(Path file) {
        this.file = file;
    }

    @Override
    public boolean isTriggeringEvent(File active, ILoggingEvent event) {
        return active.length() > LARGEST_BYTES;
    }

    @Override
    public void rollover() throws RolloverFailure {
        try {
            for (int number = EARLIER; number > 0; number--) {
                Path newer = number == 1 ? file : numbered(number - 1);
                if (Files.exists(newer)) {
                    Files.move(newer, numbered(number), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException unmoved) {
            throw new RolloverFailure("the log could not be renamed", unmoved);
        }
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    @Override
    public String getActiveFileName() {
        return file.toString();
    }

    @Override
    public CompressionMode getCompressionMode() {
        return CompressionMode.NONE;
    }

    /** It knows its file. */
    @Override
    public void setParent(FileAppender<?> appender) {}
}
