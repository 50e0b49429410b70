package org.astrapia.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.astrapia.files.Leftovers;
import org.astrapia.files.NewFolder;
import org.astrapia.language.Suggestions;
import org.astrapia.run.RunRefusal;

/**
 * The folder that holds all sweeps, {@code sweeps/}.
 *
 * @param root where it lies; made when the first sweep needs it
 */
public record SweepFolders(Path root) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmmss", Locale.ROOT);
    private static final int STAMP_LENGTH = 18;

    /**
     * A new folder {@code 2026-11-28_120000_NAME}, with a number after it when that is taken. It gets its name when all of it is
     * there.
     *
     * @param words that were given beside the experiment
     * @throws org.astrapia.language.InvalidInputException when it cannot be made
     */
    public SweepFolder create(PlannedSweep planned, List<String> words, Clock clock) {
        String stamp =
                LocalDateTime.now(clock).format(STAMP) + "_" + planned.sweep().name();
        try {
            Files.createDirectories(root);
            Leftovers.sweepFolders(root);
            try (NewFolder made = NewFolder.beside(root.resolve(stamp))) {
                new SweepFolder(made.path()).write(planned, words);
                for (int attempt = 1; ; attempt++) {
                    Path path = root.resolve(attempt == 1 ? stamp : stamp + "-" + attempt);
                    if (made.name(path)) {
                        return new SweepFolder(path);
                    }
                }
            }
        } catch (IOException e) {
            throw RunRefusal.of(root, "no folder for this sweep can be made: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw RunRefusal.of(
                    root,
                    "no folder for this sweep can be made: " + e.getCause().getMessage());
        }
    }

    /** All sweeps, oldest first. */
    public List<SweepFolder> list() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(root)) {
            return paths.filter(SweepFolder::isSweep)
                    .map(SweepFolder::new)
                    .sorted(Comparator.comparing(SweepFolder::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Finds a sweep.
     *
     * @param given path of its folder, its name, or the beginning of its name with or without the date
     * @throws org.astrapia.language.InvalidInputException when there is none, or several
     */
    public SweepFolder find(String given) {
        try {
            for (Path path : List.of(Path.of(given), root.resolve(given))) {
                if (SweepFolder.isSweep(path)) {
                    return new SweepFolder(path);
                }
            }
        } catch (InvalidPathException e) {
            throw RunRefusal.of(given, "this is not the name of a sweep");
        }
        List<String> names = list().stream().map(SweepFolder::name).toList();
        List<String> fitting = names.stream()
                .filter(name -> name.startsWith(given) || bare(name).startsWith(given))
                .toList();
        if (fitting.size() == 1) {
            return new SweepFolder(root.resolve(fitting.get(0)));
        }
        if (fitting.size() > 1) {
            String[] some = fitting.stream().limit(3).toArray(String[]::new);
            throw RunRefusal.of(
                    given, fitting.size() + " sweeps in " + root + " begin like this; give more of the name", some);
        }
        throw RunRefusal.of(
                given,
                "there is no such sweep in " + root,
                Suggestions.closest(given, names).toArray(String[]::new));
    }

    private static String bare(String name) {
        return name.length() > STAMP_LENGTH ? name.substring(STAMP_LENGTH) : name;
    }
}
