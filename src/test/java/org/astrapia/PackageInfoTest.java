package org.astrapia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every package says what lives in it. */
class PackageInfoTest {
    private static final Path SOURCES = Path.of("src/main/java/org/astrapia");

    @Test
    void everyPackageIsDescribed() throws IOException {
        assertThat(packages()).isNotEmpty().allSatisfy(folder -> {
            Path description = folder.resolve("package-info.java");
            assertThat(description).exists();
            assertThat(Files.readString(description)).contains("/**");
        });
    }

    private static List<Path> packages() throws IOException {
        try (var paths = Files.walk(SOURCES)) {
            return paths.filter(path -> path.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }
}
