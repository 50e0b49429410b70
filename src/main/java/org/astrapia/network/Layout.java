package org.astrapia.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.astrapia.network.Parameter.Kind;

/**
 * Names and shapes of what a network learns, in the order in which its flat variables hold them: weights, and the running mean and
 * variance of each normalisation. It is kept as text, so that another network can begin with the same weights.
 *
 * @param parts in their order
 */
public record Layout(List<Part> parts) {
    private static final String WEIGHT = "weight";
    private static final String STATISTICS = "statistics";
    private static final int SHOWN = 3;

    /**
     * One of them.
     *
     * @param kind {@code weight} or {@code statistics}
     * @param shape {@code 3x3x16x16}
     */
    public record Part(String kind, String name, String shape) {
        int size() {
            return Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).reduce(1, Math::multiplyExact);
        }

        String key() {
            return kind.equals(WEIGHT) ? name : "statistics of " + name;
        }

        boolean matters(boolean classifier) {
            return !name.startsWith("aux/")
                    && !name.startsWith("projector")
                    && (classifier || !Parameter.isOfHead(name));
        }
    }

    public Layout {
        parts = List.copyOf(parts);
    }

    /** That of a program. */
    public static Layout of(Program program) {
        List<Part> parts = new ArrayList<>();
        for (Parameter parameter : program.parameters(Kind.WEIGHT)) {
            String shape =
                    parameter.dimensions().sizes().stream().map(String::valueOf).collect(Collectors.joining("x"));
            parts.add(new Part(WEIGHT, parameter.name(), shape));
        }
        program.statisticsSites().forEach((site, channels) -> parts.add(new Part(STATISTICS, site, "2x" + channels)));
        return new Layout(parts);
    }

    /**
     * What {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it did not
     */
    public static Layout parse(String text) {
        return new Layout(text.lines()
                .map(line -> {
                    String[] words = line.split(" ", 3);
                    if (words.length < 3 || !words[1].matches("[0-9]{1,7}(x[0-9]{1,7})*")) {
                        throw new IllegalArgumentException("`" + line + "` names no part of a network");
                    }
                    return new Part(words[0], words[2], words[1]);
                })
                .toList());
    }

    /** One line a part. */
    public String text() {
        return parts.stream()
                .map(part -> part.kind + " " + part.shape + " " + part.name + "\n")
                .collect(Collectors.joining());
    }

    /**
     * Why a network of this layout cannot begin with the weights of another; empty when it can. Auxiliary heads and projectors do not
     * count.
     *
     * @param classifier whether the classifiers have to be alike too
     */
    public Optional<String> difference(Layout other, boolean classifier) {
        Map<String, String> here = shapes(classifier);
        Map<String, String> there = other.shapes(classifier);
        List<String> differences = new ArrayList<>();
        here.forEach((name, shape) -> {
            String its = there.get(name);
            if (its == null) {
                differences.add("`" + name + "` (" + shape + ") is missing there");
            } else if (!its.equals(shape)) {
                differences.add("`" + name + "` is " + its + " there and " + shape + " here");
            }
        });
        there.keySet().stream()
                .filter(name -> !here.containsKey(name))
                .forEach(name -> differences.add("`" + name + "` is missing here"));
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        String shown = String.join(", ", differences.subList(0, Math.min(SHOWN, differences.size())));
        return Optional.of(
                shown + (differences.size() > SHOWN ? " and " + (differences.size() - SHOWN) + " more" : ""));
    }

    private Map<String, String> shapes(boolean classifier) {
        Map<String, String> shapes = new LinkedHashMap<>();
        parts.stream().filter(part -> part.matters(classifier)).forEach(part -> shapes.put(part.key(), part.shape));
        return shapes;
    }

    /**
     * The parts of flat variables by their names, those of heads that do not count left out.
     *
     * @throws IllegalArgumentException when they have another length
     */
    public Map<String, float[]> cut(float[] weights, float[] statistics, boolean classifier) {
        Map<String, float[]> named = new LinkedHashMap<>();
        int[] next = {0, 0};
        for (Part part : parts) {
            int of = part.kind.equals(WEIGHT) ? 0 : 1;
            float[] flat = of == 0 ? weights : statistics;
            int end = next[of] + part.size();
            if (end > flat.length) {
                throw new IllegalArgumentException("its " + part.kind + " end before `" + part.name + "`");
            }
            if (part.matters(classifier)) {
                named.put(part.key(), Arrays.copyOfRange(flat, next[of], end));
            }
            next[of] = end;
        }
        return named;
    }
}
