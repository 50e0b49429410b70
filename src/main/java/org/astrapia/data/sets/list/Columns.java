package org.astrapia.data.sets.list;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.astrapia.data.NameList;
import org.astrapia.data.Refusal;
import org.astrapia.data.sets.ListSettings;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Suggestions;

/**
 * Which column of a table says what.
 *
 * @param names of all columns
 * @param image that names the image
 * @param labels one that names the class, or several with a mark each
 * @param part that says train, val or test
 * @param group that says what must stay on one side
 */
record Columns(List<String> names, int image, List<Integer> labels, OptionalInt part, OptionalInt group) {
    /** As published tables call them. */
    private static final List<String> IMAGE_NAMES = List.of(
            "image",
            "image_id",
            "image_name",
            "image index",
            "image_path",
            "filename",
            "file_name",
            "file",
            "filepath",
            "file_path",
            "path",
            "img",
            "id",
            "id_code");

    /** A class has so many images on average, or a column does not look like one of classes. */
    private static final int LEAST_OFTEN = 3;

    private static final List<String> LABEL_NAMES = List.of(
            "label",
            "labels",
            "class",
            "class_name",
            "dx",
            "diagnosis",
            "target",
            "category",
            "finding labels",
            "finding",
            "y");

    Columns {
        names = List.copyOf(names);
        labels = List.copyOf(labels);
    }

    /** Without a header: the image stands first, its class next. */
    static Columns ofTwo(int count) {
        return new Columns(
                IntStream.range(0, count).mapToObj(i -> "column " + (i + 1)).toList(),
                0,
                List.of(1),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    /**
     * Finds them by what an experiment says, or else by their usual names, or else by what they hold.
     *
     * @param rows cells of each, as many as the header has
     * @throws InvalidInputException at the key, if a column is not there or cannot be told
     */
    static Columns of(List<String> header, List<List<String>> rows, ListSettings settings) {
        int image = settings.image().isPresent()
                ? named(header, settings.image().get(), ListSettings.IMAGE_KEY)
                : usual(header, IMAGE_NAMES).orElse(0);
        List<Integer> labels = settings.label().isEmpty()
                ? List.of(label(header, rows, image))
                : settings.label().stream()
                        .map(name -> named(header, name, ListSettings.LABEL_KEY))
                        .toList();
        return new Columns(
                header,
                image,
                labels,
                optional(header, settings.split(), ListSettings.SPLIT_KEY),
                optional(header, settings.group(), ListSettings.GROUP_KEY));
    }

    private static OptionalInt optional(List<String> header, Optional<String> name, String key) {
        return name.isPresent() ? OptionalInt.of(named(header, name.get(), key)) : OptionalInt.empty();
    }

    private static int label(List<String> header, List<List<String>> rows, int image) {
        OptionalInt usual = usual(header, LABEL_NAMES);
        if (usual.isPresent()) {
            return usual.getAsInt();
        }
        if (header.size() == 2) {
            return 1 - image;
        }
        List<Integer> likely = likely(header, rows, image);
        if (likely.size() == 1) {
            return likely.get(0);
        }
        int first = likely.isEmpty() ? header.size() - 1 : likely.get(0);
        throw Refusal.ofSetting(
                ListSettings.LABEL_KEY,
                "which column names the class? There are " + NameList.of(header) + ". Maybe data.label="
                        + header.get(first));
    }

    /** Those that hold few values, each for several images; the one with the fewest first. */
    private static List<Integer> likely(List<String> header, List<List<String>> rows, int image) {
        Map<Integer, Long> values = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            int column = i;
            values.put(
                    column,
                    rows.stream().map(row -> row.get(column).strip()).distinct().count());
        }
        return values.keySet().stream()
                .filter(column -> column != image)
                .filter(column -> values.get(column) >= 2 && values.get(column) <= rows.size() / LEAST_OFTEN)
                .sorted(Comparator.comparing(values::get))
                .toList();
    }

    private static OptionalInt usual(List<String> header, List<String> names) {
        return names.stream()
                .flatMapToInt(name -> IntStream.range(0, header.size())
                        .filter(i -> header.get(i).toLowerCase(Locale.ROOT).equals(name)))
                .findFirst();
    }

    private static int named(List<String> header, String name, String key) {
        int column = header.indexOf(name);
        if (column < 0) {
            throw new InvalidInputException(List.of(Refusal.problemOfSetting(
                    key,
                    "there is no column `" + name + "`; there are " + NameList.of(header),
                    Suggestions.closest(name, header))));
        }
        return column;
    }

    /** In words: which column was taken for what. */
    String told() {
        List<String> classes = labels.stream().map(names::get).toList();
        return "images are named by the column " + names.get(image) + ", their classes by " + NameList.of(classes);
    }
}
