package org.astrapia.graph.device;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Folders in which unpacked libraries may be kept, the best first. One that a person named is the only one; otherwise it is the
 * user's cache after the XDG base directory specification, and where that cannot be had, one for temporary files.
 *
 * @param places the best first
 * @param setting by which a person can name another, as part of a sentence
 */
record CachePlaces(List<Place> places, String setting) {
    private static final Path OURS = Path.of("astrapia", "natives");

    /** JavaCPP's own two spellings. */
    private static final List<String> PROPERTIES =
            List.of("org.bytedeco.javacpp.cachedir", "org.bytedeco.javacpp.cacheDir");

    /** A folder that may have to be made, or cannot be used. */
    interface Place {
        /**
         * The folder; it need not be there.
         *
         * @throws IOException when it must not be used; the message tells why
         */
        Path folder() throws IOException;
    }

    private static final String NAMED = "ASTRAPIA_JAVA_OPTIONS=-D" + PROPERTIES.get(0) + "=DIR";

    CachePlaces {
        places = List.copyOf(places);
    }

    /** Those of the user whose process this is. */
    static CachePlaces ofThisUser() {
        return of(System.getenv(), System.getProperties());
    }

    static CachePlaces of(Map<String, String> environment, Properties properties) {
        Optional<String> named = PROPERTIES.stream()
                .map(name -> properties.getProperty(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst();
        if (named.isPresent()) {
            return new CachePlaces(List.of(() -> path(named.get()).toAbsolutePath()), NAMED);
        }
        String either = "XDG_CACHE_HOME=DIR or " + NAMED;
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (cache.startsWith("/")) { // others are to be ignored, says the specification
            return new CachePlaces(List.of(() -> path(cache).resolve(OURS)), either);
        }
        String home = Stream.of(environment.getOrDefault("HOME", ""), properties.getProperty("user.home", ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
        String temporary = properties.getProperty("java.io.tmpdir", "");
        return new CachePlaces(List.of(() -> inHome(path(home)), () -> inTemporary(path(temporary))), either);
    }

    private static Path path(String text) throws IOException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IOException("no folder can be called " + text + " here", e);
        }
    }

    /** A home that is not there is not made: who named it wrongly would find the libraries nowhere. */
    private static Path inHome(Path home) throws IOException {
        if (!home.isAbsolute() || !Files.isDirectory(home)) {
            throw new IOException("HOME is '" + home + "', which is no folder");
        }
        return home.resolve(".cache").resolve(OURS);
    }

    /** Everybody may write there: a folder that others can change might hold the libraries of others. */
    private static Path inTemporary(Path temporary) throws IOException {
        UserPrincipal me = user(temporary);
        Path own = temporary.resolve("astrapia-" + me.getName());
        try {
            Files.createDirectory(
                    own, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException before) {
            PosixFileAttributes found = Files.readAttributes(own, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Set<PosixFilePermission> all = found.permissions();
            if (!found.isDirectory()
                    || !found.owner().equals(me)
                    || all.contains(PosixFilePermission.GROUP_WRITE)
                    || all.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new IOException(own + " is not a folder that you alone can change", before);
            }
        }
        return own.resolve("natives");
    }

    private static UserPrincipal user(Path temporary) throws IOException {
        try {
            Path file = Files.createTempFile(temporary, "astrapia", "");
            UserPrincipal owner = Files.getOwner(file);
            Files.delete(file);
            return owner;
        } catch (IOException e) {
            throw new IOException(temporary + ": " + reason(e), e);
        }
    }

    /** Why a folder or a file could not be made, without its name. */
    static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "the permission to write there is missing";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        if (failure instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is not a folder";
        }
        String message = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return Objects.requireNonNullElse(message, failure.getClass().getSimpleName());
    }
}
