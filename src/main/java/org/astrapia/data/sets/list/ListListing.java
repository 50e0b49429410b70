package org.astrapia.data.sets.list;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.astrapia.data.LabelSets;
import org.astrapia.data.NameList;
import org.astrapia.data.Refusal;
import org.astrapia.data.sets.FolderSettings;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.sets.ListSettings;
import org.astrapia.data.sets.SplitSettings;
import org.astrapia.data.sets.files.Drawing;
import org.astrapia.data.sets.files.Grouping;
import org.astrapia.data.sets.files.ImageFiles;
import org.astrapia.data.sets.files.ImageFiles.Item;
import org.astrapia.data.sets.files.LookedAt;
import org.astrapia.data.sets.files.NaturalOrder;
import org.astrapia.data.sets.files.SplitItems;
import org.astrapia.language.Problem;

/** Finds the image files that lists name. The order of the lines does not count: images stand by class and then by path. */
final class ListListing {
    private static final Map<String, Part> PARTS = Map.of(
            "train", Part.TRAIN,
            "training", Part.TRAIN,
            "val", Part.VALIDATION,
            "valid", Part.VALIDATION,
            "validation", Part.VALIDATION,
            "dev", Part.VALIDATION,
            "test", Part.TEST,
            "testing", Part.TEST);

    private enum Part {
        TRAIN,
        VALIDATION,
        TEST
    }

    /** A row whose file was found. */
    private record Listed(Row row, Part part) {}

    /** One whose file is an image by its first bytes. */
    private record Usable(List<String> labels, Row row, LookedAt look, Part part) {}

    private final Path images;
    private final FolderSettings settings;
    private final ListSettings lists;
    private final long seed;
    private final ImageFinder finder;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> leftOut = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int repeated;

    ListListing(Path images, FolderSettings settings, ListSettings lists, long seed) {
        this.images = images;
        this.settings = settings;
        this.lists = lists;
        this.seed = seed;
        this.finder = new ImageFinder(images);
    }

    /** @param validates whether the images for validation are used */
    ImageFiles list(boolean validates) {
        Path labels = lists.labels()
                .orElseThrow(() -> Refusal.ofSetting(
                        ListSettings.LABELS_KEY, "the data set `list` needs a file that names images and classes"));
        Map<Path, Listed> found = new LinkedHashMap<>();
        read(labels, Part.TRAIN, found);
        lists.validation().ifPresent(file -> read(file, Part.VALIDATION, found));
        lists.test().ifPresent(file -> read(file, Part.TEST, found));
        boolean told = lists.test().isPresent() || lists.split().isPresent();
        if (told && settings.split().test().isPresent()) {
            problems.add(Refusal.problemOfSetting(
                    SplitSettings.TEST_KEY,
                    "the list says which images are tested; this key is for lists that do not",
                    List.of()));
        }
        boolean several =
                found.values().stream().anyMatch(listed -> listed.row().labels().size() > 1);
        if (!several) {
            requireLabels(found);
        }
        List<Usable> usable = usable(found);
        List<String> classes = classes(usable);
        Optional<LabelSets> sets = several ? Optional.of(sets(usable, classes)) : Optional.empty();
        int kinds = sets.map(LabelSets::count).orElse(classes.size());
        Map<Part, List<Item>> items = items(usable, classes, sets);
        if (told && items.get(Part.TEST).isEmpty() && problems.isEmpty()) {
            problems.add(Refusal.problem(lists.test().orElse(labels), "names no test images"));
        }
        if (!problems.isEmpty()) {
            throw Refusal.of(labels, problems);
        }
        SplitItems parts = told ? given(items, kinds, sets) : drawn(items, usable, kinds, sets);
        if (repeated > 0) {
            notes.add(repeated + (repeated == 1 ? " line repeats an image" : " lines repeat an image")
                    + " under the same class, which counts once");
        }
        parts.validationNote(validates).ifPresent(notes::add);
        List<Path> places = classes.stream().map(name -> labels).toList();
        return new ImageFiles(
                classes,
                places,
                parts.train(),
                parts.validation(),
                parts.test(),
                lists.test().orElse(labels),
                leftOut,
                notes,
                sets);
    }

