package org.astrapia.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;

/** Experiments written by a test into a folder of its own. */
record TextFolder(Path folder) {
    Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Experiment read(String text, String... overrides) {
        return load(text, overrides).experiment();
    }

    LoadedExperiment load(String text, String... overrides) {
        return ExperimentReader.read(write("experiment.yaml", text), List.of(overrides));
    }

    /** Each problem as {@code line:column message [suggestions]}, with the file's name where it is another. */
    List<String> problems(String text, String... overrides) {
        try {
            load(text, overrides);
            return List.of();
        } catch (InvalidInputException e) {
            return e.problems().stream().map(this::show).toList();
        }
    }

    private String show(Problem problem) {
        String place = problem.at().toString().replace(folder + "/", "").replace("experiment.yaml:", "");
        String suggestions = problem.suggestions().isEmpty() ? "" : " " + problem.suggestions();
        return (place + " " + problem.message()).replace(folder + "/", "") + suggestions;
    }
}
