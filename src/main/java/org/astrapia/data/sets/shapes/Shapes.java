package org.astrapia.data.sets.shapes;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Images;
import org.astrapia.data.RandomStream;
import org.astrapia.data.RandomStream.Purpose;
import org.astrapia.data.sets.DatasetKind;
import org.astrapia.data.sets.PendingDataset;
import org.astrapia.data.sets.PendingDatasetReader;
import org.astrapia.data.sets.ShapesSettings;
import org.astrapia.data.storage.ImageSource;

/**
 * The data set {@code shapes}: ten figures in clutter, 32x32 pixels, drawn rather than downloaded. The data seed decides
 * every picture; training and test pictures are drawn from streams of their own, and each picture from one of its own, so
 * that asking for more pictures leaves the first ones as they were.
 *
 * <p>A linear model on the pixels stays far below what a small convolutional network reaches.
 *
 * @param settings how many pictures
 * @param seed the data seed
 */
public record Shapes(ShapesSettings settings, long seed) implements PendingDataset {
    public static final DatasetKind KIND = new DatasetKind(
            "shapes",
            Shape.names(),
            choice -> ShapePainter.SIDE,
            DatasetKind.Place.NONE,
            (choice, seed) -> new PendingDatasetReader(new Shapes(choice.shapes(), seed)));

    private static final int TRAIN = 0;
    private static final int TEST = 1;

    /** To be raised with every change of what is drawn: pictures are kept from run to run when they are many. */
    private static final int REVISION = 1;

    @Override
    public String name() {
        return KIND.name();
    }

    @Override
    public DataOutline outline() {
        List<String> classes = Shape.names();
        return new DataOutline(
                classes,
                ShapePainter.SIDE,
                Collections.nCopies(classes.size(), settings.trainPerClass()),
                Collections.nCopies(classes.size(), settings.testPerClass()),
                List.of());
    }

    @Override
    public Part train() {
        return part(settings.trainPerClass(), TRAIN);
    }

    @Override
    public Part test() {
        return part(settings.testPerClass(), TEST);
    }

    @Override
    public String identity() {
        return "shapes-" + REVISION + "-" + settings.trainPerClass() + "-" + settings.testPerClass() + "-"
                + Long.toHexString(seed);
    }

    @Override
    public LeftOut requireEnough(Images train, Images test) {
        return LeftOut.NONE;
    }

    private Part part(int perClass, int part) {
        Shape[] shapes = Shape.values();
        int[] labels = IntStream.range(0, perClass * shapes.length)
                .map(image -> image / perClass)
                .toArray();
        return new Part(labels, new Drawn(labels, perClass, part));
    }

    /** Sorted by class. */
    private final class Drawn implements ImageSource {
        private final int[] labels;
        private final int perClass;
        private final int part;

        Drawn(int[] labels, int perClass, int part) {
            this.labels = labels;
            this.perClass = perClass;
            this.part = part;
        }

        @Override
        public int count() {
            return labels.length;
        }

        @Override
        public boolean write(int image, byte[] target, int start) {
            RandomStream random = RandomStream.of(Purpose.SHAPES, seed, part, labels[image], image % perClass);
            new ShapePainter(random).paint(Shape.values()[labels[image]], target, start);
            return true;
        }
    }
}
