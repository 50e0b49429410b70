package org.astrapia.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sets of labels that images have, where an image may have several labels, or none. Such an image has the number of its set in
 * the place of a class, so that a number says it all.
 *
 * @param labels how many labels there are
 * @param sets labels of each set, ascending; the sets are in the order of these lists
 */
public record LabelSets(int labels, List<List<Integer>> sets) {
    public LabelSets {
        sets = sets.stream().map(List::copyOf).toList();
    }

    /** Those that these images have; the order of the images does not count. */
    public static LabelSets of(int labels, Stream<? extends Collection<Integer>> images) {
        SortedSet<List<Integer>> found = new TreeSet<>(LabelSets::compare);
        images.forEach(image -> found.add(sorted(image)));
        return new LabelSets(labels, List.copyOf(found));
    }

    /**
     * The number of each image's set.
     *
     * @throws IllegalArgumentException when there is no such set
     */
    public int[] numbers(List<? extends Collection<Integer>> images) {
        Map<List<Integer>, Integer> places = new HashMap<>();
        sets.forEach(set -> places.put(set, places.size()));
        return images.stream()
                .mapToInt(image -> {
                    Integer place = places.get(sorted(image));
                    if (place == null) {
                        throw new IllegalArgumentException("no such set: " + image);
                    }
                    return place;
                })
                .toArray();
    }

    private static List<Integer> sorted(Collection<Integer> image) {
        return image.stream().sorted().distinct().toList();
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        return IntStream.range(0, Math.min(one.size(), other.size()))
                .map(i -> Integer.compare(one.get(i), other.get(i)))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(Integer.compare(one.size(), other.size()));
    }

    /** Number of sets. */
    public int count() {
        return sets.size();
    }

    /** Whether the images of a set have a label. */
    public boolean has(int set, int label) {
        return sets.get(set).contains(label);
    }

    /** Images of each label among images of these sets. */
    public int[] perLabel(int[] images) {
        int[] counts = new int[labels];
        int[] perSet = LongTail.perClass(images, count());
        for (int set = 0; set < perSet.length; set++) {
            for (int label : sets.get(set)) {
                counts[label] += perSet[set];
            }
        }
        return counts;
    }

    /**
     * The images of each label, each under all labels that it has, in their order.
     *
     * @param images set of every image there is
     * @param indices of those that are sorted out
     */
    public int[][] members(int[] images, int[] indices) {
        List<List<Integer>> members = new ArrayList<>();
        IntStream.range(0, labels).forEach(label -> members.add(new ArrayList<>()));
        for (int index : indices) {
            sets.get(images[index]).forEach(label -> members.get(label).add(index));
        }
        return members.stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** The names of a set's labels. */
    public String described(int set, List<String> names) {
        return sets.get(set).isEmpty()
                ? "no label"
                : NameList.of(sets.get(set).stream().map(names::get).toList());
    }

    /** In letters and digits what the numbers mean, for a fingerprint. */
    byte[] bytes() {
        return (labels + ":" + sets).getBytes(StandardCharsets.US_ASCII);
    }
}
