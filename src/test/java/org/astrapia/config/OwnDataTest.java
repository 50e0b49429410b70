package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.astrapia.data.sets.DatasetChoice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an experiment says where a person's own images lie. */
class OwnDataTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("photos"));
        Files.createDirectories(folder.resolve("others"));
        Files.writeString(folder.resolve("labels.csv"), "image,label\n");
    }

    @Test
    void aListSaysImagesAndLabels() throws IOException {
        DatasetChoice choice =
                read("dataset: list, images: photos, labels: labels.csv, image: Image Index, label: [A, B C],"
                                + " list: {separator: \"|\", group: patient}")
                        .experiment()
                        .data()
                        .dataset();

        assertThat(choice.path()).contains(folder.resolve("photos"));
        assertThat(choice.list().labels()).contains(folder.resolve("labels.csv"));
        assertThat(choice.list().image()).contains("Image Index");
        assertThat(choice.list().label()).containsExactly("A", "B C");
        assertThat(choice.list().separator()).contains("|");
    }

    /** What is resolved reads back as the same. */
    @Test
    void whatIsResolvedReadsBack() throws IOException {
        for (String data : List.of(
                "dataset: list, images: photos, labels: labels.csv, label: [A, B C], folder: {group: \"p(\\\\d+)\"}",
                "dataset: list, images: photos, labels: labels.csv, label: dx, list: {split: fold, test: labels.csv}",
                "dataset: folder, path: photos, channels: 1, folder: {test: 0.3, validation: 0.1}")) {
            Experiment experiment = read(data).experiment();
            Path resolved = Files.writeString(folder.resolve("resolved.yaml"), ResolvedWriter.write(experiment));

            assertThat(ExperimentReader.read(resolved, List.of()).experiment()).isEqualTo(experiment);
        }
    }

    @Test
    void aPathThatIsSaidTwiceIsTold() throws IOException {
        LoadedExperiment loaded = read("dataset: list, images: photos, path: others, labels: labels.csv");

        assertThat(loaded.experiment().data().path()).contains(folder.resolve("others"));
        assertThat(loaded.warnings())
                .anySatisfy(warning -> assertThat(warning.message()).contains("`path` says where the images are, too"));
    }

    @Test
    void arraysOfAnOddSizeAreToBeResized() throws IOException {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (1, 30, 30), }\n";
        try (OutputStream file = Files.newOutputStream(folder.resolve("x.npz"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> array : Map.of(
                            "train_images.npy",
                            "\u0093NUMPY\1\0" + (char) header.length() + "\0" + header + "x".repeat(900))
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(array.getKey()));
                zip.write(array.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        assertThatThrownBy(() -> read("dataset: npz, path: x.npz"))
                .hasMessageContaining("images of 30 pixels cannot be halved twice. Maybe resize: 28");
        assertThat(read("dataset: npz, path: x.npz, resize: 28")
                        .experiment()
                        .data()
                        .dataset()
                        .side())
                .isEqualTo(28);
    }

    private LoadedExperiment read(String data) throws IOException {
        Path file = folder.resolve("experiment.yaml");
        Files.writeString(file, "experiment: a\ndata: {" + data + "}\n");
        return ExperimentReader.read(file, List.of());
    }
}
