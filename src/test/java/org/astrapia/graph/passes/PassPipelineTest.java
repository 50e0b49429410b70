package org.astrapia.graph.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.value.PassNames;
import org.astrapia.network.Input;
import org.astrapia.network.Networks;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;

class PassPipelineTest {
    private static final SearchSpace SPACE = new SearchSpace(
            "sample",
            1,
            4,
            2,
            List.of("none", "max_pool_3x3", "sep_conv_3x3", "dil_conv_3x3"),
            BuiltInSpaces.definitions());

    @Test
    void theDescriptionLanguageNamesThePassesThatThereAre() {
        assertThat(PassNames.all()).isEqualTo(PassPipeline.names());
    }

    @Test
    void noneIsLeftOutAndTheSumsOfANodeAreOneSum() {
        Program program = new Elimination().apply(program());
        assertThat(count(program, Op.Zero.class)).isZero();
        assertThat(count(program, Op.Add.class)).isEqualTo(SPACE.nodes());
    }

    @Test
    void reluAndPoolAreComputedOncePerSourceNode() {
        Program described = program();
        Program shared = new CommonSubexpressions().apply(described);
        assertThat(count(described, Op.MaxPool.class)).isEqualTo(SPACE.edges());
        // Sources are the two inputs and the first node; cell 0 is a reduction, so edges of the inputs are strided.
        assertThat(count(shared, Op.MaxPool.class)).isEqualTo(3);
        assertThat(count(shared, Op.Relu.class)).isLessThan(count(described, Op.Relu.class));
    }

    @Test
    void parametersStayAsTheyAreWhateverRuns() {
        Program described = program();
        assertThat(PassPipeline.run(described, new Passes(true, List.of())).parameters())
                .isEqualTo(described.parameters());
    }

    private static Program program() {
        return Networks.supernet(SPACE, Input.squares(16, 10));
    }

    private static long count(Program program, Class<? extends Op> op) {
        return program.values().stream().filter(v -> op.isInstance(v.op())).count();
    }
}
