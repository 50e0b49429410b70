package org.astrapia.data.sets.cifar;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Dataset;
import org.astrapia.data.Digest;
import org.astrapia.data.Images;
import org.astrapia.data.Refusal;
import org.astrapia.data.sets.DatasetKind;
import org.astrapia.data.sets.DatasetReader;
import org.astrapia.data.storage.HeapPixels;
import org.astrapia.data.storage.Storage;
import org.astrapia.language.FileKind;

/** Reads the binary version of CIFAR-10 and CIFAR-100, any number of whole records a file. */
public final class CifarReader implements DatasetReader {
    public static final DatasetKind CIFAR10 = kind(CifarLayout.CIFAR10);
    public static final DatasetKind CIFAR100 = kind(CifarLayout.CIFAR100);

    /** Records read at a time. */
    private static final int RECORDS_AT_ONCE = 512;

    private static final long NAMES_LIMIT_BYTES = 1 << 16;

    private final CifarLayout layout;
    private final Path folder;

    /** From this folder, or from the one inside it that the official archive has. */
    CifarReader(CifarLayout layout, Path path) {
        Path inside = path.resolve(layout.folder());
        this.layout = layout;
        this.folder = Files.isDirectory(inside) ? inside : path;
    }

    private static DatasetKind kind(CifarLayout layout) {
        return new DatasetKind(
                layout.name(),
                layout.classes(),
                choice -> CifarLayout.SIDE,
                DatasetKind.Place.FILE_OR_FOLDER,
                "It is published at " + CifarLayout.SOURCE,
                (choice, seed) -> open(layout, choice.files()));
    }

    /** In whichever of its forms it lies there; where none is found, tells what is. */
    private static DatasetReader open(CifarLayout layout, Path path) {
        try {
            if (Files.isRegularFile(path)) {
                return ofArchive(layout, path);
            }
            CifarReader binary = new CifarReader(layout, path);
            if (binary.hasTrainFiles()) {
                return binary;
            }
            for (Path folder : List.of(path, path.resolve(layout.pickled().folder()))) {
                Optional<PackedCifar> python = PackedCifar.ofFolder(layout, folder);
                if (python.isPresent()) {
                    return python.get();
                }
            }
            for (String archive : List.of(layout.archive(), layout.pickled().archive())) {
                if (Files.isRegularFile(path.resolve(archive))) {
                    return ofArchive(layout, path.resolve(archive));
                }
            }
            return binary;
        } catch (IOException e) {
            throw Refusal.of(path, "cannot be read: " + e.getMessage());
        }
    }

    private static DatasetReader ofArchive(CifarLayout layout, Path archive) throws IOException {
        FileKind kind = FileKind.of(archive);
        if (kind != FileKind.GZIP && kind != FileKind.TAR) {
            throw Refusal.of(
                    archive,
                    "is " + kind.label() + "; expected is the folder of " + layout.name() + ", or its archive "
                            + layout.archive());
        }
        try {
            return PackedCifar.ofArchive(layout, archive);
        } catch (IOException e) {
            throw Refusal.of(archive, e.getMessage());
        }
    }

