package org.astrapia.graph.serving;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.astrapia.data.Normalization;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Parameter;
import org.astrapia.network.Program;

/**
 * A trained network as it is used, without TensorFlow: what it computes and with which numbers.
 *
 * @param program from images to {@link Program#LOGITS}
 * @param weights by parameter, and as {@code statistics of SITE} the running mean and then the variance of each batch
 *     normalisation
 * @param normalization of the values of an image
 * @param classes names in the order of the logits
 * @param temperature by which logits are divided before the softmax; 1 where none was fitted
 * @param severalLabels whether an image may have several: then probabilities are sigmoids, and no softmax
 */
public record TrainedModel(
        Program program,
        Map<String, float[]> weights,
        Normalization normalization,
        List<String> classes,
        double temperature,
        boolean severalLabels) {
    private static final String STATISTICS = "statistics of ";

    /**
     * Checks that every number is there.
     *
     * @throws IllegalArgumentException when some are missing
     */
    public TrainedModel {
        weights = Map.copyOf(weights);
        classes = List.copyOf(classes);
        for (Parameter parameter : parameters(program)) {
            require(weights, parameter.name(), parameter.size());
        }
        for (Map.Entry<String, Integer> site : program.statisticsSites().entrySet()) {
            require(weights, STATISTICS + site.getKey(), 2 * site.getValue());
        }
    }

    /** Of images with one label each. */
    public TrainedModel(
            Program program,
            Map<String, float[]> weights,
            Normalization normalization,
            List<String> classes,
            double temperature) {
        this(program, weights, normalization, classes, temperature, false);
    }

    private static void require(Map<String, float[]> weights, String name, int size) {
        float[] found = weights.get(name);
        if (found == null || found.length != size) {
            throw new IllegalArgumentException("`" + name + "` of " + size + " numbers is missing among its weights");
        }
    }

    /** Name among {@link #weights} of the statistics of a site: mean, then variance. */
    public static String statistics(String site) {
        return STATISTICS + site;
    }

    private static List<Parameter> parameters(Program program) {
        return program.values().stream()
                .flatMap(value -> value.op().reads().stream())
                .distinct()
                .toList();
    }

    /** What its values read, in order. */
    public List<Parameter> parameters() {
        return parameters(program);
    }

    /** The numbers of a parameter, row-major; not a copy. */
    public float[] weight(Parameter parameter) {
        return weights.get(parameter.name());
    }

    /** Running mean of a batch normalisation. */
    public float[] mean(String site) {
        float[] both = weights.get(STATISTICS + site);
        return Arrays.copyOf(both, both.length / 2);
    }

    /** Running variance of a batch normalisation. */
    public float[] variance(String site) {
        float[] both = weights.get(STATISTICS + site);
        return Arrays.copyOfRange(both, both.length / 2, both.length);
    }

    /** Height, width and channels of its images. */
    public Dimensions image() {
        return program.values().stream()
                .filter(value -> value.op() instanceof Op.Image)
                .flatMap(value -> Stream.of(value.dimensions()))
                .findFirst()
                .orElseThrow();
    }

    /** The same with another temperature. */
    public TrainedModel withTemperature(double other) {
        return new TrainedModel(program, weights, normalization, classes, other, severalLabels);
    }
}
