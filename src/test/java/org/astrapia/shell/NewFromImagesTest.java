package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.astrapia.data.sets.npz.NpzSamples;
import org.astrapia.shell.Shell.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFromImagesTest {
    /** Every proposal stays one with so little of everything. */
    private static final String SMALL =
            " search.epochs=1 retrain.epochs=2 space.cells=3 space.channels=4 space.nodes=2 baseline=none";

    @TempDir
    Path folder;

    private static void draw(Path file, int type, int grey) throws IOException {
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(50, 40, type);
        for (int i = 0; i < 2000; i++) {
            image.setRGB(i % 50, i / 50, 0xFF000000 | 0x010101 * ((grey + i) % 256));
        }
        ImageIO.write(image, "png", file.toFile());
    }

    private String proposed(Shell shell, String from) throws Exception {
        Result result = shell.call("new --from " + from + " --out mine.yaml");
        assertThat(result.err() + result.out()).contains("mine.yaml: an experiment for");
        assertThat(result.status()).isZero();
        String text = Files.readString(folder.resolve("mine.yaml"));
        Result check = shell.call("check mine.yaml" + SMALL);
        assertThat(check.status()).as(check.err()).isZero();
        return text;
    }

    @Test
    void aFolderWithoutASplit() throws Exception {
        for (int i = 0; i < 40; i++) {
            draw(folder.resolve("photos/ant/" + i + ".png"), BufferedImage.TYPE_INT_RGB, i);
            if (i < 12) {
                draw(folder.resolve("photos/bee/" + i + ".png"), BufferedImage.TYPE_INT_RGB, 100 + i);
            }
        }
        Shell shell = new Shell(folder);
        assertThat(proposed(shell, "photos"))
                .contains("# Training images: ant 32, bee 10.")
                .contains("dataset: folder\n  path: \"photos\"\n")
                .contains("image-size-px: 40", "test: 0.2", "channels: 1", "loss: logit-adjusted(1)")
                .doesNotContain("\t");

        Result again = shell.call("new --from photos --out mine.yaml");
        assertThat(again.err()).contains("mine.yaml: it exists already");
        assertThat(shell.call("new --from nothing --out other.yaml").err()).contains("there is no `nothing`");
        assertThat(shell.call("new --from photos").err()).contains("--out FILE.yaml");
    }

    @Test
    void aTableAndWhatIsKnownOfIt() throws Exception {
        StringBuilder table = new StringBuilder("name,kind,who\n");
        for (int i = 0; i < 12; i++) {
            draw(folder.resolve("set/" + i + ".png"), BufferedImage.TYPE_INT_RGB, 7 * i);
            table.append(i)
                    .append(".png,")
                    .append(i % 2 == 0 ? "cat" : "dog")
                    .append(i % 3 == 0 ? ",x\n" : i % 3 == 1 ? ",y\n" : ",z\n");
        }
        Files.writeString(folder.resolve("set/labels.csv"), table.toString());
        Shell shell = new Shell(folder);
        assertThat(shell.call("new --from set/labels.csv --out mine.yaml").err())
                .contains("which column names the class?", "Maybe data.label=kind");
        assertThat(folder.resolve("mine.yaml")).doesNotExist();
        assertThat(proposed(shell, "set/labels.csv data.label=kind"))
                .contains("dataset: list", "images: \"set\"", "labels: \"set/labels.csv\"", "label: kind")
                .contains("loss: cross-entropy");

        Files.delete(folder.resolve("mine.yaml"));
        Files.writeString(folder.resolve("set/labels.csv"), table.toString().replaceAll("[xyz]\n", "x\n"));
        assertThat(proposed(shell, "set")) // the one column that can be meant, of the one table that is there
                .contains("dataset: list", "labels: \"set/labels.csv\"");
        assertThat(shell.call("check mine.yaml").err()).contains("their classes by kind");
    }

    @Test
    void arraysOfImagesWithSeveralLabels() throws Exception {
        byte[] marks = new byte[40];
        for (int i = 0; i < 20; i++) {
            marks[2 * i] = 1;
            marks[2 * i + 1] = (byte) (i % 5 == 0 ? 1 : 0);
        }
        int[] values = new int[20];
        for (int i = 0; i < 20; i++) {
            values[i] = 10 * i;
        }
        new NpzSamples()
                .grey("train_images", 12, values)
                .array("train_labels", "|u1", "20, 2", marks)
                .grey("val_images", 12, values)
                .array("val_labels", "|u1", "20, 2", marks)
                .grey("test_images", 12, values)
                .array("test_labels", "|u1", "20, 2", marks)
                .write(folder.resolve("findings.npz"));
        assertThat(proposed(new Shell(folder), "findings.npz"))
                .contains("An image may have several of these labels", "dataset: npz", "channels: 1")
                .contains("loss: distribution-balanced(2)", "validation: own ");
    }
}
