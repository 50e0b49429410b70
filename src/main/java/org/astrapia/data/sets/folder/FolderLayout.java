package org.astrapia.data.sets.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.data.image.ImageDecoder;
import org.astrapia.data.sets.files.IgnoredFiles;
import org.astrapia.data.sets.files.ImageFiles;
import org.astrapia.language.FileKind;

/** How the images of a folder are laid out. */
interface FolderLayout {
    /** Names of a folder of validation images. */
    List<String> VALIDATION = List.of("val", "valid", "validation");

    /** More files than this are not looked at, to see whether a folder holds images. */
    int LOOKED_AT = 50;

    /** {@code train/CLASS/IMAGE}, {@code test/CLASS/IMAGE} and maybe {@code val/CLASS/IMAGE}. */
    record Parts(Path train, Path test, Optional<Path> validation) implements FolderLayout {
        @Override
        public ImageFiles list(FolderListing listing) throws IOException {
            return listing.parts(this);
        }
    }

    /** {@code CLASS/IMAGE}, without a split. */
    record Classes(Path folder) implements FolderLayout {
        @Override
        public ImageFiles list(FolderListing listing) throws IOException {
            return listing.classes(this);
        }
    }

    /**
     * Tiny-ImageNet (Stanford CS231N): {@code train/CLASS/images/IMAGE}, and {@code val/images/IMAGE} with their classes in
     * {@code val/val_annotations.txt}. What lies in its {@code test} has no published classes.
     */
    record TinyImageNet(Path train, Path validation, Path annotations) implements FolderLayout {
        @Override
        public ImageFiles list(FolderListing listing) throws IOException {
            return listing.tinyImageNet(this);
        }
    }

    /** Lists its files. */
    ImageFiles list(FolderListing listing) throws IOException;

    /** The layout of a folder; where it is none of these, the first, of which something is missing. */
    static FolderLayout of(Path folder) throws IOException {
        Path train = folder.resolve("train");
        Path annotations = folder.resolve("val").resolve("val_annotations.txt");
        if (Files.isRegularFile(annotations) && Files.isDirectory(train)) {
            return new TinyImageNet(train, folder.resolve("val"), annotations);
        }
        List<Path> folders = folders(folder);
        if (folders.stream().noneMatch(MissingFolderHint::isPart) && anyHasImages(folders)) {
            return new Classes(folder);
        }
        return new Parts(
                train,
                folder.resolve("test"),
                VALIDATION.stream()
                        .map(folder::resolve)
                        .filter(Files::isDirectory)
                        .findFirst());
    }

    private static List<Path> folders(Path folder) throws IOException {
        IgnoredFiles ignored = new IgnoredFiles();
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !ignored.takes(entry.getFileName().toString()))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    private static boolean anyHasImages(List<Path> folders) {
        return folders.stream().anyMatch(FolderLayout::hasImages);
    }

    private static boolean hasImages(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).limit(LOOKED_AT).anyMatch(FolderLayout::isImage);
        } catch (IOException unreadable) { // told by who reads it
            return false;
        }
    }

    private static boolean isImage(Path file) {
        try {
            byte[] head = FileKind.head(file);
            FileKind kind = FileKind.of(head);
            return kind.isImage() || ImageDecoder.obstacle(file, kind, head).isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
