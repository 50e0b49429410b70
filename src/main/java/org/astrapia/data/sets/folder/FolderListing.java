package org.astrapia.data.sets.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.astrapia.data.NameList;
import org.astrapia.data.Refusal;
import org.astrapia.data.sets.FolderSettings;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.sets.SplitSettings;
import org.astrapia.data.sets.files.Drawing;
import org.astrapia.data.sets.files.IgnoredFiles;
import org.astrapia.data.sets.files.ImageFiles;
import org.astrapia.data.sets.files.ImageFiles.Item;
import org.astrapia.data.sets.files.SplitItems;
import org.astrapia.language.Problem;

/** Finds the image files of a folder, in any {@link FolderLayout}. Goes through the folders once. */
final class FolderListing {
    private final Path folder;
    private final boolean skip;
    private final boolean validates;
    private final SplitSettings split;
    private final Drawing drawing;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> leftOut = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final IgnoredFiles ignored = new IgnoredFiles();
    private final ClassFolders folders = new ClassFolders(ignored);

    private FolderListing(Path folder, FolderSettings settings, long seed, boolean validates) {
        this.folder = folder;
        this.validates = validates;
        this.skip = settings.onCorrupt() == OnCorrupt.SKIP;
        this.split = settings.split();
        this.drawing = Drawing.of(split, folder, seed);
    }

    /**
     * Lists.
     *
     * @param seed the data seed, which draws the test images where nothing says which they are
     * @param validates whether the images for validation are used
     * @throws org.astrapia.language.InvalidInputException with all that is wrong; with {@code skip}, only where what is left
     *     could not be used
     */
    static ImageFiles of(Path folder, FolderSettings settings, long seed, boolean validates) {
        try {
            return FolderLayout.of(folder).list(new FolderListing(folder, settings, seed, validates));
        } catch (IOException e) {
            throw Refusal.of(folder, "cannot be read: " + e.getMessage());
        }
    }

    ImageFiles parts(FolderLayout.Parts layout) throws IOException {
        boolean tested = Files.isDirectory(layout.test());
        if (split.test().isPresent() && !tested) {
            return drawn(part(folders.read(layout.train())), validation(layout.validation()));
        }
        ClassFolders.Part train = part(folders.read(layout.train()));
        ClassFolders.Part test = part(folders.read(layout.test()));
        if (split.test().isPresent()) {
            problems.add(Refusal.problemOfSetting(
                    SplitSettings.TEST_KEY,
                    "which images are tested is said already, by the folder " + layout.test()
                            + "; this key is for folders without it",
                    List.of()));
        }
        return given(train, test, layout.test(), validation(layout.validation()));
    }

    ImageFiles classes(FolderLayout.Classes layout) throws IOException {
        ClassFolders.Part all = part(folders.read(layout.folder()));
        List<String> named = all.images().entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (named.size() == 1) {
            problems.add(Refusal.problem(
                    layout.folder(),
                    "has images in one folder alone, " + named.get(0) + "; expected is one for each class"
                            + MissingFolderHint.list(layout.folder(), named.get(0))));
        }
        return drawn(all, Optional.empty());
    }

    ImageFiles tinyImageNet(FolderLayout.TinyImageNet layout) throws IOException {
        ClassFolders.Part train = part(folders.read(layout.train(), "images"));
        ClassFolders.Part test =
                part(folders.of(layout.validation(), TinyImageNet.files(layout.annotations(), layout.validation())));
        notes.add("these are the files of Tiny-ImageNet: the images of val are tested, since those of its test have no"
                + " published classes");
        return given(train, test, layout.validation(), Optional.empty());
    }

    private ClassFolders.Part part(ClassFolders.Part part) {
        problems.addAll(part.problems());
        (skip ? leftOut : problems).addAll(part.noImages());
        return part;
    }

    /** What lies in a folder of validation images. Who does not use them is not kept from running by what is wrong with them. */
    private Optional<ClassFolders.Part> validation(Optional<Path> folder) throws IOException {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                validates ? part(folders.read(folder.get())) : new ClassFolders(new IgnoredFiles()).read(folder.get()));
    }

    /** The test images lie in a folder of their own. */
    private ImageFiles given(
            ClassFolders.Part train, ClassFolders.Part test, Path testPlace, Optional<ClassFolders.Part> validation)
            throws IOException {
        List<String> classes = classes(train, test);
        List<Item> trainItems = items(train, classes);
        List<Item> testItems = items(test, classes);
        if (testItems.isEmpty() && problems.isEmpty()) {
            problems.add(Refusal.problem(testPlace, "has no images"));
        }
        SplitItems parts = validation.isEmpty() && problems.isEmpty()
                ? drawing.validation(trainItems, classes.size(), Optional.empty())
                        .withTest(testItems)
                : new SplitItems(trainItems, List.of(), testItems);
        return files(train, classes, parts, validation, testPlace);
    }

    /** The test images are drawn from all. */
    private ImageFiles drawn(ClassFolders.Part all, Optional<ClassFolders.Part> validation) throws IOException {
        List<String> classes = classes(all, all);
        List<Item> items = items(all, classes);
        SplitItems parts = problems.isEmpty()
                ? drawing.testAndValidation(items, classes.size(), Optional.empty(), notes)
                : new SplitItems(items, List.of(), List.of());
        return files(all, classes, parts, validation, all.folder());
    }

    private ImageFiles files(
            ClassFolders.Part train,
            List<String> classes,
            SplitItems parts,
            Optional<ClassFolders.Part> validation,
            Path testPlace) {
        if (validation.isPresent() && split.validation().isPresent()) {
            problems.add(Refusal.problemOfSetting(
                    SplitSettings.VALIDATION_KEY,
                    "which images are for validation is said already, by the folder "
                            + validation.get().folder() + "; this key is for folders without it",
                    List.of()));
        }
        if (validation.isPresent() && validates) {
            requireKnown(validation.get(), train, classes);
        }
        if (!problems.isEmpty()) {
            throw Refusal.of(folder, problems);
        }
        SplitItems all = validation.isPresent() ? parts.withValidation(items(validation.get(), classes)) : parts;
        ignored.note().ifPresent(notes::add);
        all.validationNote(validates).ifPresent(notes::add);
        List<Path> places =
                classes.stream().map(name -> train.folders().get(name)).toList();
        return new ImageFiles(classes, places, all.train(), all.validation(), all.test(), testPlace, leftOut, notes);
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
                                + (tested ? " and that of test" : ", or leave it out: data.folder.on-corrupt=skip")));
            }
        });
        if (!empty.isEmpty()) {
            notes.add("folders without images, which are no classes: " + NameList.of(List.copyOf(empty)));
        }
        requireKnown(test, train, classes);
        return classes;
    }

    private void requireKnown(ClassFolders.Part other, ClassFolders.Part train, List<String> classes) {
        other.images().forEach((name, images) -> {
            if (!images.isEmpty() && !classes.isEmpty() && !train.images().containsKey(name)) {
                problems.add(Refusal.problem(
                        other.folders().get(name),
                        "class '" + name + "' is unknown: train has " + NameList.of(classes),
                        name,
                        classes));
            }
        });
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
