package org.astrapia.data.sets.npz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.astrapia.files.numpy.NpyHeader;
import org.astrapia.files.numpy.NpzFile;

/**
 * Images and labels of one part, by the names of their arrays.
 *
 * @param images name of an array {@code [N, H, W]} or {@code [N, H, W, 3]} of bytes
 * @param header of it
 * @param labels class of each image; none where images may have several labels
 * @param several labels of each image, where it may have several; otherwise empty
 * @param most how many labels there are then
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of numbers that nobody compares
record NpzPart(String images, NpyHeader header, int[] labels, List<List<Integer>> several, int most) {
    /** What the arrays of a part are called: as MedMNIST does, then as Keras does. */
    enum Name {
        TRAIN("train_images", "train_labels", "x_train", "y_train"),
        VALIDATION("val_images", "val_labels", "x_val", "y_val"),
        TEST("test_images", "test_labels", "x_test", "y_test");

        private final List<String> names;

        Name(String... names) {
            this.names = List.of(names);
        }

        /** As MedMNIST calls the images. */
        String images() {
            return names.get(0);
        }
    }

    private static final int COLOURS = 3;
    private static final int MOST_IMAGES = 5_000_000;
    private static final int MOST_LABELS = 1_000;
    private static final int MOST_MARKS = 100_000_000;
    private static final int LEAST_SIDE = 8;
    private static final int MOST_SIDE = 512;

    /** Its pixels in height and width. */
    int side() {
        return header.shape().get(1);
    }

    /** 1 for grey, 3 for red, green and blue. */
    int channels() {
        return header.shape().size() == 3 ? 1 : header.shape().get(3);
    }

    int count() {
        return header.shape().get(0);
    }

    boolean hasSeveralLabels() {
        return most > 0;
    }

    /**
     * Finds a part and reads its labels; empty where its images are not there.
     *
     * @throws IOException saying why, with the name of the array, if it is not as expected
     */
    static Optional<NpzPart> find(NpzFile file, Name name) throws IOException {
        for (int i = 0; i < name.names.size(); i += 2) {
            String images = name.names.get(i);
            String labels = name.names.get(i + 1);
            Optional<NpyHeader> header = header(file, images);
            if (header.isPresent()) {
                requireImages(images, header.get());
                return Optional.of(part(file, images, header.get(), labels));
            }
        }
        return Optional.empty();
    }

    private static NpzPart part(NpzFile file, String images, NpyHeader header, String name) throws IOException {
        int count = header.shape().get(0);
        NpyHeader labels = labelled(file, name, count);
        return labels.shape().size() == 2 && labels.shape().get(1) > 1
                ? new NpzPart(
                        images,
                        header,
                        new int[0],
                        marked(file, name, labels),
                        labels.shape().get(1))
                : new NpzPart(images, header, labels(file, name, labels), List.of(), 0);
    }

    /** The side of the training images; empty where there are none. */
    static Optional<Integer> sideOf(NpzFile file) throws IOException {
        for (int i = 0; i < Name.TRAIN.names.size(); i += 2) {
            Optional<NpyHeader> header = file.header(Name.TRAIN.names.get(i));
            if (header.isPresent()) {
                requireImages(Name.TRAIN.names.get(i), header.get());
                return Optional.of(header.get().shape().get(1));
            }
        }
        return Optional.empty();
    }

    private static Optional<NpyHeader> header(NpzFile file, String name) throws IOException {
        try {
            return file.header(name);
        } catch (IOException e) {
            throw new IOException("the array " + name + " " + e.getMessage(), e);
        }
    }

    private static void requireImages(String name, NpyHeader header) throws IOException {
        List<Integer> shape = header.shape();
        String what = "the array " + name + " has the size " + header.size();
        if (header.kind() != 'u' || header.width() != 1) {
            throw new IOException("the array " + name + " has values of type " + header.type()
                    + "; expected are bytes from 0 to 255 (uint8)");
        }
        boolean images = shape.size() == 3 || shape.size() == 4 && (shape.get(3) == 1 || shape.get(3) == COLOURS);
        if (!images) {
            boolean planes = shape.size() == 4 && (shape.get(1) == 1 || shape.get(1) == COLOURS);
            throw new IOException(what + "; expected is images x height x width, for colour x 3"
                    + (planes ? ". Maybe put the colours last: images.transpose(0, 2, 3, 1)" : ""));
        }
        if (!shape.get(1).equals(shape.get(2))) {
            throw new IOException(what + "; expected are squares");
        }
        if (shape.get(1) < LEAST_SIDE || shape.get(1) > MOST_SIDE) {
            throw new IOException(what + "; expected are " + LEAST_SIDE + " to " + MOST_SIDE + " pixels");
        }
        if (shape.get(0) < 1 || shape.get(0) > MOST_IMAGES) {
            throw new IOException(what + "; expected are 1 to " + MOST_IMAGES + " images");
        }
    }

    private static NpyHeader labelled(NpzFile file, String name, int images) throws IOException {
        NpyHeader header = header(file, name)
                .orElseThrow(
                        () -> new IOException("there is no array " + name + ", the classes of the images; there are "
                                + file.names().stream().limit(12).collect(Collectors.joining(", "))));
        List<Integer> shape = header.shape();
        String what = "the array " + name + " has the size " + header.size();
        if (shape.isEmpty() || shape.get(0) != images || shape.size() > 2) {
            throw new IOException(what + "; expected is a class for each of " + images + " images");
        }
        if (shape.size() == 2 && (shape.get(1) < 1 || shape.get(1) > MOST_LABELS)) {
            throw new IOException(what + "; expected are 1 to " + MOST_LABELS + " labels");
        }
        return header;
    }

    private static double[] numbers(NpzFile file, String name, NpyHeader header) throws IOException {
        try {
            return file.numbers(name, header, MOST_MARKS);
        } catch (IOException e) {
            throw new IOException("the array " + name + " " + e.getMessage(), e);
        }
    }

    /** The labels that are marked with 1. */
    private static List<List<Integer>> marked(NpzFile file, String name, NpyHeader header) throws IOException {
        double[] marks = numbers(file, name, header);
        int most = header.shape().get(1);
        List<List<Integer>> labels = new ArrayList<>();
        for (int image = 0; image < header.shape().get(0); image++) {
            List<Integer> own = new ArrayList<>();
            for (int label = 0; label < most; label++) {
                double mark = marks[image * most + label];
                if (mark != 0 && mark != 1) {
                    throw new IOException("the array " + name + " has " + mark + " for label " + label + " of image "
                            + image + "; expected is 1 where an image has a label, and otherwise 0");
                }
                if (mark == 1) {
                    own.add(label);
                }
            }
            labels.add(own);
        }
        return labels;
    }

    private static int[] labels(NpzFile file, String name, NpyHeader header) throws IOException {
        double[] numbers = numbers(file, name, header);
        int[] labels = new int[numbers.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) numbers[i];
            if (labels[i] != numbers[i] || labels[i] < 0) {
                throw new IOException("the array " + name + " has the label " + numbers[i] + " for image " + i
                        + "; expected are whole numbers from 0");
            }
        }
        return labels;
    }
}
