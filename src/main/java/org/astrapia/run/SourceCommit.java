package org.astrapia.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The commit at which the program's sources stand, where they are known: the launcher says where they lie. */
public final class SourceCommit {
    /** Written by the build of a release. */
    private static final String RELEASE = "commit.properties";

    private static final long PATIENCE_SECONDS = 5;

    private static final String REFERENCE = "ref: ";
    private static final String FOLDER = "gitdir: ";

    private SourceCommit() {}

    /** In hexadecimal; empty outside of a git checkout and of a release, which was told it when it was packed. */
    public static Optional<String> find() {
        return inCheckout().or(SourceCommit::ofRelease);
    }

    /** Whether the sources differ from the commit; empty outside of a checkout, and where git is missing or takes too long. */
    public static Optional<Boolean> isChanged() {
        Optional<String> home = inCheckout().map(commit -> System.getProperty("astrapia.home"));
        return home.flatMap(SourceCommit::isChanged);
    }

    private static Optional<Boolean> isChanged(String home) {
        try {
            Process git = new ProcessBuilder(
                            "git", "--no-optional-locks", "-C", home, "status", "--porcelain", "--untracked-files=no")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream said = git.getInputStream()) {
                boolean any = said.read() >= 0;
                said.readAllBytes();
                return git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0
                        ? Optional.of(any)
                        : Optional.empty();
            } finally {
                git.destroy();
            }
        } catch (IOException missing) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> ofRelease() {
        try (InputStream file = SourceCommit.class.getResourceAsStream(RELEASE)) {
            if (file == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(file);
            return Optional.ofNullable(properties.getProperty("git.commit.id.full"));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> inCheckout() {
        return Optional.ofNullable(System.getProperty("astrapia.home"))
                .map(home -> Path.of(home, ".git"))
                .filter(Files::exists)
                .flatMap(SourceCommit::find);
    }

    /** The same of a {@code .git}: a folder, or in a further working tree a file that names one. */
    static Optional<String> find(Path git) {
        try {
            Path own = Files.isDirectory(git) ? git : git.resolveSibling(word(git, FOLDER));
            Path common = own.resolve("commondir");
            return find(
                    own,
                    Files.exists(common) ? own.resolve(Files.readString(common).strip()) : own);
        } catch (IOException noCommitYet) {
            return Optional.empty();
        }
    }

    private static Optional<String> find(Path own, Path common) throws IOException {
        String head = Files.readString(own.resolve("HEAD")).strip();
        if (!head.startsWith(REFERENCE)) {
            return Optional.of(head);
        }
        String branch = head.substring(REFERENCE.length());
        if (Files.exists(common.resolve(branch))) {
            return Optional.of(Files.readString(common.resolve(branch)).strip());
        }
        return Files.readString(common.resolve("packed-refs"))
                .lines()
                .filter(line -> line.endsWith(" " + branch))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst();
    }

    private static String word(Path file, String key) throws IOException {
        String text = Files.readString(file).strip();
        if (!text.startsWith(key)) {
            throw new IOException(file + " names no " + key);
        }
        return text.substring(key.length());
    }
}
