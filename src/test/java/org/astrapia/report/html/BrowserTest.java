package org.astrapia.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.astrapia.report.SampleRun;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser has to say about the reports. Skipped where there is no Chromium. */
class BrowserTest {
    @TempDir
    private Path folder;

    @Test
    void aRunsReportIsShownWithoutAComplaint() throws Exception {
        assertThat(complaints(HtmlReport.write(SampleRun.finished(folder)))).isEmpty();
    }

    @Test
    void aComparisonIsShownWithoutAComplaint() throws Exception {
        List<Run> runs = List.of(
                RunReader.read(SampleRun.finished(folder, 1, "balanced")),
                RunReader.read(SampleRun.finished(folder, 1, "exponential(0.1)")));
        assertThat(complaints(Files.writeString(folder.resolve("comparison.html"), ComparisonReport.of(runs))))
                .isEmpty();
    }

    @Test
    void aPageThatAsksForMoreIsComplainedAbout() throws Exception {
        String report = HtmlReport.of(RunReader.read(SampleRun.finished(folder)));
        Path page = Files.writeString(
                folder.resolve("asking.html"),
                report.replace("</main>", "<img src=\"https://example.org/a.png\"/></main>"));
        assertThat(complaints(page)).isNotEmpty();
    }

    /** Lines of the browser's console. */
    private List<String> complaints(Path page) throws Exception {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "SKIPPED: no chromium on the PATH, so no browser has looked at the reports");
        Path picture = folder.resolve("page.png");
        Path log = folder.resolve("browser.log");
        Process process = new ProcessBuilder(
                        browser.get().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=1400,3000",
                        "--screenshot=" + picture,
                        page.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(picture).isNotEmptyFile();
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(":CONSOLE"))
                .toList();
    }

    private static Optional<Path> browser() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
