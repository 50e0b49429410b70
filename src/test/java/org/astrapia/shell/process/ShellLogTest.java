package org.astrapia.shell.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.helpers.NOPMDCAdapter;

class ShellLogTest {
    private static final String BEGINNING = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d %-5s process "
            + ProcessHandle.current().pid() + " %s: ";

    @TempDir
    Path home;

    private final LoggerContext events = context();
    private Path folder;

    @BeforeEach
    void begin() throws IOException {
        folder = home.resolve("100% (of) a log"); // what Logback would take for patterns
        ShellLog.begin(events, new StateFolder(folder, home));
    }

    @AfterEach
    void end() {
        events.stop();
    }

    /** As SLF4J has it. */
    private static LoggerContext context() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new NOPMDCAdapter());
        return context;
    }

    private Path log() {
        return folder.resolve("astrapia.log");
    }

    @Test
    void aFaultIsKeptWithItsStackTrace() throws IOException {
        events.getLogger("org.astrapia.shell.Sample").error("it broke\u001b[31m {}", new IllegalStateException("why"));
        assertThat(Files.readString(log()))
                .matches("(?s)" + beginning("ERROR", "Sample")
                        + "it broke\uFFFD\\[31m \\{}\njava\\.lang\\.IllegalStateException: why\n\tat .*");
        assertThat(ShellLog.isWritten(events)).isTrue();
    }

    @Test
    void theProgramsOwnInformationIsKeptAndOfLibrariesOnlyWarnings() throws IOException {
        events.getLogger("org.astrapia.shell.Sample").info("a");
        events.getLogger("org.astrapia.shell.Sample").debug("b");
        events.getLogger("org.tensorflow.Sample").info("c");
        events.getLogger("org.tensorflow.Sample").warn("d");
        assertThat(Files.readString(log()))
                .matches(beginning("INFO", "Sample") + "a\n" + beginning("WARN", "Sample") + "d\n");
    }

    @Test
    void aLongLogBeginsAnewAndThreeAreKept() throws IOException {
        String line = "x".repeat(10_000);
        for (int i = 0; i < 6 * LogSize.LARGEST_BYTES / line.length(); i++) {
            events.getLogger("org.astrapia.Sample").info(line);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("astrapia.log", "astrapia.log.1", "astrapia.log.2", "astrapia.log.3");
        }
        assertThat(Files.size(folder.resolve("astrapia.log.3")))
                .isBetween(LogSize.LARGEST_BYTES, LogSize.LARGEST_BYTES + 2L * line.length());
        assertThat(ShellLog.isWritten(events)).isTrue();
    }

    @Test
    void whereTheFolderCannotBeMadeNothingIsWrittenAndNothingFails() throws IOException {
        LoggerContext other = context();
        Path gone = home.resolve("gone");
        ShellLog.begin(other, new StateFolder(gone.resolve("astrapia"), gone));
        other.getLogger("org.astrapia.Sample").error("lost", new IllegalStateException("why"));
        assertThat(ShellLog.isWritten(other)).isFalse();
        assertThat(gone).doesNotExist();
        Path file = Files.writeString(home.resolve("file"), "");
        LoggerContext third = context();
        ShellLog.begin(third, new StateFolder(file.resolve("astrapia"), home));
        assertThat(ShellLog.isWritten(third)).isFalse();
    }

    private static String beginning(String level, String logger) {
        return String.format(java.util.Locale.ROOT, BEGINNING, level, logger);
    }
}
