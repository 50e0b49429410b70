package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.Experiment.Search;
import org.astrapia.data.Batch;
import org.astrapia.graph.passes.PassPipeline;
import org.astrapia.network.Program;
import org.astrapia.network.Supernet;
import org.astrapia.space.Mixing;
import org.astrapia.space.Operation;
import org.astrapia.space.Primitive;
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
            compare(Samples.space(operations, Map.of("own", own)), Mixing.values()[round % 2]);
        }
    }

    private static List<Primitive> chain(SplittableRandom random) {
        List<Primitive> chain = new ArrayList<>(List.of(new Primitive.Relu()));
        chain.add(new Primitive.Depthwise(3 + 2 * random.nextInt(2), 1 + random.nextInt(3)));
        chain.add(new Primitive.Pointwise());
        if (random.nextBoolean()) {
            chain.add(new Primitive.MaxPool(3));
        }
        chain.add(new Primitive.BatchNorm(false));
        return chain;
    }

    private static void compare(SearchSpace space, Mixing mixing) {
        Search search = Samples.search(mixing);
        Map<String, float[]> reference = run(space, search, Samples.NONE);
        Map<String, float[]> compiled = run(space, search, Samples.ALL);
        assertThat(compiled.keySet()).containsAll(reference.keySet());
        reference.forEach((name, expected) -> {
            float[] actual = compiled.get(name);
            double scale = 1e-6;
            for (float value : expected) {
                scale = Math.max(scale, Math.abs(value));
            }
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) actual[i])
                        .as("%s[%d] of %s", name, i, space.operations())
                        .isCloseTo(expected[i], org.assertj.core.data.Offset.offset(2e-4 * scale));
            }
        });
    }

    private static Map<String, float[]> run(SearchSpace space, Search search, Passes passes) {
        Program program = PassPipeline.run(
                Supernet.build(
                        space,
                        search.mixing(),
                        SIZE,
                        SIZE,
                        3,
                        Samples.CLASS_COUNTS,
                        search.weightLoss(),
                        search.architectureLoss()),
                passes);
        Batch batch = Samples.batch(5, SIZE, 3);
        try (ProgramRun run =
                new ProgramRun(program, batch.images(), batch.labels(), Samples.parameters(program, 11))) {
            run.askOutput(Supernet.WEIGHT_LOSS);
            run.askOutput(Supernet.ARCHITECTURE_LOSS);
            run.askGradients(Supernet.ARCHITECTURE_LOSS, "grad/");
            Map<String, float[]> results = run.run();
            results.keySet().removeIf(name -> name.contains("/none/"));
            return results;
        }
    }
}
