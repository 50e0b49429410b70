package org.astrapia.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Some images of a class, from its first to its last with the same number of others between.
 *
 * @param label number of the class, or of the label
 * @param count images that it has
 * @param images places of those that were taken, ascending
 */
public record ClassSamples(int label, int count, List<Integer> images) {
    public ClassSamples {
        images = List.copyOf(images);
    }

    /** So many training images of each class that the distribution keeps, in the order of the classes. */
    public static List<ClassSamples> ofTraining(UsedImages used, int most) {
        return of(used.dataset().train(), used.train(), used.dataset().classes().size(), most);
    }

    /** So many test images of each class. */
    public static List<ClassSamples> ofTest(UsedImages used, int most) {
        Images test = used.dataset().test();
        int[] all = IntStream.range(0, test.count()).toArray();
        return of(test, all, used.dataset().classes().size(), most);
    }

    /**
     * Of some images.
     *
     * @param chosen places of the images that are looked at
     * @param most images of a class that are taken
     */
    public static List<ClassSamples> of(Images images, int[] chosen, int classes, int most) {
        int[][] members = images.sets()
                .map(sets -> sets.members(images.labels(), chosen))
                .orElseGet(() -> LongTail.membersByClass(images.labels(), chosen, classes));
        return IntStream.range(0, classes)
                .mapToObj(label -> new ClassSamples(label, members[label].length, some(members[label], most)))
                .toList();
    }

    private static List<Integer> some(int[] members, int most) {
        int taken = Math.min(members.length, most);
        return IntStream.range(0, taken)
                .mapToObj(i -> members[(int) ((long) i * members.length / taken)])
                .toList();
    }
}
