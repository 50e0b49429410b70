package org.astrapia.data.sets.npz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.data.Refusal;
import org.astrapia.data.sets.DatasetChoice;
import org.astrapia.data.sets.DatasetKind;
import org.astrapia.data.sets.DatasetReader;
import org.astrapia.data.sets.PendingDatasetReader;

/**
 * The twelve sets of two-dimensional images of MedMNIST v2 (Yang et al., <a
 * href="https://doi.org/10.1038/s41597-022-01721-8">doi:10.1038/s41597-022-01721-8</a>): names of the classes, published parts,
 * and where the files are to be had.
 */
public enum MedMnist {
    PATH(
            "a8b06965200029087d5bd730944a56c1",
            Task.ONE_OF_SEVERAL,
            3,
            List.of(89_996, 10_004, 7_180),
            "adipose",
            "background",
            "debris",
            "lymphocytes",
            "mucus",
            "smooth muscle",
            "normal colon mucosa",
            "cancer-associated stroma",
            "colorectal adenocarcinoma epithelium"),
    CHEST(
            "02c8a6516a18b556561a56cbdd36c4a8",
            Task.SEVERAL_AT_ONCE,
            1,
            List.of(78_468, 11_219, 22_433),
            "atelectasis",
            "cardiomegaly",
            "effusion",
            "infiltration",
            "mass",
            "nodule",
            "pneumonia",
            "pneumothorax",
            "consolidation",
            "edema",
            "emphysema",
            "fibrosis",
            "pleural",
            "hernia"),
    DERMA(
            "0744692d530f8e62ec473284d019b0c7",
            Task.ONE_OF_SEVERAL,
            3,
            List.of(7_007, 1_003, 2_005),
            "actinic keratoses and intraepithelial carcinoma",
            "basal cell carcinoma",
            "benign keratosis-like lesions",
            "dermatofibroma",
            "melanoma",
            "melanocytic nevi",
            "vascular lesions"),
    OCT(
            "c68d92d5b585d8d81f7112f81e2d0842",
            Task.ONE_OF_SEVERAL,
            1,
            List.of(97_477, 10_832, 1_000),
            "choroidal neovascularization",
            "diabetic macular edema",
            "drusen",
            "normal"),
    PNEUMONIA("28209eda62fecd6e6a2d98b1501bb15f", Task.ONE_OF_TWO, 1, List.of(4_708, 524, 624), "normal", "pneumonia"),
    RETINA(
            "bd4c0672f1bba3e3a89f0e4e876791e4",
            Task.GRADES,
            3,
            List.of(1_080, 120, 400),
            "grade 0",
            "grade 1",
            "grade 2",
            "grade 3",
            "grade 4"),
    BREAST(
            "750601b1f35ba3300ea97c75c52ff8f6",
            Task.ONE_OF_TWO,
            1,
            List.of(546, 78, 156),
            "malignant",
            "normal or benign"),
    BLOOD(
            "7053d0359d879ad8a5505303e11de1dc",
            Task.ONE_OF_SEVERAL,
            3,
            List.of(11_959, 1_712, 3_421),
            "basophil",
            "eosinophil",
            "erythroblast",
            "immature granulocytes",
            "lymphocyte",
            "monocyte",
            "neutrophil",
            "platelet"),
    TISSUE(
            "ebe78ee8b05294063de985d821c1c34b",
            Task.ONE_OF_SEVERAL,
            1,
            List.of(165_466, 23_640, 47_280),
            "collecting duct or connecting tubule",
            "distal convoluted tubule",
            "glomerular endothelial cells",
            "interstitial endothelial cells",
            "leukocytes",
            "podocytes",
            "proximal tubule segments",
            "thick ascending limb"),
    ORGANA("866b832ed4eeba67bfb9edee1d5544e6", Task.ONE_OF_SEVERAL, 1, List.of(34_581, 6_491, 17_778), Organs.NAMES),
    ORGANC("0afa5834fb105f7705a7d93372119a21", Task.ONE_OF_SEVERAL, 1, List.of(13_000, 2_392, 8_268), Organs.NAMES),
    ORGANS("e5c39f1af030238290b9557d9503af9d", Task.ONE_OF_SEVERAL, 1, List.of(13_940, 2_452, 8_829), Organs.NAMES);

