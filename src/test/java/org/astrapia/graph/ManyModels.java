package org.astrapia.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.Optimizer;
import org.astrapia.config.Recipe;
import org.astrapia.config.Retrain;
import org.astrapia.config.Retrain.Head;
import org.astrapia.config.Retrain.Network;
import org.astrapia.config.Schedule;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.training.Choice;
import org.astrapia.data.batch.Sampler;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.Source;
import org.astrapia.space.Mixing;
import org.astrapia.space.RandomGenotypes;
import org.astrapia.space.SearchSpace;

/**
 * Networks of published and of random genotypes, fixed networks and supernets of random spaces, each trained for some steps. As
 * a program of its own it prints a digest of each one's weights: {@code ManyModels THREADS RANDOM SUPERNETS}.
 */
final class ManyModels {
    private static final int SIZE = 32;
    private static final int BATCH = 16;
    private static final int STEPS = 8;
    private static final List<String> OPERATIONS = List.of(
            "none",
            "max_pool_3x3",
            "avg_pool_3x3",
            "skip_connect",
            "sep_conv_3x3",
            "sep_conv_5x5",
            "dil_conv_3x3",
            "dil_conv_5x5",
            "conv_7x1_1x7");

    private final Map<String, Supplier<CompiledModel>> models = new LinkedHashMap<>();
    private final Target target;

    private ManyModels(int threads) {
        this.target =
                new Target(Samples.input(SIZE), Samples.ALL, TestExecution.get().withThreads(threads));
    }

    /**
     * @param threads within an operation
     * @param random how many random genotypes
     * @param supernets how many random spaces
     */
    static Map<String, String> digests(int threads, int random, int supernets) {
        ManyModels many = new ManyModels(threads);
        many.published();
        SearchSpace space = new SearchSpace("darts", 3, 8, 4, OPERATIONS, BuiltInSpaces.definitions());
        for (int seed = 1; seed <= random; seed++) {
            many.network(RandomGenotypes.draw(space, seed, "random-" + seed), 8);
        }
        many.fixed();
        for (int seed = 1; seed <= supernets; seed++) {
            many.supernet(seed);
        }
        Map<String, String> digests = new LinkedHashMap<>();
        many.models.forEach((name, model) -> digests.put(name, digest(model)));
        return digests;
    }

    private void published() {
        try (Stream<Path> files = Files.list(Path.of("genotypes"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                network(
                        GenotypeText.parse(
                                Source.read(file), BuiltInSpaces.definitions().keySet()),
                        16);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void network(Genotype genotype, int channels) {
        SearchSpace space = new SearchSpace("darts", 4, channels, 4, OPERATIONS, BuiltInSpaces.definitions());
        Loss loss = new LabelLoss.CrossEntropy();
        models.put(
                genotype.name(),
                () -> NetworkModel.compile(
                        Optional.of(genotype), space, retrain(new Network.Derived(), channels, loss), target));
    }

    private void fixed() {
        SearchSpace space = Samples.space(OPERATIONS, Map.of());
        models.put(
                "resnet-20 with cosine margins",
                () -> NetworkModel.compile(
                        Optional.empty(),
                        space,
                        retrain(FixedNetwork.RESNET_20, 16, new LabelLoss.Ldam(0.5, 30)),
                        target));
    }

    private static Retrain retrain(Network network, int channels, Loss loss) {
        return new Retrain(
                network,
                new Retrain.Cells(4, channels, 0.4, 0.2),
                Optional.empty(),
                new Recipe(
                        1,
                        BATCH,
                        loss,
                        new Optimizer.Sgd(0.1, 0.9, 3e-4, 5, new Schedule.Constant()),
                        new Recipe.Shown(List.of(), Optional.empty(), Sampler.NATURAL, true)),
                Optional.empty(),
                Head.FINE_TUNE,
                Optional.empty(),
                Choice.NONE,
                Optional.empty(),
                0);
    }

    private void supernet(int seed) {
        Random random = new Random(seed);
        List<String> operations = new ArrayList<>(OPERATIONS);
        Collections.shuffle(operations, random);
        SearchSpace space = new SearchSpace(
                "sample", 3, 8, 2 + random.nextInt(2), operations.subList(0, 5), BuiltInSpaces.definitions());
        Search search = Samples.search(seed % 2 == 0 ? new Mixing.Softmax() : new Mixing.Sigmoid());
        models.put("supernet of " + space.operations(), () -> SupernetModel.compile(space, search, target));
    }

    private static String digest(Supplier<CompiledModel> compile) {
        try (CompiledModel model = compile.get()) {
            model.initialize(7);
            for (int step = 0; step < STEPS; step++) {
                if (model instanceof SupernetModel supernet) {
                    supernet.architectureStep(Samples.batch(BATCH, SIZE, 2 * step + 1), 3e-3);
                    supernet.weightStep(Samples.batch(BATCH, SIZE, 2 * step), 0.1);
                } else {
                    ((NetworkModel) model).trainStep(Samples.batch(BATCH, SIZE, step), 0.1, 0.2, step);
                }
            }
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(model.state()).forEach((name, values) -> {
                sha.update(name.getBytes(StandardCharsets.UTF_8));
                ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
                bytes.asFloatBuffer().put(values);
                sha.update(bytes);
            });
            return HexFormat.of().formatHex(sha.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] arguments) {
        digests(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
                .forEach((name, digest) -> System.out.println(digest + " " + name));
    }
}
