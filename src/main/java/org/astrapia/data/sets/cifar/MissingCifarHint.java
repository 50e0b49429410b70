package org.astrapia.data.sets.cifar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.language.FileKind;

/** The other forms in which CIFAR-10 and CIFAR-100 are handed on: what lies where their binary version should. */
final class MissingCifarHint {
    /** More files than this are not looked at. */
    private static final int LOOKED_AT = 200;

    private MissingCifarHint() {}

    /** What is here instead, and what may be done; empty where nothing known is. */
    static String found(CifarLayout layout, Path folder) {
        try {
            List<Path> entries = entries(folder);
            for (CifarLayout other : List.of(CifarLayout.CIFAR10, CifarLayout.CIFAR100)) {
                if (other != layout && has(other, folder)) {
                    return ". These are the files of " + other.name() + ". Maybe data.dataset=" + other.name();
                }
            }
            for (Path entry : entries) {
                Optional<String> found = found(layout, entry, FileKind.of(entry));
                if (found.isPresent()) {
                    return found.get();
                }
            }
        } catch (IOException unreadable) {
            // then there is no more to say
        }
        return "";
    }

    /** Files here, and in folders here that are called after the data set. */
    private static List<Path> entries(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path entry : sorted(folder)) {
            boolean within = Files.isDirectory(entry)
                    && entry.getFileName().toString().toLowerCase(Locale.ROOT).startsWith("cifar");
            (within ? sorted(entry) : List.of(entry))
                    .stream().filter(Files::isRegularFile).forEach(files::add);
        }
        return files;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.limit(LOOKED_AT).sorted().toList();
        }
    }

    private static boolean has(CifarLayout layout, Path folder) {
        return Files.isRegularFile(folder.resolve(layout.testFile()))
                || Files.isDirectory(folder.resolve(layout.folder()));
    }

    private static Optional<String> found(CifarLayout layout, Path file, FileKind kind) {
        String name = file.getFileName().toString();
        return switch (kind) {
            case PICKLE -> Optional.of(pickle(layout, name));
            case MATLAB -> Optional.of(other("the MATLAB version", layout, name, kind));
            case PARQUET, HDF5, NUMPY -> Optional.of(other("another form of it", layout, name, kind));
            default -> kind.isArchive() ? Optional.of(archive(layout, file, name, kind)) : Optional.empty();
        };
    }

    private static String archive(CifarLayout layout, Path file, String name, FileKind kind) {
        if (name.toLowerCase(Locale.ROOT).contains("matlab")) {
            return other("the MATLAB version", layout, name, kind);
        }
        boolean read = kind == FileKind.GZIP || kind == FileKind.TAR;
        return ". But " + name + " is " + (read ? kind.label() + ". Maybe data.path=" + file : kind.described(file));
    }

    private static String pickle(CifarLayout layout, String name) {
        return ". But " + name + " is a Python pickle; those of " + layout.name() + " are called "
                + layout.pickled().testFile() + ", " + layout.pickled().trainFiles();
    }

    private static String other(String version, CifarLayout layout, String name, FileKind kind) {
        return ". But " + name + " is " + kind.label() + ": this is " + version + ". Maybe get the binary version, "
                + layout.archive() + ", from " + CifarLayout.SOURCE;
    }
}
