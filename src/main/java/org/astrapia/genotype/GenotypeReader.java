package org.astrapia.genotype;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;
import org.astrapia.language.Suggestions;
import org.astrapia.language.Yaml;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;
import org.astrapia.language.YamlScalar;

/** Reads the file around the cells: format, names, provenance. */
final class GenotypeReader {
    private static final List<String> KEYS = List.of("format", "name", "space", "cells", "provenance");
    private static final List<String> CELLS = List.of(Shape.NORMAL, Shape.REDUCE, Shape.EVERY);

    private final Source source;
    private final Set<String> knownOperations;
    private final Problems problems;

    GenotypeReader(Source source, Set<String> knownOperations) {
        this.source = source;
        this.knownOperations = knownOperations;
        this.problems = new Problems(source);
    }

    Genotype read() {
        Optional<Genotype> genotype = Yaml.parse(source, problems)
                .flatMap(node -> map("the file", node))
                .map(this::genotype);
        problems.throwIfErrors();
        return genotype.orElseThrow();
    }

    private Genotype genotype(YamlMap file) {
        refuseUnknown(file, KEYS);
        required(file, "format").flatMap(node -> text("format", node)).ifPresent(this::checkFormat);
        String name = required(file, "name")
                .flatMap(node -> text("name", node))
                .map(YamlScalar::text)
                .orElse("");
        String space = required(file, "space")
                .flatMap(node -> text("space", node))
                .map(YamlScalar::text)
                .orElse("");
        Optional<YamlMap> cells = required(file, "cells").flatMap(node -> map("cells", node));
        cells.ifPresent(map -> refuseUnknown(map, CELLS));
        if (cells.filter(map -> map.entry(Shape.EVERY).isPresent()).isPresent()) {
            Cell every = cells.flatMap(map -> cell(map, Shape.EVERY)).orElse(Cell.EMPTY);
            cells.ifPresent(this::refuseOthers);
            return new Genotype(name, space, every, Optional.empty(), provenance(file));
        }
        Cell normal = cells.flatMap(map -> cell(map, Shape.NORMAL)).orElse(Cell.EMPTY);
        Cell reduce = cells.flatMap(map -> cell(map, Shape.REDUCE)).orElse(Cell.EMPTY);
        return new Genotype(name, space, normal, reduce, provenance(file));
    }

    /** Beside a cell that is every cell there is no other. */
    private void refuseOthers(YamlMap cells) {
        for (YamlMap.Entry entry : cells.entries()) {
            YamlScalar key = entry.key();
            if (key.text().equals(Shape.NORMAL) || key.text().equals(Shape.REDUCE)) {
                problems.error(
                        key.at(),
                        key.length(),
                        "`" + key.text() + "` cannot stand beside `" + Shape.EVERY
                                + "`, which says what every cell is");
            }
        }
    }

    private void checkFormat(YamlScalar format) {
        if (!format.text().equals(GenotypeText.FORMAT)) {
            problems.error(
                    format.at(),
                    format.length(),
                    "the format is `" + format.text() + "`, this program reads " + GenotypeText.FORMAT);
        }
    }

    private Optional<Cell> cell(YamlMap cells, String kind) {
        return required(cells, kind)
                .flatMap(node -> map(kind, node))
                .map(map -> new CellReader(knownOperations, problems).read(map));
    }

    private Map<String, String> provenance(YamlMap file) {
        Map<String, String> provenance = new LinkedHashMap<>();
        file.entry("provenance")
                .flatMap(entry -> map("provenance", entry.value()))
                .ifPresent(map -> {
                    for (YamlMap.Entry entry : map.entries()) {
                        String key = entry.key().text();
                        entry.value()
                                .asScalar()
                                .ifPresentOrElse(
                                        value -> provenance.put(key, value.text()),
                                        () -> wrongKind(key, "a text", entry.value()));
                    }
                });
        return provenance;
    }

    private Optional<YamlNode> required(YamlMap map, String key) {
        Optional<YamlMap.Entry> entry = map.entry(key);
        if (entry.isEmpty()) {
            problems.error(map.at(), map.length(), "`" + key + "` is missing");
        }
        return entry.map(YamlMap.Entry::value);
    }

    private Optional<YamlMap> map(String what, YamlNode node) {
        return expect(what, "a map", node, node.asMap());
    }

    private Optional<YamlScalar> text(String what, YamlNode node) {
        return expect(what, "a text", node, node.asText());
    }

    private <N> Optional<N> expect(String what, String expected, YamlNode node, Optional<N> found) {
        if (found.isEmpty()) {
            wrongKind(what, expected, node);
        }
        return found;
    }

    private void wrongKind(String what, String expected, YamlNode node) {
        problems.error(node.at(), node.length(), "`" + what + "` is " + expected + ", found " + node.described());
    }

    private void refuseUnknown(YamlMap map, Collection<String> allowed) {
        for (YamlMap.Entry entry : map.entries()) {
            YamlScalar key = entry.key();
            if (!allowed.contains(key.text())) {
                problems.error(
                        key.at(),
                        key.length(),
                        "unknown key `" + key.text() + "`, expected " + Suggestions.alternatives(allowed),
                        Suggestions.closest(key.text(), allowed));
            }
        }
    }
}
