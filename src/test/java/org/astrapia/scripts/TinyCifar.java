package org.astrapia.scripts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** CIFAR-10's files with some images of noise. */
public final class TinyCifar {
    private static final int CLASSES = 10;
    private static final int PIXEL_BYTES = 3072;

    /** What makes an experiment of the papers one of seconds. */
    static final List<String> SIZES = List.of(
            "space.cells=2",
            "space.channels=4",
            "space.nodes=1",
            "search.epochs=1",
            "search.batch=4",
            "search.test-every=0",
            "retrain.cells=2",
            "retrain.channels=4",
            "retrain.epochs=1",
            "retrain.batch=8",
            "retrain.test-every=0",
            "retrain.auxiliary=0");

    private TinyCifar() {}

    /** Writes them into a new folder. */
    public static Path in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(1);
        Files.write(folder.resolve("data_batch_1.bin"), records(6 * CLASSES, random));
        Files.write(folder.resolve("test_batch.bin"), records(2 * CLASSES, random));
        return folder;
    }

    private static byte[] records(int count, Random random) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] pixels = new byte[PIXEL_BYTES];
        for (int i = 0; i < count; i++) {
            random.nextBytes(pixels);
            all.write(i % CLASSES);
            all.writeBytes(pixels);
        }
        return all.toByteArray();
    }
}
