package org.astrapia.data.sets.npz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Digest;
import org.astrapia.data.Images;
import org.astrapia.data.LabelSets;
import org.astrapia.data.LongTail;
import org.astrapia.data.NameList;
import org.astrapia.data.Refusal;
import org.astrapia.data.sets.Duplicates;
import org.astrapia.data.sets.PendingDataset;
import org.astrapia.data.sets.files.SplitItems;
import org.astrapia.files.numpy.NpzFile;
import org.astrapia.language.FileKind;

/** The images of an {@code .npz} file, grey ones as three equal values. */
final class NpzDataset implements PendingDataset {
    private static final int IDENTITY_LENGTH = 32;

    /** Of more bytes it is not asked which images are there twice. */
    private static final long MOST_COMPARED_BYTES = 1L << 30;

    /** To be raised with every change of what the pixels become. */
    private static final int REVISION = 1;

    private final String name;
    private final Path file;
    private final List<String> classes;
    private final NpzPart train;
    private final NpzPart test;
    private final Optional<NpzPart> validation;
    private final List<String> notes;

    /** Where images may have several labels. */
    private final Optional<LabelSets> sets;

    private final int[] trainLabels;
    private final int[] testLabels;

    private NpzDataset(
            String name,
            Path file,
            List<String> classes,
            NpzPart train,
            NpzPart test,
            Optional<NpzPart> validation,
            List<String> notes) {
        this.name = name;
        this.file = file;
        this.classes = classes;
        this.train = train;
        this.test = test;
        this.validation = validation;
        this.notes = notes;
        this.sets = train.hasSeveralLabels()
                ? Optional.of(LabelSets.of(
                        classes.size(),
                        Stream.concat(Stream.of(train, test), validation.stream())
                                .flatMap(part -> part.several().stream())))
                : Optional.empty();
        this.trainLabels = labelsOf(train);
        this.testLabels = labelsOf(test);
    }

    private int[] labelsOf(NpzPart part) {
        return sets.map(known -> known.numbers(part.several())).orElse(part.labels());
    }

    /**
     * Finds the arrays of a file and reads the labels.
     *
     * @param classes their names; none where the numbers themselves are the names
     * @param validates whether the images for validation are read too
     * @throws org.astrapia.language.InvalidInputException if it is no such file, or damaged
     */
    static NpzDataset open(String name, Path file, List<String> classes, boolean validates) {
        try (NpzFile npz = NpzFile.open(file)) {
            NpzPart train = part(npz, NpzPart.Name.TRAIN);
            NpzPart test = part(npz, NpzPart.Name.TEST);
            Optional<NpzPart> validation = NpzPart.find(npz, NpzPart.Name.VALIDATION);
            Optional<NpzPart> used = validation.filter(part -> validates);
            requireAlike(train, test);
            List<String> names = classes.isEmpty() ? numbered(train) : classes;
            requireKnown(train, names);
            requireKnown(test, names);
            if (used.isPresent()) {
                requireAlike(train, used.get());
                requireKnown(used.get(), names);
            }
            requireTrained(train, names);
            List<String> notes = new ArrayList<>();
            SplitItems.validationNote(validation.map(NpzPart::count).orElse(0), validates)
                    .ifPresent(notes::add);
            return new NpzDataset(name, file, names, train, test, used, notes);
        } catch (ZipException e) {
            throw Refusal.of(file, "is no npz file: " + found(file, e));
        } catch (IOException e) {
            throw Refusal.of(file, e.getMessage() == null ? "is damaged, or cut off" : e.getMessage());
        }
    }

    private static void requireAlike(NpzPart train, NpzPart other) throws IOException {
        if (train.side() != other.side()) {
            throw new IOException("the images of " + train.images() + " have " + train.side() + " pixels, those of "
                    + other.images() + " " + other.side());
        }
        if (train.most() != other.most()) {
            throw new IOException("the images of " + train.images() + " have " + labels(train) + ", those of "
                    + other.images() + " " + labels(other));
        }
    }

    /** The side of the images; empty where nothing says it. */
    static Optional<Integer> side(Path file) {
        try (NpzFile npz = NpzFile.open(file)) {
            return NpzPart.sideOf(npz);
        } catch (IOException told) { // by who opens it
            return Optional.empty();
        }
    }

    private static NpzPart part(NpzFile npz, NpzPart.Name name) throws IOException {
        return NpzPart.find(npz, name)
                .orElseThrow(() -> new IOException("there is no array " + name.images() + " in it; there are "
                        + NameList.of(npz.names()) + ". Expected are the arrays of MedMNIST: train_images,"
                        + " train_labels, test_images, test_labels"));
    }

    private static String found(Path file, ZipException e) {
        try {
            FileKind kind = FileKind.of(file);
            return kind == FileKind.ZIP || kind == FileKind.UNKNOWN ? e.getMessage() : "it is " + kind.described(file);
        } catch (IOException unreadable) {
            return e.getMessage();
        }
    }

    private static String labels(NpzPart part) {
        return part.hasSeveralLabels() ? part.most() + " labels" : "one label";
    }

