package org.astrapia.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;
import org.astrapia.language.Suggestions;
import org.astrapia.language.Yaml;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;

/** Reads a description together with those that it extends. */
final class DescriptionFiles {
    private static final int DEEPEST = 10;

    private final Problems problems;
    private final Deque<Path> reading = new ArrayDeque<>();
    private boolean complete = true;

    DescriptionFiles(Problems problems) {
        this.problems = problems;
    }

    /** Whether every file that is extended could be understood; what is absent may be in the others. */
    boolean complete() {
        return complete;
    }

    /** The description with those that it extends below it; empty when the file cannot be understood at all. */
    Optional<YamlMap> load(Path file, Source source) {
        Optional<YamlNode> node = Yaml.parse(source, problems);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Optional<YamlMap> written = node.get().asMap();
        if (written.isEmpty()) {
            String expected = "expected keys such as `experiment: NAME`, found "
                    + node.get().described();
            problems.error(node.get().at(), node.get().length(), expected);
            return Optional.empty();
        }
        YamlMap map = DescriptionTrees.withSeedsApart(written.get());
        Rivals.check(map, problems);
        Optional<YamlMap.Entry> base = map.entry("extends");
        if (base.isEmpty()) {
            return Optional.of(map);
        }
        reading.push(real(file));
        Optional<YamlMap> below = base(file, base.get().value());
        reading.pop();
        complete &= below.isPresent();
        YamlMap own = DescriptionTrees.without(map, "extends");
        return Optional.of(below.map(lower -> DescriptionTrees.lay(lower, own)).orElse(own));
    }

    private Optional<YamlMap> base(Path file, YamlNode node) {
        Optional<Path> path = GeneralKeys.EXTENDS.type().read(node, problems).flatMap(text -> resolve(file, text));
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Path base = path.get();
        if (reading.contains(real(base))) {
            problems.error(node.at(), node.length(), "`" + base + "` extends this file itself, in a circle");
            return Optional.empty();
        }
        if (reading.size() >= DEEPEST) {
            problems.error(node.at(), node.length(), "more than " + DEEPEST + " files extend one another");
            return Optional.empty();
        }
        if (!Files.isRegularFile(base)) {
            String missing = "there is no file `" + base + "`; a path is relative to the file that names it";
            problems.error(node.at(), node.length(), missing, Suggestions.closestFiles(base));
            return Optional.empty();
        }
        try {
            return load(base, Source.read(base));
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private static Optional<Path> resolve(Path file, String text) {
        try {
            return Optional.of(file.resolveSibling(text).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException | SecurityException e) {
            return file.toAbsolutePath().normalize();
        }
    }
}
