package org.astrapia.mutations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.astrapia.data.DataOutline;
import org.astrapia.data.sets.Choices;
import org.astrapia.data.sets.DatasetChoice;
import org.astrapia.data.sets.ListSettings;
import org.astrapia.data.sets.cifar.CifarSamples;
import org.astrapia.data.sets.npz.NpzSamples;
import org.astrapia.data.storage.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of other people's data: refused with a reason, or read, in little time and memory. */
class OwnDataMutationsTest {
    @TempDir
    private Path folder;

    @Test
    void arrays() throws IOException {
        Path file = folder.resolve("x.npz");
        byte[] sound = Files.readAllBytes(new NpzSamples()
                .grey("train_images", 8, 1, 2, 3)
                .labels("train_labels", 0, 1, 1)
                .grey("test_images", 8, 4, 5)
                .labels("test_labels", 1, 0)
                .write(file));
        DatasetChoice choice = Choices.of("npz", file);
        new Trials("a file of arrays", 0.05, 256).run((random, shown) -> {
            Files.write(file, new ByteMutator(random).mutate(sound));
            load(choice);
        });
    }

    @Test
    void pickles() throws IOException {
        byte[] sound = CifarSamples.pickle("labels", 3);
        Path file = folder.resolve("data_batch_1");
        Files.write(folder.resolve("test_batch"), sound);
        DatasetChoice choice = Choices.of("cifar10", folder);
        new Trials("a pickle", 0.05, 256).run((random, shown) -> {
            Files.write(file, new ByteMutator(random).mutate(sound));
            load(choice);
        });
    }

    @Test
    void archives() throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.write(files.resolve("data_batch_1.bin"), CifarSamples.records(3, 9));
        Files.write(files.resolve("test_batch.bin"), CifarSamples.records(1));
        Path archive = folder.resolve("a.tar.gz");
        CifarSamples.tar(archive, files, "cifar-10-batches-bin/");
        byte[] sound = Files.readAllBytes(archive);
        DatasetChoice choice = Choices.of("cifar10", archive);
        new Trials("an archive", 0.05, 512).refused((random, shown) -> {
            Files.write(archive, new ByteMutator(random).mutate(sound));
            load(choice);
        });
    }

    @Test
    void lists() throws IOException {
        Path images = Files.createDirectory(folder.resolve("images"));
        ImageMutator image = new ImageMutator(new SplittableRandom(5));
        StringBuilder sound = new StringBuilder("image,label\n");
        for (int i = 0; i < 6; i++) {
            Files.write(images.resolve("i" + i + ".png"), image.sound());
            sound.append("i").append(i).append(i % 2 == 0 ? ",cat\n" : ",dog\n");
        }
        Path labels = folder.resolve("labels.csv");
        DatasetChoice folders = Choices.of("folder", images);
        DatasetChoice choice = Choices.list(images, ListSettings.of(labels), folders.folder());
        new Trials("a list", 0.05, 256).run((random, shown) -> {
            byte[] bytes = new TextMutator(random, List.of("image", "cat", "i3")).mutate(sound.toString());
            shown.append(new String(bytes, UTF_8));
            Files.write(labels, bytes);
            load(choice);
        });
    }

    private static void load(DatasetChoice choice) {
        DataOutline outline = choice.outline(1);
        assertThat(DataOutline.of(choice.load(1, Storage.standard())).available())
                .isEqualTo(outline.available());
    }
}
