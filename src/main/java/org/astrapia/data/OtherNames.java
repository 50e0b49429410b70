package org.astrapia.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What others call the folders {@code train} and {@code test}, to say so when one is missing. */
final class OtherNames {
    private static final Map<String, List<String>> ALIKE = Map.of(
            "train", List.of("training", "trainset", "train_images", "trn"),
            "test", List.of("val", "valid", "validation", "dev", "eval", "testing", "tests", "testset", "test_images"));

    private OtherNames() {}

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
        return within ? ". Maybe the data set is the folder " + folders.get(0) : "";
    }
}
