package org.astrapia.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.astrapia.files.Leftovers;
import org.astrapia.files.NewFolder;
import org.astrapia.language.Suggestions;

/**
 * The folder that holds all runs, {@code runs/}.
 *
 * @param root where it lies; made when the first run needs it
 */
public record RunFolders(Path root) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmmss", Locale.ROOT);
    private static final Pattern RUN = Pattern.compile("\\d{4}-\\d\\d-\\d\\d_\\d{6}_.+");
    private static final int STAMP_LENGTH = 17;
    private static final int LONGEST_NAME = 80;

    /**
     * Looks whether runs can be written here; makes nothing yet, since the run may still be refused.
     *
     * @throws org.astrapia.language.InvalidInputException when they cannot
     */
    public void require() {
        Path existing = root.toAbsolutePath().normalize();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw RunRefusal.of(root, "the folder for runs cannot be made: " + existing + " is a file");
        }
        if (!Files.isWritable(existing)) {
            throw RunRefusal.of(root, "the folder for runs cannot be written to");
        }
    }

    /**
     * A new folder {@code 2026-11-23_201500_NAME}, with a number after it when that is taken. It gets its name only when its
     * first files are in it, {@code status.json} among them, and it is locked by then.
     *
     * @param files writes them
     */
    public RunLock create(String name, Clock clock, Consumer<RunFolder> files) {
        require();
        String stamp = LocalDateTime.now(clock).format(STAMP) + "_" + safe(name);
        try {
            Files.createDirectories(root);
            Leftovers.sweepFolders(root);
            try (NewFolder made = NewFolder.beside(root.resolve(stamp))) {
                RunLock lock = RunLock.tryAcquire(made.path()).orElseThrow().sign();
                try {
                    files.accept(new RunFolder(made.path()));
                } catch (RuntimeException failed) {
                    lock.close();
                    throw failed;
                }
                return named(made, stamp, lock);
            }
        } catch (IOException e) {
            throw RunRefusal.of(root, "no folder for this run can be made: " + reason(e));
        } catch (UncheckedIOException e) {
            throw RunRefusal.of(root, "no folder for this run can be made: " + reason(e.getCause()));
        }
    }

    private RunLock named(NewFolder made, String stamp, RunLock lock) throws IOException {
        try {
            return lock.moved(named(made, stamp));
        } catch (IOException held) { // some network drives rename no folder in which a file is open
            lock.close();
            return new RunFolder(named(made, stamp)).lock();
        }
    }

    private Path named(NewFolder made, String stamp) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Path path = root.resolve(attempt == 1 ? stamp : stamp + "-" + attempt);
            if (made.name(path)) {
                return path;
            }
        }
    }

    /**
     * Finds a run.
     *
     * @param given path of its folder, its name, or the beginning of its name with or without the date
     * @throws org.astrapia.language.InvalidInputException when there is none, several, or the folder is not a run
     */
    public RunFolder find(String given) {
        try {
            for (Path path : List.of(Path.of(given), root.resolve(given))) {
                if (RunFolder.isRun(path)) {
                    return new RunFolder(path);
                }
            }
            if (Files.isDirectory(Path.of(given))) {
                throw RunRefusal.of(given, "this folder is not a run: it has no " + RunFolder.STATUS);
            }
        } catch (InvalidPathException e) {
            throw RunRefusal.of(given, "this is not the name of a run");
        }
        List<String> names = list().stream().map(RunFolder::name).toList();
        List<String> fitting = names.stream()
                .filter(name -> name.startsWith(given) || bare(name).startsWith(given))
                .toList();
        if (fitting.size() == 1) {
            return new RunFolder(root.resolve(fitting.get(0)));
        }
        if (fitting.size() > 1) {
            String[] some = fitting.stream().limit(3).toArray(String[]::new);
            throw RunRefusal.of(
                    given, fitting.size() + " runs in " + root + " begin like this; give more of the name", some);
        }
        throw RunRefusal.of(
                given,
                "there is no such run in " + root,
                Suggestions.closest(given, names).toArray(String[]::new));
    }

    /** All runs, oldest first. */
    public List<RunFolder> list() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(root)) {
            return paths.filter(RunFolder::isRun)
                    .map(RunFolder::new)
                    .sorted(Comparator.comparing(RunFolder::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code ssf-nas-2026-11-23_201500}: the same for one run, another for any other. */
    static String reversed(String name) {
        return name.length() > STAMP_LENGTH + 1 ? bare(name) + "-" + name.substring(0, STAMP_LENGTH) : name;
    }

    /** Whether a folder is called as {@link #create} calls runs. */
    static boolean isNameOfRun(Path folder) {
        return RUN.matcher(String.valueOf(folder.getFileName())).matches();
    }

    private static String bare(String name) {
        return name.length() > STAMP_LENGTH + 1 ? name.substring(STAMP_LENGTH + 1) : name;
    }

    /** An experiment's name as part of a file's name on any system. */
    static String safe(String name) {
        String safe = name.replaceAll("[^\\p{Alnum}._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
        return safe.isEmpty() ? "run" : safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException
                ? e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage()
                : e.getMessage();
    }
}
