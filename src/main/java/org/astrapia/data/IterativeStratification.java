package org.astrapia.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Shares images of several labels out to two sides so that each label is shared out well: the label with the fewest images left goes
 * first, and each of its images goes to the side that lacks that label most (Sechidis, Tsoumakas and Vlahavas 2011, algorithm 1).
 * Here a side that has all its images gets no more, so that the sizes are exact.
 */
final class IterativeStratification {
    private static final int NONE = -1;

    private final LabelSets sets;
    private final int[] labelled;
    private final int[] order;

    /** Images that each side still lacks, and those of each label. */
    private final double[] lacking;

    private final double[][] lackingOfLabel;
    private final int[] side;
    private final int[] left;

    /**
     * @param labelled set of every image there is
     * @param indices the images to share out
     * @param first how many of them go to the first side
     * @param random draws the order of the images
     */
    IterativeStratification(LabelSets sets, int[] labelled, int[] indices, int first, RandomStream random) {
        this.sets = sets;
        this.labelled = labelled;
        this.order = indices.clone();
        Arrays.sort(order);
        random.shuffle(order);
        this.lacking = new double[] {first, indices.length - first};
        this.left = sets.perLabel(Arrays.stream(indices).map(i -> labelled[i]).toArray());
        double share = (double) first / Math.max(1, indices.length);
        this.lackingOfLabel = new double[][] {
            Arrays.stream(left).mapToDouble(count -> count * share).toArray(),
            Arrays.stream(left).mapToDouble(count -> count * (1 - share)).toArray()
        };
        this.side = new int[order.length];
        Arrays.fill(side, NONE);
    }

    Split split() {
        for (int label = rarest(); label >= 0; label = rarest()) {
            for (int i = 0; i < order.length; i++) {
                if (side[i] == NONE && sets.has(labelled[order[i]], label)) {
                    place(i, better(lackingOfLabel[0][label], lackingOfLabel[1][label]));
                }
            }
        }
        for (int i = 0; i < order.length; i++) {
            if (side[i] == NONE) { // it has no label
                place(i, better(lacking[0], lacking[1]));
            }
        }
        return new Split(of(0), of(1));
    }

    /** The label with the fewest images that are not placed, the first of equal ones; -1 when all are. */
    private int rarest() {
        int rarest = -1;
        for (int label = 0; label < left.length; label++) {
            if (left[label] > 0 && (rarest < 0 || left[label] < left[rarest])) {
                rarest = label;
            }
        }
        return rarest;
    }

    /** The side that lacks more, of the label or else of all; the first of equal ones. */
    private int better(double first, double second) {
        if (lacking[0] < 1 || lacking[1] < 1) {
            return lacking[0] < 1 ? 1 : 0;
        }
        double difference = first == second ? lacking[0] - lacking[1] : first - second;
        return difference >= 0 ? 0 : 1;
    }

    private void place(int image, int where) {
        side[image] = where;
        lacking[where]--;
        for (int label : sets.sets().get(labelled[order[image]])) {
            lackingOfLabel[where][label]--;
            left[label]--;
        }
    }

    private int[] of(int where) {
        return IntStream.range(0, order.length)
                .filter(i -> side[i] == where)
                .map(i -> order[i])
                .sorted()
                .toArray();
    }
}
