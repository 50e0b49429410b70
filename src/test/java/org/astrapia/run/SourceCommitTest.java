package org.astrapia.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCommitTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path home;

    private Path git;

    @BeforeEach
    void aRepository() throws IOException {
        git = Files.createDirectories(home.resolve("main/.git"));
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.createDirectories(git.resolve("refs/heads"));
    }

    @Test
    void aBranchIsLooseOrPacked() throws IOException {
        assertThat(SourceCommit.find(git)).as("before the first commit").isEmpty();
        Files.writeString(git.resolve("packed-refs"), "# pack-refs\n" + COMMIT + " refs/heads/main\n");
        assertThat(SourceCommit.find(git)).contains(COMMIT);
        Files.writeString(git.resolve("refs/heads/main"), COMMIT.replace('0', '9') + "\n");
        assertThat(SourceCommit.find(git)).contains(COMMIT.replace('0', '9'));
    }

    @Test
    void aFurtherWorkingTreeNamesItsFolder() throws IOException {
        Files.writeString(git.resolve("refs/heads/other"), COMMIT + "\n");
        Path own = Files.createDirectories(git.resolve("worktrees/other"));
        Files.writeString(own.resolve("HEAD"), "ref: refs/heads/other\n");
        Files.writeString(own.resolve("commondir"), "../..\n");
        Path tree = Files.createDirectories(home.resolve("other"));
        Path file = Files.writeString(tree.resolve(".git"), "gitdir: " + own + "\n");
        assertThat(SourceCommit.find(file)).contains(COMMIT);
        Files.writeString(file, "nonsense");
        assertThat(SourceCommit.find(file)).isEmpty();
    }
}
