package org.astrapia.data.sets.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.astrapia.data.LabelSets;
import org.astrapia.data.LongTail;
import org.astrapia.data.RandomStream;
import org.astrapia.data.RandomStream.Purpose;
import org.astrapia.data.Split;
import org.astrapia.data.Splits;

/**
 * Shares images out between training, validation and test, class by class, the same for the same images and seed. Of a class of
 * two images or more, one at least is trained on and one tested; a single image is trained on. Where images may have several labels,
 * each label is shared out as well as the others allow.
 */
final class ItemSplit {
    /** On which side an image stands. */
    enum Side {
        TRAIN,
        VALIDATION,
        TEST
    }

    private final int[] labels;
    private final Optional<LabelSets> sets;
    private final int classes;

    /** What each image counts for: its class, or its labels. */
    private final int[][] own;

    private final double[] shares; // of each side
    private final long seed;

    /**
     * @param labels class of each image, or its set of labels
     * @param classes number of classes, or of sets of labels
     * @param sets of labels; empty where each image has one
     * @param validation share, 0 for none
     * @param test share, 0 for none; both together below 1
     * @param seed the data seed
     */
    ItemSplit(int[] labels, int classes, Optional<LabelSets> sets, double validation, double test, long seed) {
        this.labels = labels;
        this.sets = sets;
        this.classes = sets.map(known -> known.labels() + 1).orElse(classes);
        this.own = Arrays.stream(labels).mapToObj(this::own).toArray(int[][]::new);
        this.shares = new double[] {1 - validation - test, validation, test};
        this.seed = seed;
    }

    /** Images without labels count for one that stands behind all others. */
    private int[] own(int label) {
        List<Integer> all = sets.map(known -> known.sets().get(label)).orElse(List.of(label));
        return all.isEmpty()
                ? new int[] {classes - 1}
                : all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The side of each image, drawn by itself. */
    Side[] single() {
        return sets.isPresent() ? byLabels(sets.get()) : byClass();
    }

    /** First the test images are drawn, then those for validation from the others. */
    private Side[] byLabels(LabelSets known) {
        Side[] sides = new Side[labels.length];
        Arrays.fill(sides, Side.TRAIN);
        int[] left = IntStream.range(0, labels.length).toArray();
        for (Side side : List.of(Side.TEST, Side.VALIDATION)) {
            if (share(side) > 0) {
                int kept = left.length - Splits.weightsOf(labels.length, share(side));
                Split split = Splits.keptBack(known, labels, left, kept, seed, side.ordinal());
                Arrays.stream(split.architecture()).forEach(image -> sides[image] = side);
                left = split.weights();
            }
        }
        return sides;
    }

    private Side[] byClass() {
        Side[] sides = new Side[labels.length];
        Arrays.fill(sides, Side.TRAIN);
        int[][] members = LongTail.membersByClass(
                labels, IntStream.range(0, labels.length).toArray(), classes);
        int[] all = Arrays.stream(members).mapToInt(each -> each.length).toArray();
        int[] untested = share(Side.TEST) > 0 ? Splits.weightsOf(all, 1 - share(Side.TEST)) : all;
        int[] trained = share(Side.VALIDATION) > 0
                ? Splits.weightsOf(untested, share(Side.TRAIN) / (1 - share(Side.TEST)))
                : untested;
        for (int label = 0; label < classes; label++) {
            int[] shuffled = members[label];
            RandomStream.of(Purpose.HOLD_OUT, seed, label).shuffle(shuffled);
            for (int i = trained[label]; i < shuffled.length; i++) {
                sides[shuffled[i]] = i < untested[label] ? Side.VALIDATION : Side.TEST;
            }
        }
        return sides;
    }

    /**
     * The side of each image, where those of a group stand on the same. Large groups are placed first, each where the classes are
     * then nearest to their shares.
     *
     * @param names group of each image
     */
    Side[] grouped(List<String> names) {
        List<int[]> groups = groups(names);
        int[] sizes = sizes(IntStream.range(0, labels.length).toArray());
        double[][] have = new double[shares.length][classes];
        Side[] sides = new Side[labels.length];
        for (int[] group : groups) {
            Side best = Side.TRAIN;
            for (Side side : Side.values()) {
                if (share(side) > 0 && cost(group, side, have, sizes) < cost(group, best, have, sizes)) {
                    best = side;
                }
            }
            place(group, best, sides, have);
        }
        for (int label = 0; label < classes && share(Side.TEST) > 0; label++) {
            if (have[Side.TEST.ordinal()][label] == 0) {
                giveTest(label, groups, sides, have);
            }
        }
        return sides;
    }

    private double share(Side side) {
        return shares[side.ordinal()];
    }

    /** Images of each group; the largest first, those of equal size in an order that is drawn. */
    private List<int[]> groups(List<String> names) {
        TreeMap<String, List<Integer>> byName = new TreeMap<>();
        for (int i = 0; i < labels.length; i++) {
            byName.computeIfAbsent(names.get(i), name -> new ArrayList<>()).add(i);
        }
        List<int[]> groups = byName.values().stream()
                .map(members -> members.stream().mapToInt(Integer::intValue).toArray())
                .toList();
        int[] order = IntStream.range(0, groups.size()).toArray();
        RandomStream.of(Purpose.HOLD_OUT, seed).shuffle(order);
        return Arrays.stream(order)
                .mapToObj(groups::get)
                .sorted(Comparator.comparingInt((int[] group) -> -group.length))
                .toList();
    }

    /** By how much the squared distance from the shares grows, each class by its size. */
    private double cost(int[] group, Side side, double[][] have, int[] sizes) {
        double cost = 0;
        double[] there = have[side.ordinal()];
        for (int image : group) {
            for (int label : own[image]) {
                double before = there[label] - share(side) * sizes[label];
                cost += (2 * before + 1) / sizes[label];
                there[label]++;
            }
        }
        add(group, there, -1);
        return cost;
    }

    private void place(int[] group, Side side, Side[] sides, double[][] have) {
        if (sides[group[0]] != null) { // all of a group stand on the same
            add(group, have[sides[group[0]].ordinal()], -1);
        }
        add(group, have[side.ordinal()], 1);
        Arrays.stream(group).forEach(image -> sides[image] = side);
    }

    private void add(int[] group, double[] counts, int by) {
        for (int image : group) {
            for (int label : own[image]) {
                counts[label] += by;
            }
        }
    }

    /** Images of each class among these. */
    private int[] sizes(int... images) {
        int[] sizes = new int[classes];
        for (int image : images) {
            for (int label : own[image]) {
                sizes[label]++;
            }
        }
        return sizes;
    }

    /** Moves the smallest group of a class without test images, if the training keeps images of all its classes. */
    private void giveTest(int label, List<int[]> groups, Side[] sides, double[][] have) {
        for (int i = groups.size() - 1; i >= 0; i--) {
            int[] group = groups.get(i);
            boolean holds = sizes(group)[label] > 0;
            if (holds && leavesTraining(group, sides, have)) {
                place(group, Side.TEST, sides, have);
                return;
            }
        }
    }

    private boolean leavesTraining(int[] group, Side[] sides, double[][] have) {
        if (sides[group[0]] != Side.TRAIN) {
            return true;
        }
        int[] moved = sizes(group);
        return IntStream.range(0, classes)
                .allMatch(each -> moved[each] == 0 || have[Side.TRAIN.ordinal()][each] > moved[each]);
    }
}
