package org.astrapia.graph.passes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.graph.passes.Narrowing.Outcome;
import org.astrapia.graph.passes.Narrowing.Reason;
import org.astrapia.network.Footprint;
import org.astrapia.network.Input;
import org.astrapia.network.Networks;
import org.astrapia.network.Op;
import org.astrapia.network.Program;
import org.astrapia.network.Supernet;
import org.astrapia.network.Value;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;

/** Which maps have 16 bits. */
class NarrowingTest {
    private static final Passes ALL = new Passes(true, List.of());

    private static Program supernet(int channels) {
        SearchSpace space = new SearchSpace(
                "narrow",
                3,
                channels,
                1,
                List.of("max_pool_3x3", "skip_connect", "sep_conv_3x3", "dil_conv_5x5"),
                BuiltInSpaces.definitions());
        Loss loss = new LabelLoss.CrossEntropy();
        return PassPipeline.run(
                Networks.supernet(space, new Supernet.Form(new Mixing.Sigmoid(), loss, loss), Input.squares(16, 10)),
                ALL);
    }

    /** Bits of a value's numbers, by its primitives. */
    private static int bits(Value value) {
        int before = value.inputs().isEmpty() ? 32 : bits(value.inputs().get(0));
        return value.op().bits(before);
    }

    @Test
    void mapsOf16ChannelsHave16BitsAndEdgesAreShared() {
        Program narrow = Narrowing.apply(supernet(16));
        int depthwise = 0;
        for (Value value : narrow.values()) {
            Op op = value.op().plain();
            boolean map =
                    value.dimensions().batched() && value.dimensions().sizes().size() == 3;
            if (op instanceof Op.Depthwise window) {
                assertThat(bits(value)).isEqualTo(window.stride() > 1 ? 32 : 16);
                depthwise++;
            } else if (op instanceof Op.Conv) {
                boolean ofImages = value.inputs().get(0).dimensions().channels() == 3;
                assertThat(bits(value)).as("%s", value).isEqualTo(ofImages ? 32 : 16);
            } else if (map && (op instanceof Op.BatchNorm || op instanceof Op.Relu || op instanceof Op.Add)) {
                assertThat(bits(value)).as("%s", value).isEqualTo(16);
            } else if (op instanceof Op.Read
                    || op instanceof Op.Linear
                    || op instanceof Op.GlobalAverage
                    || op instanceof Op.Mix) {
                assertThat(bits(value)).as("%s", value).isEqualTo(32);
            }
            if (op instanceof Op.BatchNorm && value.inputs().size() > 1) {
                assertThat(bits(value.inputs().get(1))).isEqualTo(32);
            }
            if (op instanceof Op.Narrow || op instanceof Op.Widen) {
                assertThat(narrow.values().stream()
                                .filter(other ->
                                        other.op().equals(op) && other.inputs().equals(value.inputs())))
                        .hasSize(1);
                assertThat(value.inputs().get(0).op()).isNotInstanceOfAny(Op.Narrow.class, Op.Widen.class);
            }
        }
        assertThat(depthwise).isPositive();
        narrow.outputs().forEach((name, value) -> {
            if (value.dimensions().sizes().size() < 3) { // nobody fetches a map
                assertThat(bits(value)).as(name).isEqualTo(32);
            }
        });
    }

    /** Two edges enter the node of each of two reduction cells with a stride; a dilated window of stride 2 sees sampled pixels. */
    @Test
    void theReasonsAreCounted() {
        Outcome wide = Narrowing.outcome(supernet(8));
        assertThat(wide.channels()).contains(3, 8, 24).doesNotContain(16, 32);
        assertThat(wide.wide().get(Reason.CHANNELS)).isGreaterThan(20);
        Outcome narrow = Narrowing.outcome(supernet(16));
        assertThat(narrow.channels()).containsExactly(3);
        assertThat(narrow.wide()).containsExactlyInAnyOrderEntriesOf(Map.of(Reason.CHANNELS, 1, Reason.STRIDED, 4));
        assertThat(narrow.narrow()).isGreaterThan(100);
    }

    /** Half the bytes, but for what keeps 32 bits. */
    @Test
    void lessIsKeptForTheDerivatives() {
        Program wide = supernet(16);
        double share = Footprint.keptBytes(Narrowing.apply(wide), 8) / (double) Footprint.keptBytes(wide, 8);
        assertThat(share).isBetween(0.5, 0.7);
    }
}
