package org.astrapia.shell.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    Path folder;

    @Test
    void itFollowsTheSpecification() {
        assertThat(StateFolder.of(Map.of("HOME", "/home/me")).path())
                .isEqualTo(Path.of("/home/me/.local/state/astrapia"));
        assertThat(StateFolder.of(Map.of("HOME", "/home/me", "XDG_STATE_HOME", "/state"))
                        .path())
                .isEqualTo(Path.of("/state/astrapia"));
        assertThat(StateFolder.of(Map.of("HOME", "/home/me", "XDG_STATE_HOME", "relative"))
                        .path())
                .isEqualTo(Path.of("/home/me/.local/state/astrapia"));
    }

    @Test
    void itIsMadeButNotAHomeThatIsNotThere() throws IOException {
        Path home = folder.resolve("home");
        StateFolder state = StateFolder.of(Map.of("HOME", home.toString()));
        assertThatThrownBy(state::make).isInstanceOf(IOException.class).hasMessage(home.toString());
        assertThat(home).doesNotExist();
        Files.createDirectory(home);
        assertThat(state.make()).isDirectory();
    }
}