    private void requireLabels(Map<Path, Listed> found) {
        List<Path> without = found.entrySet().stream()
                .filter(each -> each.getValue().row().labels().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        without.forEach(file -> {
            Row row = found.remove(file).row();
            told(row, "`" + row.image() + "` has no label");
        });
    }

    private void read(Path file, Part part, Map<Path, Listed> found) {
        LabelTable table = LabelTable.read(file, lists, finder::isThere);
        if (problems.isEmpty()) {
            table.columns()
                    .map(Columns::told)
                    .filter(note -> !notes.contains(note))
                    .ifPresent(notes::add);
            table.rows().forEach(row -> find(row, part, found));
        }
    }

    private void find(Row row, Part ofFile, Map<Path, Listed> found) {
        List<Path> files = finder.find(row.image());
        if (files.isEmpty()) {
            told(row, "there is no image `" + row.image() + "` in " + images);
        } else if (files.size() > 1) {
            told(row, "`" + row.image() + "` may be " + files.get(0) + " or " + files.get(1));
        } else {
            Part part = row.part().isPresent() ? part(row, row.part().get()) : ofFile;
            Listed listed = new Listed(row, part);
            Listed before = found.putIfAbsent(files.get(0), listed);
            if (before != null) {
                again(row, before, part);
            }
        }
    }

    private Part part(Row row, String word) {
        Part part = PARTS.get(word.toLowerCase(Locale.ROOT));
        if (part == null) {
            problems.add(Refusal.problemAt(
                    row.file(),
                    row.line(),
                    "`" + word + "` is no part of a data set; expected are train, val and test"));
        }
        return part == null ? Part.TRAIN : part;
    }

    private void again(Row row, Listed before, Part part) {
        if (before.row().labels().equals(row.labels()) && before.part() == part) {
            repeated++;
            return;
        }
        String first = " ("
                + (before.row().file().equals(row.file())
                        ? ""
                        : before.row().file().getFileName() + ", ") + "line "
                + before.row().line() + ")";
        problems.add(Refusal.problemAt(
                row.file(),
                row.line(),
                before.part() == part
                        ? "`" + row.image() + "` is " + NameList.of(row.labels()) + " here and "
                                + NameList.of(before.row().labels()) + first
                        : "`" + row.image() + "` is for " + word(part) + " here and for " + word(before.part())
                                + first));
    }

    private static String word(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private void told(Row row, String message) {
        boolean skip = settings.onCorrupt() == OnCorrupt.SKIP;
        (skip ? leftOut : problems).add(Refusal.problemAt(row.file(), row.line(), message));
    }

    /** Those that are images by their first bytes, by path. */
    private List<Usable> usable(Map<Path, Listed> found) {
        List<Usable> usable = new ArrayList<>();
        for (LookedAt look : LookedAt.all(List.copyOf(found.keySet()))) {
            Listed listed = found.get(look.file());
            if (look.obstacle().isPresent()) {
                boolean skip = settings.onCorrupt() == OnCorrupt.SKIP;
                (skip ? leftOut : problems)
                        .add(Refusal.problem(
                                look.file(),
                                "cannot be read as an image: " + look.obstacle().get()));
            } else {
                usable.add(new Usable(listed.row().labels(), listed.row(), look, listed.part()));
            }
        }
        usable.sort(Comparator.comparing(
                each -> images.relativize(each.look().file()).toString()));
        return usable;
    }

    /** Those of training images in natural order. */
    private List<String> classes(List<Usable> usable) {
        Set<String> classes = new TreeSet<>(new NaturalOrder());
        Map<String, Row> others = new HashMap<>();
        for (Usable each : usable) {
            if (each.part() == Part.TRAIN) {
                classes.addAll(each.labels());
            } else if (each.part() == Part.TEST) {
                each.labels().forEach(label -> others.putIfAbsent(label, each.row()));
            }
        }
        List<String> names = List.copyOf(classes);
        others.forEach((label, row) -> {
            if (!classes.contains(label) && !names.isEmpty()) {
                problems.add(Refusal.problemAt(
                        row.file(),
                        row.line(),
                        "class '" + label + "' is tested and never trained: training has " + NameList.of(names)));
            }
        });
        return names;
    }

    private static Map<String, Integer> numbers(List<String> classes) {
        Map<String, Integer> numbers = new HashMap<>();
        classes.forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }

    /** Those of all images that can be used. */
    private static LabelSets sets(List<Usable> usable, List<String> classes) {
        Map<String, Integer> numbers = numbers(classes);
        return LabelSets.of(
                classes.size(),
                usable.stream()
                        .map(Usable::labels)
                        .filter(numbers.keySet()::containsAll)
                        .map(labels -> labels.stream().map(numbers::get).toList()));
    }

    private static Map<Part, List<Item>> items(List<Usable> usable, List<String> classes, Optional<LabelSets> sets) {
        Map<String, Integer> numbers = numbers(classes);
        Map<Part, List<Item>> items = new HashMap<>();
        for (Part part : Part.values()) {
            List<Usable> of = usable.stream()
                    .filter(each -> each.part() == part && numbers.keySet().containsAll(each.labels()))
                    .toList();
            List<List<Integer>> labels = of.stream()
                    .map(each -> each.labels().stream().map(numbers::get).toList())
                    .toList();
            int[] kinds = sets.map(known -> known.numbers(labels))
                    .orElseGet(() -> labels.stream().mapToInt(own -> own.get(0)).toArray());
            items.put(
                    part,
                    IntStream.range(0, kinds.length)
                            .mapToObj(i -> new Item(
                                    of.get(i).look().file(),
                                    kinds[i],
                                    of.get(i).look().wide()))
                            .sorted(Comparator.comparingInt(Item::label)) // stable: by path within a class
                            .toList());
        }
        return items;
    }

    private SplitItems given(Map<Part, List<Item>> items, int kinds, Optional<LabelSets> sets) {
        SplitItems parts = new SplitItems(items.get(Part.TRAIN), items.get(Part.VALIDATION), items.get(Part.TEST));
        return parts.validation().isEmpty()
                ? drawing(List.of()).validation(parts.train(), kinds, sets).withTest(parts.test())
                : parts;
    }

    private SplitItems drawn(Map<Part, List<Item>> items, List<Usable> usable, int kinds, Optional<LabelSets> sets) {
        SplitItems drawn = drawing(usable).testAndValidation(items.get(Part.TRAIN), kinds, sets, notes);
        List<Item> validation = items.get(Part.VALIDATION);
        return validation.isEmpty() ? drawn : drawn.withValidation(validation);
    }

    private Drawing drawing(List<Usable> usable) {
        Drawing drawing = Drawing.of(settings.split(), images, seed);
        if (lists.group().isEmpty()) {
            return drawing;
        }
        Map<Path, String> groups = new HashMap<>();
        usable.forEach(each -> each.row()
                .group()
                .filter(group -> !group.isEmpty())
                .ifPresent(group -> groups.put(each.look().file(), group)));
        return drawing.by(Grouping.of(groups));
    }
}
