package org.astrapia.data.sets.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.astrapia.language.FileKind;

/** What others call the folders {@code train} and {@code test}, to say so when one is missing. */
final class MissingFolderHint {
    private static final Map<String, List<String>> ALIKE = Map.of(
            "train", List.of("training", "trainset", "train_images", "trn"),
            "test", List.of("val", "valid", "validation", "dev", "eval", "testing", "tests", "testset", "test_images"));

    /** More files than this are not looked at. */
    private static final int LOOKED_AT = 200;

    private MissingFolderHint() {}

    /** Whether a folder is called like a part of a data set, not like a class. */
    static boolean isPart(Path folder) {
        String name = folder.getFileName().toString().toLowerCase(Locale.ROOT);
        return ALIKE.containsKey(name) || ALIKE.values().stream().anyMatch(names -> names.contains(name));
    }

    /**
     * How to put it right; empty when nothing here looks like it.
     *
     * @param missing {@code train} or {@code test}
     * @param beside what lies where it should
     */
    static String hint(Path missing, List<Path> beside) {
        String name = missing.getFileName().toString();
        List<Path> folders = beside.stream().filter(Files::isDirectory).toList();
        for (Path folder : folders) {
            String other = folder.getFileName().toString();
            String plain = other.toLowerCase(Locale.ROOT);
            if (plain.equals(name) || ALIKE.get(name).contains(plain)) {
                return ". Maybe rename " + other + " to " + name;
            }
        }
        boolean within = folders.size() == 1 && Files.isDirectory(folders.get(0).resolve(name));
        String packed = archive(beside);
        if (within) {
            return ". Maybe the data set is the folder " + folders.get(0);
        }
        return packed.isEmpty() ? split(name, folders) : packed;
    }

    /** What to do where a table beside a folder of images may name their classes; empty where there is none. */
    static String list(Path folder, String images) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(MissingFolderHint::isTable)
                    .sorted()
                    .findFirst()
                    .map(table -> ". Maybe " + table.getFileName()
                            + " names the classes: data.dataset=list data.images=" + folder.resolve(images)
                            + " data.labels=" + table)
                    .orElse("");
        }
    }

    private static boolean isTable(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".csv") || name.endsWith(".tsv"));
    }

    /** Where only training images are. */
    private static String split(String missing, List<Path> folders) {
        boolean training = folders.stream().anyMatch(folder -> folder.endsWith("train"));
        return missing.equals("test") && training
                ? ". Maybe move some images of each class there; they measure the trained networks. Or have them drawn:"
                        + " data.folder.test=0.2"
                : "";
    }

    /** What is still packed. */
    private static String archive(List<Path> beside) {
        for (Path file : beside.subList(0, Math.min(LOOKED_AT, beside.size()))) {
            try {
                FileKind kind = Files.isRegularFile(file) ? FileKind.of(file) : FileKind.UNKNOWN;
                if (kind.isArchive()) {
                    return ". But " + file.getFileName() + " is " + kind.described(file);
                }
            } catch (IOException unreadable) {
                // then there is nothing to say of it
            }
        }
        return "";
    }
}
