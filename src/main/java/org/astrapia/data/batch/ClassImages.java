package org.astrapia.data.batch;

import java.util.stream.IntStream;
import org.astrapia.data.RandomStream;
import org.astrapia.data.RandomStream.Purpose;

/** The images of one class, handed out in random order; when all were, they are shuffled again. */
final class ClassImages {
    private final int[] images;
    private final RandomStream random;
    private int given;

    private ClassImages(int[] images, RandomStream random) {
        this.images = images.clone();
        this.random = random;
    }

    /** Those of every class for one epoch. */
    static ClassImages[] ofEach(int[][] members, long seed, int epoch) {
        return IntStream.range(0, members.length)
                .mapToObj(label ->
                        new ClassImages(members[label], RandomStream.of(Purpose.SAMPLED_IMAGE, seed, epoch, label)))
                .toArray(ClassImages[]::new);
    }

    int next() {
        if (given == 0) {
            random.shuffle(images);
        }
        int next = images[given];
        given = (given + 1) % images.length;
        return next;
    }
}