    private static List<String> numbered(NpzPart train) {
        if (train.hasSeveralLabels()) {
            return IntStream.range(0, train.most()).mapToObj(Integer::toString).toList();
        }
        int most = Arrays.stream(train.labels()).max().orElse(0);
        return IntStream.rangeClosed(0, Math.min(most, train.count()))
                .mapToObj(Integer::toString)
                .toList();
    }

    private static void requireKnown(NpzPart part, List<String> classes) throws IOException {
        if (part.hasSeveralLabels()) {
            if (part.most() != classes.size()) {
                throw new IOException(
                        "each of " + part.images() + " has " + part.most() + " labels; expected are " + classes.size());
            }
            return;
        }
        int most = Arrays.stream(part.labels()).max().orElse(0);
        if (most >= classes.size()) {
            throw new IOException("the labels of " + part.images() + " go up to " + most + "; expected are 0 to "
                    + (classes.size() - 1));
        }
    }

    private static void requireTrained(NpzPart train, List<String> classes) throws IOException {
        int[] counts = new int[classes.size()];
        train.several().forEach(labels -> labels.forEach(label -> counts[label]++));
        Arrays.stream(train.labels()).forEach(label -> counts[label]++);
        List<String> untrained = IntStream.range(0, counts.length)
                .filter(label -> counts[label] == 0)
                .mapToObj(classes::get)
                .toList();
        if (!untrained.isEmpty()) {
            throw new IOException("there are no training images of the classes " + NameList.of(untrained)
                    + "; a class needs at least one");
        }
    }

    int trainCount() {
        return train.count();
    }

    int testCount() {
        return test.count();
    }

    /** The same with something more to say. */
    NpzDataset noting(String note) {
        return new NpzDataset(name, file, classes, train, test, validation, with(List.of(note)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DataOutline outline() {
        DataOutline outline = DataOutline.of(classes, train.side(), perLabel(trainLabels), perLabel(testLabels), notes);
        return sets.map(known -> outline.withSets(known, trainLabels)).orElse(outline);
    }

    private int[] perLabel(int[] labels) {
        return sets.map(known -> known.perLabel(labels)).orElseGet(() -> LongTail.perClass(labels, classes.size()));
    }

    @Override
    public Part train() {
        return new Part(trainLabels, sets, new NpzImages(file, train));
    }

    @Override
    public Part test() {
        return new Part(testLabels, sets, new NpzImages(file, test));
    }

    @Override
    public Optional<Part> validation() {
        return validation.map(part -> new Part(labelsOf(part), sets, new NpzImages(file, part)));
    }

    @Override
    public String identity() {
        try {
            String about = "npz " + REVISION + "\n" + file.getFileName() + "\n" + Files.size(file) + "\n"
                    + Files.getLastModifiedTime(file);
            byte[] sha = Digest.sha256().digest(about.getBytes(StandardCharsets.UTF_8));
            return "npz-" + train.side() + "px-" + (validation.isPresent() ? "val-" : "")
                    + HexFormat.of().formatHex(sha).substring(0, IDENTITY_LENGTH);
        } catch (IOException e) {
            throw Refusal.of(file, "cannot be read: " + e.getMessage());
        }
    }

    /** Reads all images where that takes seconds. */
    @Override
    public DataOutline examine() {
        if (!comparesAll()) {
            return outline();
        }
        Duplicates duplicates = new Duplicates();
        for (NpzPart part : List.of(train, test)) {
            byte[] image = new byte[part.side() * part.side() * DataOutline.CHANNELS];
            NpzImages images = new NpzImages(file, part);
            for (int i = 0; i < part.count(); i++) {
                images.write(i, image, 0);
                add(duplicates, image, part, i);
            }
        }
        DataOutline outline = outline();
        return outline.noting(with(duplicates.notes()));
    }

    private boolean comparesAll() {
        long images = (long) train.count() + test.count();
        return images * train.side() * train.side() * DataOutline.CHANNELS <= MOST_COMPARED_BYTES;
    }

    private void add(Duplicates duplicates, byte[] image, NpzPart part, int number) {
        boolean tested = part == test;
        duplicates.add(
                Digest.sha256().digest(image),
                new Duplicates.Place(
                        tested ? train.count() + number : number,
                        (tested ? "test" : "training") + " image " + number,
                        label((tested ? testLabels : trainLabels)[number]),
                        tested));
    }

    private String label(int number) {
        return sets.map(known -> known.described(number, classes)).orElseGet(() -> classes.get(number));
    }

    private List<String> with(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return all;
    }

    /** All of them could be made, or else it was refused. */
    @Override
    public LeftOut requireEnough(Images trainImages, Images testImages) {
        if (!comparesAll()) {
            return new LeftOut(0, notes);
        }
        Duplicates duplicates = new Duplicates();
        for (int i = 0; i < train.count(); i++) {
            add(duplicates, trainImages.image(i), train, i);
        }
        for (int i = 0; i < test.count(); i++) {
            add(duplicates, testImages.image(i), test, i);
        }
        return new LeftOut(0, with(duplicates.notes()));
    }
}
