package org.astrapia.data.sets.cifar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Dataset;
import org.astrapia.data.Digest;
import org.astrapia.data.Images;
import org.astrapia.data.LongTail;
import org.astrapia.data.Refusal;
import org.astrapia.data.sets.DatasetReader;
import org.astrapia.data.storage.HeapPixels;
import org.astrapia.data.storage.Storage;

/** CIFAR in its Python version, or in the archive of either version. */
final class PackedCifar implements DatasetReader {
    /** Those that are published have less than 190 MB. */
    private static final int MOST_BYTES = 1 << 28;

    private final CifarLayout layout;
    private final List<String> classes;
    private final List<CifarBatch> train;
    private final CifarBatch test;
    private final List<String> notes;

    private PackedCifar(
            CifarLayout layout, List<String> classes, List<CifarBatch> train, CifarBatch test, List<String> notes) {
        this.layout = layout;
        this.classes = classes;
        this.train = train;
        this.test = test;
        this.notes = notes;
    }

    /** The files of the Python version in a folder; empty where they are not there. */
    static Optional<PackedCifar> ofFolder(CifarLayout layout, Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(layout.pickled().testFile()))) {
            return Optional.empty();
        }
        Map<String, byte[]> files = new TreeMap<>();
        long bytes = 0;
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (layout.pickled().isPart(name)) {
                    bytes += Files.size(file);
                    if (bytes > MOST_BYTES) {
                        throw Refusal.of(
                                file,
                                "makes more than " + MOST_BYTES + " bytes with the others; CIFAR has not so many");
                    }
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return Optional.of(of(layout, folder, files, false));
    }

    /** An archive of either version. */
    static PackedCifar ofArchive(CifarLayout layout, Path archive) throws IOException {
        Map<String, byte[]> files = new TreeMap<>(
                TarFile.read(archive, name -> layout.pickled().isPart(name) || layout.isBinary(name), MOST_BYTES));
        return of(layout, archive, files, files.containsKey(layout.testFile()));
    }

    private static PackedCifar of(CifarLayout layout, Path place, Map<String, byte[]> files, boolean binary) {
        String testFile = binary ? layout.testFile() : layout.pickled().testFile();
        // data_batch_10 comes after data_batch_9
        List<String> trainFiles = files.keySet().stream()
                .filter(name ->
                        binary ? layout.isBinaryTrain(name) : layout.pickled().isTrain(name))
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
        if (trainFiles.isEmpty() || !files.containsKey(testFile)) {
            throw Refusal.of(
                    place,
                    "does not have the files of " + layout.name() + ", " + layout.trainFiles() + " and "
                            + layout.testFile() + " or those of the Python version"
                            + (files.isEmpty() ? "" : "; it has " + files.keySet()));
        }
        List<CifarBatch> train = new ArrayList<>();
        for (String name : trainFiles) {
            train.add(batch(layout, place, name, files.remove(name))); // its bytes are not kept twice
        }
        CifarBatch test = batch(layout, place, testFile, files.remove(testFile));
        List<String> notes = new ArrayList<>();
        List<String> classes = classes(layout, place, files, notes);
        return new PackedCifar(layout, classes, train, test, notes);
    }

    private static CifarBatch batch(CifarLayout layout, Path place, String name, byte[] bytes) {
        try {
            return CifarBatch.read(layout, bytes);
        } catch (IOException e) {
            throw refused(place, name, e.getMessage());
        }
    }

    private static RuntimeException refused(Path place, String name, String message) {
        return Files.isDirectory(place)
                ? Refusal.of(place.resolve(name), message)
                : Refusal.of(place, "the file " + name + " in it " + message);
    }

    private static List<String> classes(CifarLayout layout, Path place, Map<String, byte[]> files, List<String> notes) {
        List<String> names = new ArrayList<>();
        String file = files.containsKey(layout.pickled().namesFile())
                ? layout.pickled().namesFile()
                : layout.namesFile();
        byte[] bytes = files.get(file);
        if (bytes == null) {
            return layout.classes();
        }
        try {
            if (file.equals(layout.pickled().namesFile())) {
                Object list = PickleReader.read(bytes).get(layout.pickled().namesEntry());
                if (list instanceof List<?> texts) {
                    texts.forEach(text -> names.add(PickleReader.string(text)));
                }
            } else {
                new String(bytes, StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .forEach(names::add);
            }
        } catch (IOException | RuntimeException e) { // a list of something else than names
            throw refused(place, file, "is no list of class names: " + e.getMessage());
        }
        int expected = layout.classes().size();
        if (names.size() == expected && new HashSet<>(names).size() == expected) {
            return names;
        }
        notes.add(file + " does not have " + expected + " different names of classes; they are called as "
                + layout.name() + " calls them");
        return layout.classes();
    }

    @Override
    public DataOutline outline() {
        int[] counts = new int[layout.classes().size()];
        for (CifarBatch batch : train) {
            for (int label : batch.labels()) {
                counts[label]++;
            }
        }
        return DataOutline.of(
                classes, CifarLayout.SIDE, counts, LongTail.perClass(test.labels(), counts.length), notes);
    }

    /** Needs none but memory for what its files hold. */
    @Override
    public void requireRoom(Storage storage) {}

    @Override
    public Dataset read(Storage storage) {
        Images trainImages = images(train);
        Images testImages = images(List.of(test));
        return new Dataset(
                layout.name(), classes, trainImages, testImages, Digest.of(trainImages, testImages), 0, notes);
    }

    private static Images images(List<CifarBatch> batches) {
        int count = batches.stream().mapToInt(CifarBatch::count).sum();
        HeapPixels pixels = HeapPixels.allocate(count, CifarLayout.CHANNELS * CifarLayout.PLANE);
        int[] labels = new int[count];
        int first = 0;
        for (CifarBatch batch : batches) {
            batch.copyTo(pixels, first);
            System.arraycopy(batch.labels(), 0, labels, first, batch.count());
            first += batch.count();
        }
        return new Images(CifarLayout.SIDE, CifarLayout.SIDE, CifarLayout.CHANNELS, pixels, labels);
    }
}
