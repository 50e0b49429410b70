package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.search.MixedChannels;
import org.astrapia.data.batch.Batch;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.graph.passes.PassPipeline;
import org.astrapia.language.Source;
import org.astrapia.network.Architecture;
import org.astrapia.network.DerivedNetwork;
import org.astrapia.network.Networks;
import org.astrapia.network.Program;
import org.astrapia.network.Supernet;
import org.astrapia.network.VariantOp;
import org.astrapia.space.Mixing;
import org.astrapia.space.Operation;
import org.astrapia.space.Primitive;
import org.astrapia.space.RandomGenotypes;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;

/** With all passes a program computes what it computes with none: every loss and every derivative. */
class ParityTest {
    private static final List<String> PUBLISHED = List.of(
            "none",
            "max_pool_3x3",
            "avg_pool_3x3",
            "skip_connect",
            "sep_conv_3x3",
            "sep_conv_5x5",
            "dil_conv_3x3",
            "dil_conv_5x5",
            "conv_7x1_1x7");
    private static final int SIZE = 12;

    @Test
    void randomSpacesWithOperationsOfAUsersOwn() {
        SplittableRandom random = new SplittableRandom(20);
        for (int round = 0; round < 4; round++) {
            List<String> operations = new ArrayList<>(PUBLISHED);
            while (operations.size() > 4) {
                operations.remove(random.nextInt(operations.size()));
            }
            Operation own = new Operation("own", chain(random));
            operations.add("own");
            SearchSpace space = Samples.space(operations, Map.of("own", own));
            Search search = Samples.search(round % 2 == 0 ? new Mixing.Softmax() : new Mixing.Sigmoid());
            String alone = PassPipeline.names().get(round);
            Map<String, float[]> reference = run(space, search, Samples.NONE);
            compare(reference, run(space, search, Samples.ALL), "all passes, " + space.operations());
            compare(
                    reference,
                    run(space, search, new Passes(false, List.of(alone))),
                    alone + " alone, " + space.operations());
        }
    }

    @Test
    void networksOfRandomGenotypes() {
        SearchSpace space = Samples.space(PUBLISHED, Map.of());
        for (long seed = 1; seed <= 2; seed++) {
            Genotype genotype = RandomGenotypes.draw(space, seed, "random");
            DerivedNetwork.Form form = new DerivedNetwork.Form(3, 4, 0, true);
            Program program =
                    Networks.derived(new Architecture(genotype, space.definitions()), form, Samples.input(SIZE));
            compare(
                    run(program, SIZE, DerivedNetwork.LOSS),
                    run(PassPipeline.run(program, Samples.ALL), SIZE, DerivedNetwork.LOSS),
                    GenotypeText.print(genotype));
        }
    }

    /** One with edges that give zeros, to nodes that nothing else enters. */
    @Test
    void networksOfNasBench201() {
        SearchSpace space = BuiltInSpaces.load("nas-bench-201");
        Loss loss = new LabelLoss.CrossEntropy();
        SearchSpace small = new SearchSpace(
                space.name(), 1, 4, space.nodes(), space.operations(), space.definitions(), space.skeleton());
        Program supernet =
                Networks.supernet(small, new Supernet.Form(new Mixing.Softmax(), loss, loss), Samples.input(SIZE));
        compare(
                run(supernet, SIZE, Supernet.WEIGHT_LOSS, Supernet.ARCHITECTURE_LOSS),
                run(PassPipeline.run(supernet, Samples.ALL), SIZE, Supernet.WEIGHT_LOSS, Supernet.ARCHITECTURE_LOSS),
                "the supernet");
        for (String text : List.of(
                "|none~0|+|none~0|nor_conv_3x3~1|+|skip_connect~0|none~1|avg_pool_3x3~2|",
                "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|",
                "|nor_conv_1x1~0|+|avg_pool_3x3~0|nor_conv_3x3~1|+|none~0|skip_connect~1|skip_connect~2|")) {
            Genotype genotype = EdgeTexts.read(
                    new Source("text", text), "text", space.definitions().keySet());
            Program program = Networks.derived(
                    Architecture.of(genotype, small), new DerivedNetwork.Form(1, 4, 0, true), Samples.input(SIZE));
            Map<String, float[]> reference = run(program, SIZE, DerivedNetwork.LOSS);
            // What these add, the normalisation behind the last cell takes away: their derivatives are rounding alone.
            reference.keySet().removeIf(name -> name.startsWith("grad/cell2/") && name.endsWith("/beta"));
            compare(reference, run(PassPipeline.run(program, Samples.ALL), SIZE, DerivedNetwork.LOSS), text);
        }
    }

