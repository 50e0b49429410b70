package org.astrapia.data;

import java.util.stream.IntStream;
import org.astrapia.data.RandomStream.Purpose;

/** The images of one class, dealt in random order; when all are dealt they are shuffled again. */
final class Deck {
    private final int[] images;
    private final RandomStream random;
    private int dealt;

    private Deck(int[] images, RandomStream random) {
        this.images = images.clone();
        this.random = random;
    }

    /** A deck of every class for one epoch. */
    static Deck[] ofEach(int[][] members, long seed, int epoch) {
        return IntStream.range(0, members.length)
                .mapToObj(label -> new Deck(members[label], RandomStream.of(Purpose.SAMPLED_IMAGE, seed, epoch, label)))
                .toArray(Deck[]::new);
    }

    int next() {
        if (dealt == 0) {
            random.shuffle(images);
        }
        int next = images[dealt];
        dealt = (dealt + 1) % images.length;
        return next;
    }
}
