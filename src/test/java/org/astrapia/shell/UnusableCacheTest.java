package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.astrapia.shell.process.ExitStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder for TensorFlow's libraries that cannot be used: the program says so, and leaves no run behind. */
class UnusableCacheTest {
    private static final String CACHE = "-Dorg.bytedeco.javacpp.cachedir=";

    @TempDir
    Path folder;

    private Path cache;

    @BeforeEach
    void writeExperiment() throws Exception {
        Files.writeString(folder.resolve("tiny.yaml"), Tiny.EXPERIMENT);
        cache = folder.resolve("cache");
    }

    @Test
    void aFullDiskIsSaid() throws Exception {
        refuse(
                mounted("size=2m"),
                List.of(CACHE + cache),
                Map.of(),
                "astrapia: TensorFlow cannot be unpacked into " + cache + ": there is no space: ",
                " MB are needed, and 2 MB are free. Maybe set ASTRAPIA_JAVA_OPTIONS=" + CACHE
                        + "DIR to a folder with ");
    }

    @Test
    void aFolderFromWhichNothingRunsIsSaid() throws Exception {
        refuse(
                mounted("noexec"),
                List.of(CACHE + cache),
                Map.of(),
                "astrapia: TensorFlow cannot be unpacked into " + cache + ": programs and libraries cannot be run from"
                        + " there (is it mounted noexec?). Maybe set ASTRAPIA_JAVA_OPTIONS=" + CACHE
                        + "DIR to a folder");
    }

    @Test
    void aHomeAndATemporaryFolderThatCannotBeWrittenAreSaid() throws Exception {
        refuse(
                mounted("ro"),
                List.of("-Djava.io.tmpdir=" + cache),
                Map.of("HOME", cache.toString()),
                "astrapia: TensorFlow cannot be unpacked into " + cache + "/.cache/astrapia/natives: Read-only file"
                        + " system; TensorFlow cannot be unpacked: " + cache + ": Read-only file system. Maybe set"
                        + " XDG_CACHE_HOME=DIR or ASTRAPIA_JAVA_OPTIONS=" + CACHE + "DIR to a folder");
    }

    @Test
    void aHomeThatIsNotThereIsSaid() throws Exception {
        refuse(
                List.of(),
                List.of("-Djava.io.tmpdir=" + cache),
                Map.of("HOME", cache.toString()),
                "astrapia: TensorFlow cannot be unpacked: HOME is '" + cache + "', which is no folder; ");
        assertThat(cache).doesNotExist();
    }

    private void refuse(List<String> wrapper, List<String> options, Map<String, String> environment, String... messages)
            throws Exception {
        RealProgram program = new RealProgram(folder, options, environment, List.of("XDG_CACHE_HOME"), wrapper);
        RealProgram.Result result = program.run("", "run", "tiny.yaml");
        assertThat(result.err()).contains(messages).doesNotContain("should not have happened");
        assertThat(result.out()).isEmpty();
        assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    /** Starts a command that sees a file system of its own in the place of the cache. */
    private List<String> mounted(String options) throws Exception {
        Files.createDirectory(cache);
        String mount = "mount -t tmpfs -o " + options + " tmpfs '" + cache + "' && exec \"$@\"";
        List<String> wrapper = List.of("unshare", "--map-root-user", "--mount", "sh", "-c", mount, "sh");
        List<String> trial = new ArrayList<>(wrapper);
        trial.add("true");
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/unshare"))
                        && new ProcessBuilder(trial).start().waitFor() == 0,
                "this system lets nobody mount");
        return wrapper;
    }
}
