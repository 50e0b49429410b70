package org.astrapia.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.astrapia.report.SampleRun;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(ints = {400, 1400})
    void noPartIsWiderThanThePage(int width) throws Exception {
        HtmlReport.write(SampleRun.finished(folder));
        List<Run> runs = List.of(
                RunReader.read(SampleRun.finished(folder, 1, "balanced")),
                RunReader.read(SampleRun.finished(folder, 1, "exponential(0.1)")));
        Files.writeString(folder.resolve("comparison.html"), ComparisonReport.of(runs));
        Files.writeString(folder.resolve("runs.html"), RunsPage.of(runs));
        for (String page : List.of("2026-11-23_201500_ssf-nas/report.html", "comparison.html", "runs.html")) {
            assertThat(tooWide(page, width))
                    .as(page + " of " + width + " pixels")
                    .isEmpty();
        }
    }

    /** Elements that reach beyond the page, but for those within a part that can be scrolled by itself. */
    private List<String> tooWide(String page, int width) throws Exception {
        String text = """
                <!DOCTYPE html><iframe src="%s" style="border:0;width:%dpx;height:900px"></iframe><pre id="told"></pre>
                <script>
                onload = () => {
                  const inside = document.querySelector('iframe').contentDocument;
                  const wide = [...inside.querySelectorAll('body *')]
                    .filter(e => !e.closest('.scroll, pre, svg') && e.getBoundingClientRect().right > %d + 0.5)
                    .map(e => 'wide: ' + e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 30));
                  document.getElementById('told').textContent = ['looked at ' + inside.querySelectorAll('*').length, ...wide].join('\\n');
                };
                </script>
                """;
        Path frame =
                Files.writeString(folder.resolve("frame.html"), String.format(Locale.ROOT, text, page, width, width));
        Path dump = folder.resolve("dump.html");
        browse(
                dump,
                "--allow-file-access-from-files",
                "--disable-web-security",
                "--dump-dom",
                frame.toUri().toString());
        String told = Files.readString(dump);
        assertThat(told).containsPattern("looked at [1-9]\\d+");
        return told.lines().filter(line -> line.startsWith("wide: ")).toList();
    }

    /** Lines of the browser's console. */
    private List<String> complaints(Path page) throws Exception {
        Path picture = folder.resolve("page.png");
        Path log = folder.resolve("browser.log");
        browse(
                log,
                "--window-size=1400,3000",
                "--screenshot=" + picture,
                page.toUri().toString());
        assertThat(picture).isNotEmptyFile();
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(":CONSOLE"))
                .toList();
    }

    private void browse(Path log, String... arguments) throws Exception {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "SKIPPED: no chromium on the PATH, so no browser has looked at the reports");
        List<String> command = new ArrayList<>(List.of(
                browser.get().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Optional<Path> browser() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