    private boolean hasTrainFiles() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, layout.trainFiles())) {
            return found.iterator().hasNext();
        }
    }

    /** Reads the labels and none of the pixels. */
    @Override
    public DataOutline outline() {
        try {
            int[] train = new int[layout.classes().size()];
            int[] test = new int[layout.classes().size()];
            for (Path file : trainFiles()) {
                count(file, train);
            }
            count(folder.resolve(layout.testFile()), test);
            return DataOutline.of(classes(), CifarLayout.SIDE, train, test, List.of());
        } catch (IOException e) {
            throw Refusal.of(folder, "cannot be read: " + e.getMessage());
        }
    }

    /** Needs none but memory for what its files hold. */
    @Override
    public void requireRoom(Storage storage) {}

    @Override
    public Dataset read(Storage storage) {
        try {
            return read();
        } catch (IOException e) {
            throw Refusal.of(folder, "cannot be read: " + e.getMessage());
        }
    }

    /** Reads whole blocks: a read for each label takes longer than all bytes together. */
    private void count(Path file, int[] counts) throws IOException {
        byte[] labels = new byte[layout.labelLimits().size()];
        ByteBuffer block = ByteBuffer.allocateDirect(RECORDS_AT_ONCE * layout.recordBytes());
        long records = records(file);
        try (FileChannel channel = FileChannel.open(file)) {
            for (long first = 0; first < records; first += RECORDS_AT_ONCE) {
                int count = (int) Math.min(RECORDS_AT_ONCE, records - first);
                block.clear().limit(count * layout.recordBytes());
                while (block.hasRemaining()) {
                    if (channel.read(block) < 0) {
                        throw new EOFException(file + " has become shorter");
                    }
                }
                for (int i = 0; i < count; i++) {
                    block.get(i * layout.recordBytes(), labels);
                    counts[label(file, labels, 0, (first + i) * layout.recordBytes())]++;
                }
            }
        }
    }

    private Dataset read() throws IOException {
        List<Path> trainFiles = trainFiles();
        List<String> classes = classes();
        Images train = images(trainFiles);
        Images test = images(List.of(folder.resolve(layout.testFile())));
        return new Dataset(layout.name(), classes, train, test, Digest.of(train, test), 0);
    }

    private List<Path> trainFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, layout.trainFiles())) {
            found.forEach(files::add);
        }
        if (files.isEmpty()) {
            throw Refusal.of(
                    folder,
                    "there is no " + layout.trainFiles() + " here and no folder " + layout.folder()
                            + "; expected are the files of the binary version of " + layout.name()
                            + MissingCifarHint.found(layout, folder));
        }
        // data_batch_10 comes after data_batch_9
        files.sort(
                Comparator.comparingInt((Path file) -> file.toString().length()).thenComparing(Path::toString));
        return files;
    }

    private List<String> classes() throws IOException {
        Path file = folder.resolve(layout.namesFile());
        if (!Files.exists(file)) {
            return layout.classes();
        }
        if (Files.size(file) > NAMES_LIMIT_BYTES) {
            throw Refusal.of(file, Files.size(file) + " bytes are too many for a list of class names");
        }
        List<String> names;
        try {
            names = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (CharacterCodingException e) {
            throw Refusal.of(file, "is not a text in UTF-8; expected is one class name a line");
        }
        int expected = layout.classes().size();
        if (names.size() != expected || new HashSet<>(names).size() != expected) {
            throw Refusal.of(
                    file, "has " + names.size() + " class names; expected are " + expected + " different ones");
        }
        return names;
    }

    private Images images(List<Path> files) throws IOException {
        long records = 0;
        for (Path file : files) {
            records += records(file);
        }
        if (records > Integer.MAX_VALUE) {
            throw Refusal.of(folder, records + " images are more than can be counted; at most " + Integer.MAX_VALUE);
        }
        HeapPixels pixels = HeapPixels.allocate((int) records, CifarLayout.CHANNELS * CifarLayout.PLANE);
        int[] labels = new int[(int) records];
        int first = 0;
        for (Path file : files) {
            first += read(file, pixels, labels, first);
        }
        return new Images(CifarLayout.SIDE, CifarLayout.SIDE, CifarLayout.CHANNELS, pixels, labels);
    }

    /** Number of records in a file, which must be whole. */
    private long records(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Refusal.of(file, "there is no such file; " + layout.name() + " needs it");
        }
        long size = Files.size(file);
        int record = layout.recordBytes();
        if (size == 0) {
            throw Refusal.of(file, "is empty; expected are records of " + record + " bytes");
        }
        if (size % record != 0) {
            refuseOther(file);
            throw Refusal.of(
                    file,
                    "ends within a record: " + size + " bytes, and the record that begins at byte "
                            + size / record * record + " has " + size % record + " of " + record
                            + "; maybe the download broke off");
        }
        return size / record;
    }

    /** A file of a known kind is no damaged one. */
    private static void refuseOther(Path file) throws IOException {
        FileKind kind = FileKind.of(file);
        if (kind != FileKind.UNKNOWN && kind != FileKind.ZEROS) {
            throw Refusal.of(file, "is " + kind.described(file));
        }
    }

    private int read(Path file, HeapPixels pixels, int[] labels, int first) throws IOException {
        int record = layout.recordBytes();
        byte[] buffer = new byte[record * RECORDS_AT_ONCE];
        int image = first;
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.readNBytes(buffer, 0, buffer.length);
                    length > 0;
                    length = in.readNBytes(buffer, 0, buffer.length)) {
                if (length % record != 0 || image + length / record > labels.length) {
                    throw Refusal.of(file, "changed while it was read");
                }
                for (int start = 0; start < length; start += record) {
                    labels[image] = label(file, buffer, start, (long) (image - first) * record);
                    CifarBatch.interleave(buffer, start + layout.labelLimits().size(), pixels, image);
                    image++;
                }
            }
        }
        return image - first;
    }

    private int label(Path file, byte[] buffer, int start, long offset) throws IOException {
        int label = 0;
        for (int i = 0; i < layout.labelLimits().size(); i++) {
            label = buffer[start + i] & 0xFF;
            int limit = layout.labelLimits().get(i);
            if (label >= limit) {
                refuseOther(file);
                throw Refusal.of(
                        file,
                        "label " + label + " at byte " + (offset + i) + "; allowed are 0 to " + (limit - 1)
                                + "; maybe this is not the binary version of " + layout.name());
            }
        }
        return label;
    }
}
