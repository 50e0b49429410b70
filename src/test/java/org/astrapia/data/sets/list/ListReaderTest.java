package org.astrapia.data.sets.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Dataset;
import org.astrapia.data.catalog.Datasets;
import org.astrapia.data.sets.DatasetChoice;
import org.astrapia.data.sets.FolderSettings;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.sets.ListSettings;
import org.astrapia.data.sets.ShapesSettings;
import org.astrapia.data.sets.SplitSettings;
import org.astrapia.data.storage.Storage;
import org.astrapia.language.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListReaderTest {
    @TempDir
    private Path folder;

    private Path images;

    @BeforeEach
    void tenImages() throws IOException {
        images = folder.resolve("images");
        for (int i = 1; i <= 10; i++) {
            image("images/img" + i + ".png", 10 * i);
        }
    }

    @Test
    void aTableNamesImagesWithoutEndingsAndItsColumnsAreFound() throws IOException {
        StringBuilder table = new StringBuilder("\uFEFFlesion_id,image_id,dx,age\r\n");
        for (int i = 10; i >= 1; i--) {
            table.append("L")
                    .append(i / 2)
                    .append(",img")
                    .append(i)
                    .append(i % 2 == 0 ? ",mel" : ",nv")
                    .append(",40\r\n");
        }
        Dataset dataset = load(write("labels.csv", table.toString()), ListSettings.NONE, SplitSettings.NONE);

        assertThat(dataset.classes()).containsExactly("mel", "nv");
        assertThat(dataset.train().labels()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
        assertThat(dataset.test().labels()).containsExactly(0, 1);
        assertThat(dataset.notes())
                .containsExactly(
                        "images are named by the column image_id, their classes by dx",
                        "2 of 10 images are tested, drawn by seed.data: 20 % of each class (data.folder.test)");
    }

    @Test
    void theOrderOfTheLinesDoesNotCount() throws IOException {
        String digest = load(write("a.csv", rows("image,label", 10)), ListSettings.NONE, SplitSettings.NONE)
                .digest();
        List<String> lines = List.of(rows("image,label", 10).split("\n"));
        String turned = lines.get(0) + "\n"
                + String.join("\n", lines.subList(6, 11)) + "\n"
                + String.join("\n", lines.subList(1, 6)) + "\n";

        assertThat(load(write("b.csv", turned), ListSettings.NONE, SplitSettings.NONE)
                        .digest())
                .isEqualTo(digest);
    }

    @Test
    void linesOfPathAndLabelAreThoseOfImageNetLt() throws IOException {
        Path train = write("train.txt", "images/img1.png 0\nimages/img2.png 10\nimages/img3.png 2\n\n");
        Path test = write("test.txt", "images/img4.png 10\nimages/img5.png 0\n");
        Path validation = write("val.txt", "images/img6.png 2\n");

        DatasetChoice choice = choice(
                folder,
                new ListSettings(
                        Optional.of(train),
                        Optional.of(test),
                        Optional.of(validation),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                SplitSettings.NONE,
                OnCorrupt.REFUSE);
        DataOutline outline = choice.outline(1);

        assertThat(outline.classes()).containsExactly("0", "2", "10");
        assertThat(outline.available()).containsExactly(1, 1, 1);
        assertThat(outline.test()).containsExactly(1, 0, 1);
        assertThat(outline.notes())
                .containsExactly(
                        "1 image is for validation: it is neither trained on nor tested (retrain.validation: own"
                                + " measures it)");
        assertThat(choice.load(1, Storage.standard()).train().image(0)[0]).isEqualTo((byte) 10);
    }

    @Test
    void aTableWithoutAHeaderAndOtherSeparatorsAreRead() throws IOException {
        String plain = "img1.png;cat\nimg2.png;\"dog; small\"\nimg3.png;cat\nimg4.png;\"dog; small\"\n";

        assertThat(load(write("x.csv", plain), ListSettings.NONE, SplitSettings.NONE)
                        .classes())
                .containsExactly("cat", "dog; small");
        String tabs = plain.replace("; small", "").replace(';', '\t');
        assertThat(load(write("x.tsv", tabs), ListSettings.NONE, SplitSettings.NONE)
                        .classes())
                .containsExactly("cat", "dog");
    }

    @Test
    void aColumnSaysWhichAreTested() throws IOException {
        String table = "file,kind,fold\nimg1.png,a,Train\nimg2.png,b,train\nimg3.png,a,TEST\nimg4.png,b,val\n";
        ListSettings settings = columns("file", List.of("kind"), "fold", null, null);

        Dataset dataset = load(write("t.csv", table), settings, SplitSettings.NONE);
        assertThat(dataset.train().count()).isEqualTo(2);
        assertThat(dataset.test().labels()).containsExactly(0);

        refused(write("u.csv", table.replace("TEST", "7")), settings, "u.csv:4:1: `7` is no part of a data set");
        assertThatThrownBy(() -> load(
                        folder.resolve("t.csv"),
                        settings,
                        new SplitSettings(OptionalDouble.of(0.5), OptionalDouble.empty(), Optional.empty())))
                .hasMessageContaining("data.folder.test: the list says which images are tested");
    }

    @Test
    void thoseOfAPatientStayTogether() throws IOException {
        StringBuilder table = new StringBuilder("image,label,patient\n");
        for (int i = 1; i <= 10; i++) {
            table.append("img")
                    .append(i)
                    .append(i % 2 == 0 ? ",a" : ",b")
                    .append(",p")
                    .append((i + 1) / 2)
                    .append('\n');
        }
        ListSettings settings = columns(null, List.of(), null, "patient", null);

        Dataset dataset = load(write("t.csv", table.toString()), settings, SplitSettings.NONE);

        assertThat(dataset.test().labels()).containsExactly(0, 1);
        int first = dataset.test().image(0)[0] & 0xFF;
        int second = dataset.test().image(1)[0] & 0xFF;
        assertThat((first / 10 + 1) / 2).as("one patient").isEqualTo((second / 10 + 1) / 2);
    }

    @Test
    void columnsWithAMarkNameOneClass() throws IOException {
        String table =
                "image,MEL,NV,BCC\nimg1,1.0,0.0,0.0\nimg2,0,1,0\nimg3,0,0,1\nimg4,1,0,0\nimg5,0,1,0\nimg6,0,0,1\n";
        ListSettings settings = columns("image", List.of("MEL", "NV", "BCC"), null, null, null);

        assertThat(load(write("t.csv", table), settings, SplitSettings.NONE).classes())
                .containsExactly("BCC", "MEL", "NV");
        Dataset several = load(
                write("u.csv", table.replace("img3,0,0,1", "img3,0,1,1").replace("img5,0,1,0", "img5,0,0,0")),
                settings,
                SplitSettings.NONE);
        assertThat(several.classes()).containsExactly("BCC", "MEL", "NV");
        assertThat(several.train().sets().orElseThrow().sets())
                .containsExactly(List.of(), List.of(0), List.of(0, 2), List.of(1), List.of(2));
        assertThat(several.train().count() + several.test().count()).isEqualTo(6);
        refused(
                write("v.csv", table.replace("img2,0,1,0", "img2,0,-1,0")),
                settings,
                "v.csv:3:1: column `NV` has `-1`");
    }

    @Test
    void severalLabelsMayStandInACell() throws IOException {
        String table =
                "Image Index,Finding Labels\nimg1.png,Mass|Edema\nimg2.png,Edema\nimg3.png,Edema\nimg4.png,Mass|Edema\n";

        Dataset dataset = load(write("t.csv", table), columns(null, List.of(), null, null, "|"), SplitSettings.NONE);
        assertThat(dataset.classes()).containsExactly("Edema", "Mass");
        assertThat(dataset.train().sets().orElseThrow().sets()).containsExactly(List.of(0), List.of(0, 1));
        assertThat(LabelTable.read(folder.resolve("t.csv"), columns(null, List.of(), null, null, "|"), name -> false)
                        .rows()
                        .get(0)
                        .labels())
                .containsExactly("Mass", "Edema");
    }

    /** Sets of labels are many and small; each label is in training and test all the same. */
    @Test
    void imagesOfSeveralLabelsAreDrawnLabelByLabel() throws IOException {
        StringBuilder table = new StringBuilder("image,labels,patient\n");
        int[] all = new int[6];
        for (int i = 1; i <= 60; i++) {
            image("images/img" + i + ".png", i);
            String labels = "";
            for (int label = 0; label < all.length; label++) {
                if (i % (label + 2) == 0) { // 30 images of the first label, 8 of the last
                    all[label]++;
                    labels += (labels.isEmpty() ? "" : "|") + (char) ('a' + label);
                }
            }
            table.append("img" + i + "," + labels + ",p" + i / 2 + "\n");
        }
        Path list = write("t.csv", table.toString());
        SplitSettings shares = new SplitSettings(OptionalDouble.of(0.25), OptionalDouble.empty(), Optional.empty());
        for (String group : new String[] {null, "patient"}) {
            Dataset dataset = load(list, columns(null, List.of("labels"), null, group, "|"), shares);
            int[] tested = dataset.test().perLabel(6);
            for (int label = 0; label < all.length; label++) {
                assertThat((double) tested[label])
                        .as(group + " " + label)
                        .isBetween(all[label] / 4.0 - 1.5, all[label] / 4.0 + 1.5);
            }
            assertThat(dataset.test().count()).isBetween(13, 17);
            assertThat(String.join("\n", dataset.notes())).contains("25 % of each label (data.folder.test)");
        }
    }

    @Test
    void whatIsWrongIsToldAtItsLine() throws IOException {
        String table = "image,label\nimg1,a\nimg2,b\ngone,a\nimg1,b\nimg3,\nimg1,a\n";

        assertThatThrownBy(() -> load(write("t.csv", table), ListSettings.NONE, SplitSettings.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("t.csv:4:1: there is no image `gone` in " + images)
                .hasMessageContaining("t.csv:5:1: `img1` is b here and a (line 2)")
                .hasMessageContaining("t.csv:6:1: `img3` has no label");
        refused(write("u.csv", "image,label\nimg1,a,3\n"), ListSettings.NONE, "u.csv:2:1: this row has 3 values");
        refused(
                write("v.csv", "a,b,c\nimg1,x,y\n"),
                ListSettings.NONE,
                "which column names the class? There are a, b, c");
        refused(write("w.txt", "img1.png\n"), ListSettings.NONE, "w.txt:1:1: `img1.png`: expected is the path");
        refused(write("x.csv", ""), ListSettings.NONE, "x.csv");
        refused(folder.resolve("none.csv"), ListSettings.NONE, "none.csv: there is no such file");
        refused(
                write("y.csv", "image,label\nimg1,a\n"),
                columns("imgae", List.of(), null, null, null),
                "data.image: there is no column `imgae`; there are image, label");
    }

    @Test
    void whatCannotBeReadIsLeftOutWhereThatIsSaid() throws IOException {
        Files.writeString(images.resolve("page.png"), "<html>");
        Path labels = write("t.csv", rows("image,label", 10) + "gone,a\npage,b\nimg1,b\n");

        Dataset dataset = choice(images, ListSettings.of(labels), SplitSettings.NONE, OnCorrupt.SKIP)
                .load(1, Storage.standard());

        assertThat(dataset.skipped()).isEqualTo(2);
        assertThat(dataset.train().count() + dataset.test().count()).isEqualTo(10);
        assertThat(dataset.notes()).contains("1 line repeats an image under the same class, which counts once");
    }

    @Test
    void imagesInFoldersBelowAreFoundByTheirNames() throws IOException {
        Path below = Files.createDirectories(images.resolve("part_2"));
        Files.move(images.resolve("img4.png"), below.resolve("img4.png"));
        Path labels = write("t.csv", rows("image,label", 10));
        assertThat(load(labels, ListSettings.NONE, SplitSettings.NONE).train().count())
                .isEqualTo(8);

        Files.createDirectories(images.resolve("part_1"));
        Files.copy(below.resolve("img4.png"), images.resolve("part_1/img4.png"));
        refused(labels, ListSettings.NONE, "t.csv:5:1: `img4` may be ");
    }

    @Test
    void aListThatMovedWithItsImagesIsFound() throws IOException {
        Path labels = write("t.csv", rows("image,label", 10));
        ListSettings gone = ListSettings.of(Path.of("/nowhere/t.csv"));

        assertThat(gone.moved(images).labels()).contains(labels);
        assertThat(gone.moved(folder).labels()).contains(labels);
        assertThat(gone.moved(Path.of("/other/images"))).isEqualTo(gone);
    }

    private void refused(Path labels, ListSettings settings, String message) {
        assertThatThrownBy(() -> load(labels, settings, SplitSettings.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    private Dataset load(Path labels, ListSettings columns, SplitSettings split) {
        ListSettings settings = new ListSettings(
                Optional.of(labels),
                Optional.empty(),
                Optional.empty(),
                columns.image(),
                columns.label(),
                columns.split(),
                columns.group(),
                columns.separator());
        return choice(images, settings, split, OnCorrupt.REFUSE).load(1, Storage.standard());
    }

    private static DatasetChoice choice(Path images, ListSettings list, SplitSettings split, OnCorrupt onCorrupt) {
        return new DatasetChoice(
                Datasets.LIST,
                Optional.of(images),
                new FolderSettings(8, onCorrupt, OptionalInt.empty(), split),
                list,
                new ShapesSettings(1, 1),
                OptionalInt.empty(),
                DataOutline.CHANNELS);
    }

    private static ListSettings columns(
            String image, List<String> label, String split, String group, String separator) {
        return new ListSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(image),
                label,
                Optional.ofNullable(split),
                Optional.ofNullable(group),
                Optional.ofNullable(separator));
    }

    private static String rows(String header, int count) {
        StringBuilder rows = new StringBuilder(header).append('\n');
        for (int i = 1; i <= count; i++) {
            rows.append("img").append(i).append(i % 2 == 0 ? ",a" : ",b").append('\n');
        }
        return rows.toString();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void image(String name, int value) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64; i++) {
            image.getRaster().setSample(i % 8, i / 8, 0, value);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
