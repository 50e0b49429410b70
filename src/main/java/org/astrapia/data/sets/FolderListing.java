package org.astrapia.data.sets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.astrapia.data.NameList;
import org.astrapia.data.Refusal;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.language.Problem;

/**
 * The files of {@code train/CLASS/IMAGE} and {@code test/CLASS/IMAGE}, by their names and first bytes: what a check and a run
 * both see before a pixel is decoded.
 *
 * @param classes names of train's folders in {@link NaturalOrder}
 * @param train images for training, by class and then by name
 * @param test test images, likewise; a class may be missing
 * @param leftOut files that {@code on-corrupt: skip} leaves out, with the reasons
 * @param notes what a person should know of the rest, one line each
 */
record FolderListing(
        List<String> classes, List<Item> train, List<Item> test, List<Problem> leftOut, List<String> notes) {
    /** So many of the files that are left out are named. */
    private static final int NAMED = 3;

    /**
     * One image file.
     *
     * @param label number of its class
     * @param wide whether it may have 16 bits a value
     */
    record Item(Path file, int label, boolean wide) {}

    FolderListing {
        classes = List.copyOf(classes);
        train = List.copyOf(train);
        test = List.copyOf(test);
        leftOut = List.copyOf(leftOut);
        notes = List.copyOf(notes);
    }

    /**
     * Lists.
     *
     * @throws org.astrapia.language.InvalidInputException with all that is wrong; with {@code skip}, only where what is left
     *     could not be used
     */
    static FolderListing of(Path folder, OnCorrupt onCorrupt) {
        try {
            return new Lister(folder, onCorrupt).list();
        } catch (IOException e) {
            throw Refusal.of(folder, "cannot be read: " + e.getMessage());
        }
    }

    /** Class of each of these images. */
    static int[] labels(List<Item> items) {
        return items.stream().mapToInt(Item::label).toArray();
    }

    /** One line that names the first files that are left out; empty when all are used. */
    static Optional<String> leftOutNote(List<Problem> leftOut) {
        if (leftOut.isEmpty()) {
            return Optional.empty();
        }
        String first = leftOut.stream()
                .limit(NAMED)
                .map(problem -> problem.at().file() + " " + problem.message())
                .collect(Collectors.joining("; "));
        int others = leftOut.size() - NAMED;
        return Optional.of("left out, as data.folder.on-corrupt says: " + leftOut.size()
                + (leftOut.size() == 1 ? " file. " : " files. ") + first
                + (others > 0 ? "; and " + others + " more" : ""));
    }

    /** Goes through the folders once. */
    private static final class Lister {
        private final Path folder;
        private final boolean skip;
        private final List<Problem> problems = new ArrayList<>();
        private final List<Problem> leftOut = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final IgnoredFiles ignored = new IgnoredFiles();
        private final ClassFolders folders = new ClassFolders(ignored);

        Lister(Path folder, OnCorrupt onCorrupt) {
            this.folder = folder;
            this.skip = onCorrupt == OnCorrupt.SKIP;
        }

        FolderListing list() throws IOException {
            ClassFolders.Part train = part("train");
            ClassFolders.Part test = part("test");
            List<String> classes = classes(train, test);
            List<Item> trainItems = items(train, classes);
            List<Item> testItems = items(test, classes);
            if (testItems.isEmpty() && problems.isEmpty()) {
                problems.add(Refusal.problem(folder.resolve("test"), "has no images"));
            }
            refuseIfAny();
            ignored.note().ifPresent(notes::add);
            return new FolderListing(classes, trainItems, testItems, leftOut, notes);
        }

        private ClassFolders.Part part(String name) throws IOException {
            ClassFolders.Part part = folders.read(folder.resolve(name));
            problems.addAll(part.problems());
            (skip ? leftOut : problems).addAll(part.noImages());
            return part;
        }

        private void refuseIfAny() {
            if (!problems.isEmpty()) {
                throw Refusal.of(folder, problems);
            }
        }

        /** Train's classes that have images; an empty one is refused, or left out where nothing else speaks of it. */
        private List<String> classes(ClassFolders.Part train, ClassFolders.Part test) {
            List<String> classes = new ArrayList<>();
            Set<String> empty = new LinkedHashSet<>();
            train.images().forEach((name, images) -> {
                boolean tested = !test.images().getOrDefault(name, List.of()).isEmpty();
                if (!images.isEmpty()) {
                    classes.add(name);
                } else if (train.emptied().contains(name)) {
                    if (skip) { // otherwise each of its files is told
                        problems.add(Refusal.problem(train.folders().get(name), "has no image that can be read"));
                    }
                } else if (skip && !tested) {
                    empty.add(name);
                } else {
                    problems.add(Refusal.problem(
                            train.folders().get(name),
                            "has no images; a class needs at least one for training. Maybe delete this folder"
                                    + (tested
                                            ? " and that of test"
                                            : ", or leave it out: data.folder.on-corrupt=skip")));
                }
            });
            if (!empty.isEmpty()) {
                notes.add("folders without images, which are no classes: " + NameList.of(List.copyOf(empty)));
            }
            test.images().forEach((name, images) -> {
                if (!images.isEmpty() && !classes.isEmpty() && !train.images().containsKey(name)) {
                    problems.add(Refusal.problem(
                            test.folders().get(name),
                            "class '" + name + "' is unknown: train has " + NameList.of(classes),
                            name,
                            classes));
                }
            });
            return classes;
        }

        private static List<Item> items(ClassFolders.Part part, List<String> classes) {
            List<Item> items = new ArrayList<>();
            for (int label = 0; label < classes.size(); label++) {
                for (ClassFolders.Found image : part.images().getOrDefault(classes.get(label), List.of())) {
                    items.add(new Item(image.file(), label, image.wide()));
                }
            }
            return items;
        }
    }
}
