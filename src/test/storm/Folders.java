import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders of cases. */
class Folders {
    private Folders() {}

    /** The runs, as somebody sees them who lists the folder. */
    static List<Path> runs(Path home) throws IOException {
        Path runs = home.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(path -> !path.getFileName().toString().startsWith(".")).sorted().toList();
        }
    }

    /** All that is in a folder, at any depth; it may change meanwhile. */
    static List<String> all(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder)).map(Path::toString).toList();
        } catch (IOException | UncheckedIOException changed) {
            return List.of();
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
