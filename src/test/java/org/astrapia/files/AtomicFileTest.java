package org.astrapia.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsReplacedAndNothingElseStays() {
        Path file = folder.resolve("a.txt");
        AtomicFile.replace(file, "one");
        AtomicFile.replace(file, "two");
        assertThat(file).hasContent("two");
        assertThat(folder.toFile().list()).containsExactly("a.txt");
    }

    @Test
    void aNewFileNeverTakesAName() throws IOException {
        Path file = folder.resolve("a.txt");
        assertThat(AtomicFile.create(file, "one")).isTrue();
        assertThat(AtomicFile.create(file, "two")).isFalse();
        assertThat(file).hasContent("one");
        Path dangling = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        assertThat(AtomicFile.create(dangling, "two")).isFalse();
        assertThat(folder.resolve("nowhere")).doesNotExist();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.txt", "link");
    }

    @Test
    void aLinkGivesWayAndWhatItPointsToIsNotTouched() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "mine");
        Path file = Files.createSymbolicLink(folder.resolve("a.txt"), victim);
        AtomicFile.replace(file, "one");
        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(file).hasContent("one");
        assertThat(victim).hasContent("mine");
    }

    @Test
    void aLinkThatHasTheNextUnfinishedNameIsNotFollowed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "mine");
        Path file = folder.resolve("a.txt");
        String next = UnfinishedName.beside(file).getFileName().toString();
        int dash = next.lastIndexOf('-');
        long number = Long.parseLong(next.substring(dash + 1, next.indexOf(".unfinished")));
        for (long later = number + 1; later < number + 5; later++) {
            Files.createSymbolicLink(folder.resolve(next.substring(0, dash + 1) + later + ".unfinished"), victim);
        }
        AtomicFile.replace(file, "one");
        assertThat(AtomicFile.create(folder.resolve("b.txt"), "two")).isTrue();
        assertThat(file).hasContent("one");
        assertThat(victim).hasContent("mine");
    }

    @Test
    void aFailureNamesTheFileThatWasAskedForAndLeavesNothing() {
        assertThatThrownBy(() -> AtomicFile.replace(folder.resolve("none").resolve("a.txt"), "one"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("a.txt")
                .hasMessageNotContaining("unfinished");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderOrADeviceIsNotReplaced() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        for (Path other : List.of(inner, Path.of("/dev/null"))) {
            assertThatThrownBy(() -> AtomicFile.replace(other, "one")).hasMessageContaining("it is not a file");
        }
        assertThat(inner).isEmptyDirectory();
    }

    @Test
    void aNameMayBeAsLongAsTheSystemAllows() {
        Path file = folder.resolve("ä".repeat(127));
        AtomicFile.replace(file, "one");
        assertThat(file).hasContent("one");
    }

    @Test
    void ofManyWhoCreateOneFileOneWins() throws Exception {
        Path file = folder.resolve("a.txt");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> all = IntStream.range(0, 40)
                    .mapToObj(i -> pool.submit(() -> AtomicFile.create(file, "text ".repeat(1000) + i)))
                    .toList();
            int won = -1;
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).get()) {
                    assertThat(won).as("a second winner").isEqualTo(-1);
                    won = i;
                }
            }
            assertThat(file).hasContent("text ".repeat(1000) + won);
        } finally {
            pool.shutdownNow();
        }
        assertThat(folder.toFile().list()).containsExactly("a.txt");
    }

    @Test
    void whatLivingProcessesWorkOnIsNotSwept() throws IOException {
        long alive = ProcessHandle.current().parent().orElseThrow().pid();
        Path theirs = Files.writeString(folder.resolve(".a.txt." + alive + "-1.unfinished"), "");
        Path own = Files.writeString(UnfinishedName.beside(folder.resolve("a.txt")), "");
        Path of = Files.writeString(folder.resolve(".b.txt.999999999-1.unfinished"), "");
        Path left = Files.writeString(folder.resolve(".a.txt.999999999-1.unfinished"), "");
        Path other = Files.writeString(folder.resolve("notes.unfinished"), "");
        Leftovers.sweepFor(folder.resolve("a.txt"));
        assertThat(left).doesNotExist();
        assertThat(of).exists();
        Leftovers.sweepFiles(folder);
        assertThat(folder.toFile().listFiles())
                .containsExactlyInAnyOrder(theirs.toFile(), own.toFile(), other.toFile());
    }
}
