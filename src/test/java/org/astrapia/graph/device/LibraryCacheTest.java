package org.astrapia.graph.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.astrapia.graph.device.NativeLibraries.Library;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacking of native libraries, with a jar that is smaller than TensorFlow's. */
class LibraryCacheTest {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private Path root;
    private Path jar;

    @BeforeEach
    void writeJar() throws IOException {
        root = folder.resolve("cache");
        jar = SampleLibraries.write(folder.resolve("sample.jar"), 1, 2);
    }

    private Path unpack(Path from) {
        return LibraryCache.unpack(SampleLibraries.in(from), SampleLibraries.places(root), said::add);
    }

    private static Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Test
    void theLibrariesAreUnpackedInTheirOrderAndNothingElse() throws Exception {
        assertThat(SampleLibraries.in(jar).libraries())
                .extracting(Library::file)
                .containsExactly(SampleLibraries.SMALL, SampleLibraries.LARGE);
        Path unpacked = unpack(jar);
        assertThat(unpacked.getParent()).isEqualTo(root.resolve("sample"));
        try (Stream<Path> files = Files.list(unpacked)) {
            assertThat(files)
                    .containsExactlyInAnyOrder(
                            unpacked.resolve(SampleLibraries.SMALL), unpacked.resolve(SampleLibraries.LARGE));
        }
        assertThat(unpacked.resolve(SampleLibraries.LARGE)).hasSize(2 << 20);
        assertThat(said).containsExactly("unpacking the sample into " + unpacked + " (2 MB, once) …");
    }

    @Test
    void whatIsThereIsNeverWrittenAgainWhateverItsTime() throws Exception {
        Path large = unpack(jar).resolve(SampleLibraries.LARGE);
        Object before = identity(large);
        Files.setLastModifiedTime(large, FileTime.fromMillis(0));
        unpack(SampleLibraries.write(folder.resolve("elsewhere.jar"), 1, 2));
        assertThat(identity(large)).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(large).toMillis()).isZero();
        assertThat(said).hasSize(1);
    }

    @Test
    void whatLostItsEndIsReplacedAndWhoHasItOpenKeepsIt() throws Exception {
        Path small = unpack(jar).resolve(SampleLibraries.SMALL);
        try (FileChannel open = FileChannel.open(small, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            open.truncate(100);
            unpack(jar);
            assertThat(open.size()).isEqualTo(100);
        }
        assertThat(small).hasSize(SampleLibraries.SMALL_BYTES);
    }

    @Test
    void anotherVersionStandsBesideTheFirstWhichIsNotDeletedButNamed() throws Exception {
        Path first = unpack(jar);
        Path second = unpack(SampleLibraries.write(folder.resolve("newer.jar"), 2, 2));
        assertThat(second).isNotEqualTo(first).hasParent(first.getParent());
        assertThat(first.resolve(SampleLibraries.SMALL)).exists();
        assertThat(said).last().asString().endsWith("when no run needs them: rm -r " + first);
    }

    @Test
    void processesOfSeveralTimeZonesUnpackOnceAndWaitForEachOther() throws Exception {
        Path larger = SampleLibraries.write(folder.resolve("larger.jar"), 1, 40);
        List<Process> all = new ArrayList<>();
        for (String zone : List.of("UTC", "Asia/Kathmandu", "America/St_Johns")) {
            all.add(SampleLibraries.start(larger, root, zone));
        }
        StringBuilder text = new StringBuilder();
        for (Process process : all) {
            text.append(new String(process.getInputStream().readAllBytes(), UTF_8));
            assertThat(process.waitFor()).as(text.toString()).isZero();
        }
        assertThat(text.toString().lines().filter(line -> line.startsWith("unpacking ")))
                .hasSize(1);
    }

    @Test
    void aProcessThatIsKilledLeavesNothingThatPassesForWhole() throws Exception {
        Path larger = SampleLibraries.write(folder.resolve("larger.jar"), 1, 150);
        Path into = root.resolve("sample").resolve(SampleLibraries.in(larger).digest());
        for (int i = 0; i < 10 && parts(into).isEmpty(); i++) { // one that was too fast is asked again
            Files.deleteIfExists(into.resolve(SampleLibraries.LARGE));
            killInTheMiddle(larger, into);
        }
        assertThat(parts(into)).isNotEmpty();
        assertThat(into.resolve(SampleLibraries.LARGE)).doesNotExist();
        unpack(larger);
        assertThat(into.resolve(SampleLibraries.LARGE)).hasSize(150 << 20);
        assertThat(parts(into)).isEmpty();
    }

    private void killInTheMiddle(Path larger, Path into) throws Exception {
        Process process = SampleLibraries.start(larger, root, "UTC");
        while (process.isAlive() && parts(into).isEmpty()) {
            Thread.sleep(1);
        }
        process.destroyForcibly().waitFor();
    }

    /** What is being written of the large library. */
    private static List<Path> parts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(SampleLibraries.LARGE + "-"))
                    .toList();
        }
    }

    @Test
    void whatTheDiskCannotHoldIsRefusedBeforeItIsFilled() throws Exception {
        NativeLibraries huge = new NativeLibraries(
                "the sample", "sample", jar, List.of(new Library("org/sample/" + SampleLibraries.LARGE, 1L << 60, 0)));
        assertThatThrownBy(() -> LibraryCache.unpack(huge, SampleLibraries.places(root), said::add))
                .isInstanceOf(NativesException.class)
                .hasMessageStartingWith("the sample cannot be unpacked into " + root
                        + ": there is no space: 1152921504.6 GB are needed, and ")
                .hasMessageEndingWith(
                        "Maybe set NOTHING to a folder with 1152921504.6 GB of space from which programs may"
                                + " be run.");
        assertThat(said).isEmpty();
        assertThat(root.resolve("sample").resolve(huge.digest())).isEmptyDirectory();
    }

    @Test
    void aDamagedJarIsRefusedAndLeavesNothing() throws Exception {
        NativeLibraries other = new NativeLibraries(
                "the sample",
                "sample",
                jar,
                List.of(new Library("org/sample/" + SampleLibraries.SMALL, SampleLibraries.SMALL_BYTES, 7)));
        assertThatThrownBy(() -> LibraryCache.unpack(other, SampleLibraries.places(root), said::add))
                .hasMessageContaining("org/sample/libsmall.so is damaged in its jar");
        assertThat(root.resolve("sample").resolve(other.digest())).isEmptyDirectory();
    }

    @Test
    void aPlaceThatCannotBeHadIsSaidAndTheNextOneIsTaken() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        CachePlaces two = new CachePlaces(List.of(() -> file, () -> root), "NOTHING");
        assertThat(LibraryCache.unpack(SampleLibraries.in(jar), two, said::add)).startsWith(root);
        assertThat(said)
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo("the sample cannot be unpacked into " + file
                        + ": Not a directory. NOTHING names another folder.");
        LibraryCache.unpack(SampleLibraries.in(jar), two, said::add);
        assertThat(said).hasSize(2);
    }

    @Test
    void tensorFlowRunsFromOurCacheAndNotFromJavaCpps() throws Exception {
        TensorFlowNatives.load();
        assertThat(Files.readString(Path.of("/proc/self/maps")))
                .containsPattern("/tensorflow-linux-[a-z0-9_]+/[0-9a-f]{12}/libtensorflow_cc.so.2")
                .doesNotContain("/.javacpp/");
    }
}
