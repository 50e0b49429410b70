package org.astrapia.data;

import java.util.stream.IntStream;
import org.astrapia.data.RandomStream.Purpose;

/**
 * The data set {@code shapes}: ten figures in clutter, 32x32 pixels, drawn rather than downloaded. The data seed decides
 * every picture; training and test pictures are drawn from streams of their own, and each picture from one of its own, so
 * that asking for more pictures leaves the first ones as they were.
 *
 * <p>A linear model on the pixels stays far below what a small convolutional network reaches.
 */
final class Shapes {
    private static final int TRAIN = 0;
    private static final int TEST = 1;

    private Shapes() {}

    /** Draws as many pictures of each class, sorted by class. */
    static Dataset draw(int trainPerClass, int testPerClass, long seed) {
        Images train = part(trainPerClass, TRAIN, seed);
        Images test = part(testPerClass, TEST, seed);
        return new Dataset("shapes", Figure.names(), train, test, Digest.of(train, test), 0);
    }

    private static Images part(int perClass, int part, long seed) {
        Figure[] figures = Figure.values();
        int bytes = ShapePainter.SIDE * ShapePainter.SIDE * 3;
        long total = (long) perClass * figures.length;
        if (perClass < 1 || total * bytes > Integer.MAX_VALUE) {
            throw Refusal.ofSetting(
                    "data",
                    perClass + " shapes per class cannot be drawn; allowed are 1 to "
                            + Integer.MAX_VALUE / bytes / figures.length);
        }
        byte[] pixels = new byte[(int) total * bytes];
        int[] labels = new int[(int) total];
        IntStream.range(0, labels.length).parallel().forEach(i -> {
            labels[i] = i / perClass;
            RandomStream random = RandomStream.of(Purpose.SHAPES, seed, part, labels[i], i % perClass);
            new ShapePainter(random).paint(figures[labels[i]], pixels, i * bytes);
        });
        return new Images(ShapePainter.SIDE, ShapePainter.SIDE, 3, pixels, labels);
    }
}
