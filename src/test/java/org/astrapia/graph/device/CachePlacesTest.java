package org.astrapia.graph.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachePlacesTest {
    private static final String NAMED = "ASTRAPIA_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=DIR";

    @TempDir
    Path folder;

    private Properties properties(String... pairs) {
        Properties properties = new Properties();
        properties.setProperty("user.home", folder.toString());
        properties.setProperty("java.io.tmpdir", folder.toString());
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return properties;
    }

    @Test
    void javaCppsPropertyNamesTheOnlyPlace() throws Exception {
        CachePlaces places = CachePlaces.of(
                Map.of("XDG_CACHE_HOME", "/xdg", "HOME", "/home/me"),
                properties("org.bytedeco.javacpp.cachedir", "/mine"));
        assertThat(places.places()).hasSize(1);
        assertThat(places.places().get(0).folder()).isEqualTo(Path.of("/mine"));
        assertThat(places.setting()).isEqualTo(NAMED);
    }

    @Test
    void theUsersCacheFollows() throws Exception {
        CachePlaces places = CachePlaces.of(Map.of("XDG_CACHE_HOME", "/xdg", "HOME", "/home/me"), properties());
        assertThat(places.places()).hasSize(1);
        assertThat(places.places().get(0).folder()).isEqualTo(Path.of("/xdg/astrapia/natives"));
        assertThat(places.setting()).isEqualTo("XDG_CACHE_HOME=DIR or " + NAMED);
    }

    @Test
    void theHomeFollowsAndBehindItWhatIsTemporary() throws Exception {
        CachePlaces places = CachePlaces.of(Map.of("XDG_CACHE_HOME", "relative", "HOME", " "), properties());
        assertThat(places.places()).hasSize(2);
        assertThat(places.places().get(0).folder()).isEqualTo(folder.resolve(".cache/astrapia/natives"));
        Path temporary = places.places().get(1).folder();
        Path own = temporary.getParent();
        assertThat(own).hasParent(folder).isEmptyDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rwx------");
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> places.places().get(1).folder())
                .hasMessage(own + " is not a folder that you alone can change");
        Files.delete(own);
        Files.createSymbolicLink(own, Files.createDirectory(folder.resolve("of-somebody")));
        assertThatThrownBy(() -> places.places().get(1).folder())
                .hasMessage(own + " is not a folder that you alone can change");
    }

    @Test
    void aHomeThatIsNotThereIsNotMade() {
        Path missing = folder.resolve("missing");
        CachePlaces places =
                CachePlaces.of(Map.of("HOME", missing.toString()), properties("java.io.tmpdir", missing.toString()));
        assertThatThrownBy(() -> places.places().get(0).folder())
                .hasMessage("HOME is '" + missing + "', which is no folder");
        assertThatThrownBy(() -> places.places().get(1).folder()).hasMessage(missing + ": there is no such folder");
        assertThat(missing).doesNotExist();
    }
}
