package org.astrapia.graph;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.Optimizer.Adam;
import org.astrapia.config.Optimizer.Sgd;
import org.astrapia.config.Schedule.Constant;
import org.astrapia.config.loss.LabelFreeLoss.Norm;
import org.astrapia.config.loss.LabelFreeLoss.ZeroOne;
import org.astrapia.config.loss.LabelLoss.CrossEntropy;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Loss.Total;
import org.astrapia.config.loss.Loss.Weighted;
import org.astrapia.config.search.MixedChannels;
import org.astrapia.config.search.SearchLimits;
import org.astrapia.config.search.SearchMethod;
import org.astrapia.config.search.SearchStop;
import org.astrapia.config.search.SearchTask;
import org.astrapia.data.batch.Batch;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.network.Input;
import org.astrapia.network.Parameter;
import org.astrapia.network.Program;
import org.astrapia.space.Mixing;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;

/** Small spaces, searches and numbers for tests of the compiler. */
final class Samples {
    static final Passes ALL = new Passes(true, List.of());
    static final Passes NONE = new Passes(false, List.of());

    private Samples() {}

    static SearchSpace space(List<String> operations, Map<String, Operation> more) {
        Map<String, Operation> definitions = new HashMap<>(BuiltInSpaces.definitions());
        definitions.putAll(more);
        return new SearchSpace("sample", 3, 4, 2, operations, definitions);
    }

    /** Cells of identities alone. */
    static Genotype genotype() {
        Cell cell = new Cell(List.of(List.of(new Edge("skip_connect", 0), new Edge("skip_connect", 1))), List.of(2));
        return new Genotype("sample", "darts", cell, cell, Map.of());
    }

    static Search search(Mixing mixing) {
        return search(mixing, new MixedChannels.All());
    }

    static Search search(Mixing mixing, MixedChannels channels) {
        Loss crossEntropy = new CrossEntropy();
        Loss architecture = mixing.isIndependent()
                ? new Total(List.of(crossEntropy, new Weighted(10, new ZeroOne(Norm.L1))))
                : crossEntropy;
        return new Search(
                new SearchMethod.Differentiable(),
                1,
                mixing,
                channels,
                1,
                4,
                0.5,
                crossEntropy,
                architecture,
                new Sgd(0.025, 0.9, 3e-4, 5, new Constant()),
                new Adam(3e-3, 0.5, 0.999, 1e-3, Double.POSITIVE_INFINITY, new Constant()),
                0,
                0,
                mixing.noise(),
                true,
                SearchLimits.NONE,
                new SearchStop.Never(),
                Optional.empty(),
                1,
                SearchTask.LABELS);
    }

    /** Classes of 10 to 100 training images. */
    static final List<Integer> CLASS_COUNTS = List.of(100, 90, 80, 70, 60, 50, 40, 30, 20, 10);

    static Input input(int size) {
        return Input.squares(size, CLASS_COUNTS);
    }

    static Target target(int size, Passes passes) {
        return new Target(input(size), passes, TestExecution.get());
    }

    static Batch batch(int count, int size, long seed) {
        return batch(count, size, seed, 1);
    }

    /** Images of numbers up to {@code brightness}. */
    static Batch batch(int count, int size, long seed, float brightness) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] labels = random.ints(count, 0, 10).toArray();
        float[] images = numbers(count * size * size * 3, random);
        for (int i = 0; i < images.length; i++) {
            images[i] *= brightness;
        }
        return new Batch(images, labels);
    }

    /** Values for every parameter of a program, by name. */
    static Map<String, float[]> parameters(Program program, long seed) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Parameter parameter : program.parameters()) {
            SplittableRandom random =
                    new SplittableRandom(seed + parameter.name().hashCode());
            values.put(parameter.name(), numbers(parameter.size(), random));
        }
        return values;
    }

    private static float[] numbers(int count, SplittableRandom random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }
}
