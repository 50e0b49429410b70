package org.astrapia.data.sets.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.astrapia.data.DataOutline;
import org.astrapia.data.sets.Choices;
import org.astrapia.data.sets.DatasetChoice;
import org.astrapia.data.sets.FolderSettings;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.storage.Storage;
import org.astrapia.language.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check says of images is what a run says when it has read them. */
class ExaminedFilesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void someImages() throws IOException {
        for (int i = 0; i < 6; i++) {
            image("train/ant/" + i, 10 + i);
            image("train/bee/" + i, 30 + i);
            image("test/ant/" + i, 50 + i);
            image("test/bee/" + i, 70 + i);
        }
    }

    @Test
    void imagesThatStandTwiceAreTold() throws IOException {
        copy("train/ant/1.png", "test/ant/again.png");
        copy("train/ant/2.png", "train/bee/copy.png");

        DataOutline outline = choice(OnCorrupt.REFUSE).examine(1);

        assertThat(outline.notes())
                .containsExactly(
                        "1 test image stands among the training images too, so that the test is too easy:"
                                + " test/ant/again.png is train/ant/1.png",
                        "1 image stands under two classes: train/ant/2.png is 'ant', and train/bee/copy.png, the same, is"
                                + " 'bee'");
        assertThat(outline).isEqualTo(DataOutline.of(choice(OnCorrupt.REFUSE).load(1, Storage.standard())));
    }

    @Test
    void imagesThatCannotBeReadAreFoundBeforeARun() throws IOException {
        Path file = folder.resolve("train/ant/3.png");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(choice(OnCorrupt.REFUSE).outline(1).available()).containsExactly(6, 6);
        assertThatThrownBy(() -> choice(OnCorrupt.REFUSE).examine(1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ": cannot be read as an image: ");
        DataOutline skipped = choice(OnCorrupt.SKIP).examine(1);
        assertThat(skipped.available()).containsExactly(5, 6);
        assertThat(skipped).isEqualTo(DataOutline.of(choice(OnCorrupt.SKIP).load(1, Storage.standard())));
    }

    @Test
    void ofManyImagesSomeAreLookedAt() throws IOException {
        for (int i = 0; i < 400; i++) {
            image("train/ant/more" + i, i % 200);
        }
        assertThat(choice(OnCorrupt.REFUSE).examine(1).notes())
                .contains("200 of 424 images were looked at; a run looks at all");
    }

    private DatasetChoice choice(OnCorrupt onCorrupt) {
        return Choices.folder(folder, new FolderSettings(8, onCorrupt, OptionalInt.empty()));
    }

    private void copy(String from, String to) throws IOException {
        Files.copy(folder.resolve(from), folder.resolve(to));
    }

    private void image(String name, int value) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64; i++) {
            image.getRaster().setSample(i % 8, i / 8, 0, (value + i * (value % 7 + 1)) % 256);
        }
        Path file = folder.resolve(name + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }
}