    /** What is to be told of an image. */
    public enum Task {
        ONE_OF_TWO,
        ONE_OF_SEVERAL,
        /** One of several that have an order. */
        GRADES,
        /** Any number of them, which may hold at once. */
        SEVERAL_AT_ONCE
    }

    private static final String RECORD = "https://zenodo.org/records/6496656";
    private static final String LARGER = "https://zenodo.org/records/10519652";
    private static final String ENDING = ".npz";

    private final String md5;
    private final Task task;
    private final int channels;
    private final List<Integer> counts; // of training, validation and test
    private final List<String> classes;

    MedMnist(String md5, Task task, int channels, List<Integer> counts, String... classes) {
        this.md5 = md5;
        this.task = task;
        this.channels = channels;
        this.counts = counts;
        this.classes = List.of(classes);
    }

    /** All as data sets that an experiment may name. */
    public static List<DatasetKind> kinds() {
        return Arrays.stream(values()).map(MedMnist::kind).toList();
    }

    Task task() {
        return task;
    }

    /** 1 for grey, 3 for colours. */
    int channels() {
        return channels;
    }

    List<String> classes() {
        return classes;
    }

    /** Training, validation and test images that are published. */
    List<Integer> counts() {
        return counts;
    }

    private String plain() {
        return name().toLowerCase(Locale.ROOT) + "mnist";
    }

    /** Where it is to be had. */
    String origin() {
        return plain() + ENDING + " is published at " + RECORD + " (MD5 " + md5
                + "), with images of 64, 128 and 224 pixels at " + LARGER;
    }

    private DatasetKind kind() {
        return new DatasetKind(
                "medmnist(" + name().toLowerCase(Locale.ROOT) + ")",
                classes,
                choice -> choice.path()
                        .flatMap(this::file)
                        .flatMap(NpzDataset::side)
                        .orElse(NpzReader.USUAL_SIDE),
                DatasetKind.Place.FILE_OR_FOLDER,
                origin(),
                this::open);
    }

    /** The file itself, or that of the smallest images in a folder. */
    private Optional<Path> file(Path place) {
        if (!Files.isDirectory(place)) {
            return Optional.of(place);
        }
        return Stream.of("", "_64", "_128", "_224")
                .map(size -> place.resolve(plain() + size + ENDING))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private DatasetReader open(DatasetChoice choice, long seed) {
        Path place = choice.files();
        Path file = file(place)
                .orElseThrow(() -> Refusal.of(place, "there is no " + plain() + ENDING + " here. " + origin()));
        NpzDataset data = NpzDataset.open(choice.name(), file, classes, choice.validates());
        List<Integer> here = List.of(data.trainCount(), data.testCount());
        List<Integer> published = List.of(counts.get(0), counts.get(2));
        return new PendingDatasetReader(
                here.equals(published)
                        ? data
                        : data.noting(String.format(
                                Locale.ROOT,
                                "this is not %smnist as it is published: it has %,d training and %,d test images, and those"
                                        + " are %,d and %,d",
                                name().toLowerCase(Locale.ROOT),
                                here.get(0),
                                here.get(1),
                                published.get(0),
                                published.get(1))));
    }

    /** Those of all three views of the abdomen. */
    private static final class Organs {
        private static final String[] NAMES = {
            "bladder",
            "femur-left",
            "femur-right",
            "heart",
            "kidney-left",
            "kidney-right",
            "liver",
            "lung-left",
            "lung-right",
            "pancreas",
            "spleen"
        };
    }
}