    @Test
    void edgesThatChooseOneOperation() {
        SearchSpace space = Samples.space(
                List.of("none", "max_pool_3x3", "skip_connect", "sep_conv_5x5", "dil_conv_3x3"), Map.of());
        Search search = Samples.search(new Mixing.Gumbel(10, 0.1));
        compare(run(space, search, Samples.NONE), run(space, search, Samples.ALL), "gumbel");
    }

    @Test
    void partialChannels() {
        SearchSpace space = Samples.space(
                List.of("none", "max_pool_3x3", "skip_connect", "sep_conv_5x5", "dil_conv_3x3"), Map.of());
        for (Mixing mixing : List.of(new Mixing.Softmax(), new Mixing.Gumbel(10, 0.1))) {
            Search search = Samples.search(mixing, new MixedChannels.Partial(2));
            Map<String, float[]> reference = run(space, search, Samples.NONE);
            assertThat(reference).containsKeys("grad/beta_normal", "grad/beta_reduce");
            compare(reference, run(space, search, Samples.ALL), "partial channels by " + mixing);
        }
    }

    /** Large enough for what is done to large maps alone. */
    @Test
    void mapsOfTheUsualSize() {
        SearchSpace space = new SearchSpace(
                "large",
                2,
                8,
                1,
                List.of("max_pool_3x3", "skip_connect", "sep_conv_5x5", "dil_conv_3x3"),
                BuiltInSpaces.definitions());
        Loss loss = new LabelLoss.CrossEntropy();
        Program program =
                Networks.supernet(space, new Supernet.Form(new Mixing.Softmax(), loss, loss), Samples.input(32));
        Program compiled = PassPipeline.run(program, Samples.ALL);
        assertThat(compiled.values()).anyMatch(value -> value.op() instanceof VariantOp.Rematerialized);
        compare(run(program, 32, Supernet.WEIGHT_LOSS), run(compiled, 32, Supernet.WEIGHT_LOSS), "maps of 32x32");
    }

    private static List<Primitive> chain(SplittableRandom random) {
        List<Primitive> chain = new ArrayList<>(List.of(new Primitive.Relu()));
        chain.add(new Primitive.Depthwise(3 + 2 * random.nextInt(3), 1 + random.nextInt(3)));
        chain.add(new Primitive.Pointwise());
        if (random.nextBoolean()) {
            chain.add(new Primitive.MaxPool(3));
        }
        chain.add(new Primitive.BatchNorm(false));
        return chain;
    }

    private static void compare(Map<String, float[]> reference, Map<String, float[]> compiled, String what) {
        assertThat(compiled.keySet()).containsAll(reference.keySet());
        reference.forEach((name, expected) -> {
            float[] actual = compiled.get(name);
            double scale = 1e-6;
            for (float value : expected) {
                scale = Math.max(scale, Math.abs(value));
            }
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) actual[i])
                        .as("%s[%d] of %s", name, i, what)
                        .isCloseTo(expected[i], org.assertj.core.data.Offset.offset(2e-4 * scale));
            }
        });
    }

    private static Map<String, float[]> run(SearchSpace space, Search search, Passes passes) {
        Program program = PassPipeline.run(Networks.ofSearch(space, search, Samples.input(SIZE)), passes);
        return run(program, SIZE, Supernet.WEIGHT_LOSS, Supernet.ARCHITECTURE_LOSS);
    }

    /** The losses and all derivatives of the last of them. */
    private static Map<String, float[]> run(Program program, int size, String... losses) {
        Batch batch = Samples.batch(5, size, 3);
        try (ProgramRun run =
                new ProgramRun(program, batch.images(), batch.labels(), Samples.parameters(program, 11))) {
            for (String loss : losses) {
                run.askOutput(loss);
            }
            run.askGradients(losses[losses.length - 1], "grad/");
            Map<String, float[]> results = run.run();
            results.keySet().removeIf(name -> name.contains("/none/"));
            return results;
        }
    }
}
