package org.astrapia.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The commit at which the program's sources stand, where they are known: the launcher says where they lie. */
final class SourceCommit {
    private static final String REFERENCE = "ref: ";

    private SourceCommit() {}

    /** In hexadecimal; empty outside of a git checkout. */
    static Optional<String> find() {
        return Optional.ofNullable(System.getProperty("astrapia.home"))
                .map(home -> Path.of(home, ".git"))
                .filter(Files::isDirectory)
                .flatMap(SourceCommit::find);
    }

    static Optional<String> find(Path git) {
        try {
            String head = Files.readString(git.resolve("HEAD")).strip();
            if (!head.startsWith(REFERENCE)) {
                return Optional.of(head);
            }
            String branch = head.substring(REFERENCE.length());
            if (Files.exists(git.resolve(branch))) {
                return Optional.of(Files.readString(git.resolve(branch)).strip());
            }
            return Files.readString(git.resolve("packed-refs"))
                    .lines()
                    .filter(line -> line.endsWith(" " + branch))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .findFirst();
        } catch (IOException noCommitYet) {
            return Optional.empty();
        }
    }
}
