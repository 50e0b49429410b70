package org.astrapia.graph.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverTest {
    private static final String CLOSED = """
            NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar  5 22:23:56 UTC 2024
            GCC version:  gcc version 12.2.0 (Debian 12.2.0-14)
            """;
    private static final String OPEN = """
            NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.86.10  Release Build  (dvs-builder@U22-I3)  Fri Jan 24 2025
            """;

    @TempDir
    Path root;

    @Test
    void theVersionIsReadFromBothKindsOfModules() {
        assertThat(Driver.version(CLOSED)).contains("550.54.15");
        assertThat(Driver.version(OPEN)).contains("570.86.10");
        assertThat(Driver.version("something else")).isEmpty();
    }

    @Test
    void aSystemWithoutAnyOfTheThreeFilesHasNone() {
        assertThat(Driver.find(root)).isEmpty();
    }

    @Test
    void itsOwnFileTellsTheVersion() throws IOException {
        write("proc/driver/nvidia/version", CLOSED);
        assertThat(Driver.find(root)).contains(new Driver(Optional.of("550.54.15")));
    }

    @ParameterizedTest
    @CsvSource({"dev/nvidiactl", "dev/dxg"})
    void aDeviceAloneIsADriverOfUnknownVersion(String device) throws IOException {
        write(device, "");
        assertThat(Driver.find(root)).contains(new Driver(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"470.256.02, true", "520.61.05, true", "525.60.13, false", "1000.1, false"})
    void cuda12NeedsVersion525(String version, boolean tooOld) {
        assertThat(new Driver(Optional.of(version)).isTooOld()).isEqualTo(tooOld);
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
