package org.astrapia.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.astrapia.config.Experiment;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.Retrain;
import org.astrapia.data.Normalization;
import org.astrapia.data.batch.Batch;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.graph.Execution;
import org.astrapia.graph.NetworkModel;
import org.astrapia.graph.Target;
import org.astrapia.graph.serving.TrainedModel;
import org.astrapia.language.Source;
import org.astrapia.network.Ending;
import org.astrapia.network.Input;
import org.astrapia.network.Networks;
import org.astrapia.space.RandomGenotypes;

/**
 * A network that the tests export: made by the program, trained for some steps so that its statistics are not those of the
 * beginning, and asked for the logits of some images.
 *
 * @param name of it
 * @param run its model
 * @param images {@code [N, side, side, 3]}
 * @param logits that the program's own graph gives, {@code [N, classes]}
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of numbers that nobody compares
record ExportedNetwork(String name, RunModel run, byte[] images, float[] logits) {
    static final List<String> CLASSES = List.of("heron", "ibis", "bird of paradise", "Größe");
    private static final List<Integer> COUNTS = List.of(40, 20, 10, 5);
    private static final Normalization NORMALIZATION =
            new Normalization(new double[] {0.4914, 0.4822, 0.4465}, new double[] {0.2023, 0.1994, 0.2010});

    /** Every primitive of the language, in operations of a user's own. */
    private static final String OWN = """
            experiment: own
            space:
              extends: darts
              nodes: 3
              define:
                square: relu >> conv(3) >> bn
                wide: relu >> conv(1, 7) >> conv(7, 1) >> bn
                holes: relu >> conv(3, dilation=2) >> bn >> relu
                deep: relu >> depthwise(5, dilation=3) >> pointwise >> bn >> depthwise(3)
                flat: relu >> pointwise >> bn
                small: relu >> bn
                largest: max_pool(5) >> bn(search)
                mean: avg_pool(5) >> bn
                nothing: zero
              operations: [none, square, wide, holes, deep, flat, small, largest, mean, nothing, skip_connect]
            """;

    private static final String OWN_CELLS = """
            format: genotype/1
            name: own
            space: own
            cells:
              normal:
                2: square(0) + wide(1) + none(0)
                3: holes(0) + deep(2) + flat(1)
                4: small(1) + largest(0) + mean(3) + nothing(2)
                output: concat(2, 3, 4)
              reduce:
                2: square(0) + wide(1) + skip_connect(0)
                3: holes(0) + deep(1) + none(1)
                4: largest(0) + mean(1) + nothing(0) + small(1) + flat(0) + skip_connect(3)
                output: concat(2, 3, 4)
            """;

    static List<ExportedNetwork> all() {
        List<ExportedNetwork> all = new ArrayList<>();
        List<String> small = List.of("retrain.cells=3", "retrain.channels=4");
        all.add(of(
                "own",
                OWN,
                Optional.of(OWN_CELLS),
                24,
                100,
                List.of("retrain.cells=3", "retrain.channels=4", "retrain.drop-path=0.2")));
        List<String> withHead =
                List.of("retrain.cells=3", "retrain.channels=4", "retrain.auxiliary=0.4", "retrain.loss=ldam(0.5)");
        for (int seed = 1; seed <= 3; seed++) {
            all.add(drawn(seed, seed == 1 ? withHead : small));
        }
        all.add(of(
                "nodes without edges",
                "experiment: fair\nspace: {extends: fairdarts}\n",
                Optional.of(FAIR),
                32,
                100,
                small));
        all.add(of("resnet-20", "experiment: r\n", Optional.empty(), 32, 100, List.of("retrain.network=resnet-20")));
        all.add(of("resnet-18", "experiment: r\n", Optional.empty(), 32, 100, List.of("retrain.network=resnet-18")));
        return all;
    }

    private static final String FAIR = """
            format: genotype/1
            name: fair
            space: fairdarts
            cells:
              normal:
                2: sep_conv_3x3(0) + sep_conv_5x5(1)
                3: []
                4: max_pool_3x3(0)
                5: sep_conv_3x3(3) + dil_conv_3x3(0)
                output: concat(2, 4, 5)
              reduce:
                2: max_pool_3x3(0) + avg_pool_3x3(1)
                3: avg_pool_3x3(0) + dil_conv_5x5(1)
                4: avg_pool_3x3(0) + sep_conv_5x5(1)
                5: skip_connect(0) + skip_connect(1)
                output: concat(2, 3, 4, 5)
            """;

    private static ExportedNetwork drawn(int seed, List<String> changes) {
        String text = "experiment: drawn\nspace: {extends: darts}\n";
        Experiment experiment = experiment(text, changes);
        Genotype genotype = RandomGenotypes.draw(experiment.space(), seed, "drawn");
        return of("drawn " + seed, text, Optional.of(GenotypeText.print(genotype)), 32, 100, changes);
    }

    private static Experiment experiment(String text, List<String> changes) {
        return ExperimentReader.read(Path.of("test.yaml"), new Source("test.yaml", text), changes)
                .experiment();
    }

    private static ExportedNetwork of(
            String name, String text, Optional<String> cells, int side, int count, List<String> changes) {
        Experiment experiment = experiment(text, changes);
        Retrain retrain = experiment.retrain().ofItsNetwork();
        Optional<Genotype> genotype = cells.map(yaml -> GenotypeText.parse(
                new Source("cells.yaml", yaml), experiment.space().definitions().keySet()));
        Input input = Input.squares(side, COUNTS);
        byte[] images = images(count, side);
        Target target = new Target(input, experiment.compiler().passes(), Execution.CPU);
        try (NetworkModel network = NetworkModel.compile(genotype, experiment.space(), retrain, target)) {
            network.initialize(7);
            for (int step = 0; step < 2; step++) {
                network.trainStep(batch(images, step * 8, 8, side), 0.1, 0, step);
            }
            float[] logits = network.logits(batch(images, 0, count, side));
            TrainedModel model = new TrainedModel(
                    Networks.ofUse(genotype, experiment.space(), retrain, input, Ending.OWN),
                    network.evaluated(),
                    NORMALIZATION,
                    CLASSES,
                    1.5);
            return new ExportedNetwork(name, new RunModel(model, card(name, side)), images, logits);
        }
    }

    private static ModelCard card(String name, int side) {
        return new ModelCard(
                "2026-11-23_201500_test",
                name,
                "the last weights",
                CLASSES,
                COUNTS,
                side,
                side,
                java.util.OptionalInt.empty(),
                new AssumedPrior(Optional.of(1.0), ""),
                Optional.of(1.5),
                false);
    }

    private static byte[] images(int count, int side) {
        byte[] images = new byte[count * side * side * 3];
        new Random(11).nextBytes(images);
        int size = side * side * 3;
        for (int image = 0; image < count; image++) { // some dark, some bright, some smooth
            for (int i = 0; i < size; i++) {
                int value = images[image * size + i] & 0xFF;
                images[image * size + i] =
                        (byte) (image % 3 == 0 ? value : image % 3 == 1 ? value / 4 : 128 + i % side);
            }
        }
        return images;
    }

    /** As training sees images. */
    static Batch batch(byte[] images, int from, int count, int side) {
        int size = side * side * 3;
        float[] values = new float[count * size];
        float[][] table = NORMALIZATION.table();
        for (int i = 0; i < values.length; i++) {
            values[i] = table[i % 3][images[from * size + i] & 0xFF];
        }
        int[] labels = new int[count];
        java.util.Arrays.setAll(labels, i -> i % CLASSES.size());
        return new Batch(values, labels);
    }

    /** Softmax of logits over the temperature. */
    float[] probabilities() {
        float[] found = new float[logits.length];
        int classes = CLASSES.size();
        for (int begin = 0; begin < logits.length; begin += classes) {
            double sum = 0;
            for (int i = begin; i < begin + classes; i++) {
                sum += Math.exp(logits[i] / 1.5);
            }
            for (int i = begin; i < begin + classes; i++) {
                found[i] = (float) (Math.exp(logits[i] / 1.5) / sum);
            }
        }
        return found;
    }

    Map<String, float[]> weights() {
        return run.model().weights();
    }

    @Override
    public String toString() {
        return name;
    }
}
