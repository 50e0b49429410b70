package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.astrapia.data.sets.Choices;
import org.astrapia.data.storage.Storage;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.language.InvalidInputException;
import org.astrapia.run.CheckpointStore;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose data set is somewhere else when it goes on. */
class MovedDataTest {
    @TempDir
    Path home;

    private TinyRun tiny;
    private Path images;

    @BeforeEach
    void anInterruptedRun() throws IOException {
        tiny = new TinyRun(home);
        images = draw("images", 1);
        Cancel cancel = new Cancel();
        tiny.runner(cancel, TinyRun.cancelAt(1, cancel))
                .run(
                        tiny.experiment(
                                "data.dataset=folder",
                                "data.path=" + images,
                                "data.distribution=natural",
                                "data.augment=none",
                                "~data.shapes",
                                "baseline=none"),
                        List.of());
    }

    @Test
    void dataThatHaveMovedAreFoundAgain() throws IOException {
        Path moved = home.resolve("elsewhere");
        Files.move(images, moved);
        String name = only().name();

        assertThatThrownBy(() -> tiny.runner().resume(only()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("resolved.yaml")
                .hasMessageContaining(
                        "the folder `" + images + "` does not exist. If the data set has moved, say where it"
                                + " is: astrapia resume " + name + " data.path=NEW");

        Cancel again = new Cancel();
        assertThat(tiny.runner(again, TinyRun.cancelAt(2, again))
                        .resume(only(), Optional.of(moved.toString()))
                        .state())
                .isEqualTo(State.INTERRUPTED);
        assertThat(tiny.runner().resume(only()).state())
                .as("the place is noted")
                .isEqualTo(State.DONE);

        Path third = home.resolve("third");
        Files.move(moved, third);
        assertThatThrownBy(() -> tiny.runner().evaluate(only(), Optional.empty()))
                .hasMessageContaining("the folder `" + moved + "` does not exist. If the data set has moved");
        assertThat(tiny.runner().evaluate(only(), Optional.of(third.toString())).state())
                .isEqualTo(State.DONE);
    }

    @Test
    void otherDataAreRefusedWithBothDigests() throws IOException {
        Path other = draw("other", 2);
        assertThatThrownBy(() -> tiny.runner().resume(only(), Optional.of(other.toString())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "its digest was " + digest(images) + ", and that of " + other + " is " + digest(other));
        assertThat(tiny.runner().resume(only()).state()).isEqualTo(State.DONE);
    }

    @Test
    void anotherOrderOfItsClassesIsTold() throws IOException {
        Path provenance = only().file("provenance.json");
        String text = Files.readString(provenance);
        Files.writeString(
                provenance,
                text.replace(digest(images), "0".repeat(64)).replaceFirst("\"2\",(\\s*)\"10\"", "\"10\",$1\"2\""));
        CheckpointStore.all(only())
                .forEach(store ->
                        store.latestFile().ifPresent(file -> file.toFile().delete()));

        assertThatThrownBy(() -> tiny.runner().resume(only()))
                .hasMessageContaining("Its classes stood in another order, 10, 2, and now 2, 10");
    }

    private RunFolder only() {
        return tiny.runs().list().get(0);
    }

    private static String digest(Path images) {
        return Choices.of("folder", images).load(1, Storage.standard()).digest();
    }

    private Path draw(String name, int seed) throws IOException {
        Path folder = home.resolve(name);
        for (String image : List.of("train/2/1", "train/2/2", "train/10/1", "train/10/2", "test/2/1", "test/10/1")) {
            BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < 256; i++) {
                picture.setRGB(i % 16, i / 16, (image.hashCode() + seed) * (i + 1));
            }
            Path file = folder.resolve(image + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(picture, "png", file.toFile());
        }
        return folder;
    }
}
