package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.Optimizer;
import org.astrapia.config.loss.ClassWeights;
import org.astrapia.config.loss.LabelFreeLoss;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.LabelSetLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;
import org.astrapia.config.search.MixedChannels;
import org.astrapia.data.batch.Batch;
import org.astrapia.graph.device.TensorFlowNatives;
import org.astrapia.graph.passes.PassPipeline;
import org.astrapia.network.Architecture;
import org.astrapia.network.DerivedNetwork;
import org.astrapia.network.Networks;
import org.astrapia.network.Program;
import org.astrapia.network.Supernet;
import org.astrapia.space.Mixing;
import org.astrapia.space.Operation;
import org.astrapia.space.Primitive;
import org.astrapia.space.RandomGenotypes;
import org.astrapia.space.SearchSpace;

/** Small networks whose losses and derivatives TensorFlow computes. */
public final class SmallNetworks {
    private static final int SIZE = 8;
    private static final Loss CROSS_ENTROPY = new LabelLoss.CrossEntropy();

    private SmallNetworks() {}

    /** The primitives of which a few networks consist that use all there are, with and without passes. */
    public static Set<Class<?>> primitives() {
        List<String> published = List.copyOf(BuiltInSpaces.definitions().keySet());
        SearchSpace space = new SearchSpace("sample", 2, 8, 2, published, BuiltInSpaces.definitions());
        Loss zeroOne = new LabelFreeLoss.ZeroOne(LabelFreeLoss.Norm.L1);
        Loss all = new Loss.Total(List.of(CROSS_ENTROPY, new Loss.Weighted(10, zeroOne)));
        Loss deferred = new Loss.Reweighted(new ClassWeights.InverseFrequency(0.5), new LabelLoss.Ldam(0.5, 10));
        Architecture architecture =
                new Architecture(RandomGenotypes.draw(space, 5, "any"), BuiltInSpaces.definitions());
        List<Program> programs = List.of(
                Networks.supernet(
                        space, new Supernet.Form(new Mixing.Sigmoid(), CROSS_ENTROPY, all), Samples.input(32)),
                supernet(new Mixing.Gumbel(10, 0.1), new MixedChannels.All()),
                supernet(new Mixing.Softmax(), new MixedChannels.Partial(2)),
                supernet(
                        new Mixing.Dirichlet(),
                        new MixedChannels.All(),
                        new LabelFreeLoss.Concentration(LabelFreeLoss.Distance.L2),
                        new LabelFreeLoss.Budget(LabelFreeLoss.Measure.PARAMETERS, 10)),
                Networks.derived(architecture, new DerivedNetwork.Form(3, 4, 0.4, true), deferred, Samples.input(32)),
                Networks.fixed(FixedNetwork.RESNET_8, new LabelLoss.Focal(2), Samples.input(SIZE)),
                Networks.fixed(FixedNetwork.RESNET_8, new LabelLoss.BalancedSoftmax(), Samples.input(SIZE)),
                Networks.fixed(FixedNetwork.RESNET_8, new LabelSetLoss.SigmoidFocal(2), Samples.input(SIZE)),
                Networks.fixed(
                        FixedNetwork.RESNET_8,
                        new LabelLoss.LabelSmoothing(0.1),
                        Samples.input(SIZE).mixed(true)),
                Networks.fixed(
                        FixedNetwork.RESNET_8,
                        new LabelFreeLoss.BarlowTwins(0.1, List.of(4), 1, true),
                        Samples.input(SIZE)),
                Networks.scaledClassifier(CROSS_ENTROPY, Samples.input(SIZE)));
        return programs.stream()
                .flatMap(program -> Stream.of(
                        program, PassPipeline.run(program, Samples.ALL), PassPipeline.run(program, Samples.ALL, true)))
                .peek(SmallNetworks::compute)
                .flatMap(program -> program.values().stream())
                .map(value -> value.op().getClass())
                .collect(Collectors.toSet());
    }

    /** Loss and derivatives of a supernet that minimises a loss. */
    public static Map<String, float[]> minimise(Loss loss) {
        Loss weights = Losses.needsLabels(loss) ? loss : CROSS_ENTROPY;
        return compute(Networks.supernet(
                Samples.space(List.of("skip_connect", "sep_conv_3x3"), Map.of()),
                new Supernet.Form(new Mixing.Sigmoid(), weights, loss),
                Samples.input(SIZE)));
    }

    /** Loss and derivatives of a supernet whose edges mix so. */
    public static Map<String, float[]> mix(Mixing mixing) {
        return compute(supernet(mixing, new MixedChannels.All()));
    }

    /** Loss and derivatives of a supernet that mixes these channels. */
    public static Map<String, float[]> mix(MixedChannels channels) {
        return compute(supernet(new Mixing.Softmax(), channels));
    }

    private static Program supernet(Mixing mixing, MixedChannels channels, Loss... ofAlpha) {
        List<Loss> losses =
                Stream.concat(Stream.of(CROSS_ENTROPY), Stream.of(ofAlpha)).toList();
        return Networks.supernet(
                new SearchSpace(
                        "sample",
                        3,
                        6,
                        2,
                        List.of("none", "skip_connect", "sep_conv_3x3"),
                        BuiltInSpaces.definitions()),
                new Supernet.Form(
                        mixing, CROSS_ENTROPY, new Loss.Total(losses), mixing.noise(), channels, Optional.empty()),
                Samples.input(SIZE));
    }

    /** Loss and derivatives of a supernet with an operation of this primitive alone. */
    public static Map<String, float[]> use(Primitive primitive) {
        Operation own = new Operation("own", List.of(primitive));
        return compute(Networks.supernet(
                Samples.space(List.of("skip_connect", "own"), Map.of("own", own)),
                new Supernet.Form(new Mixing.Softmax(), CROSS_ENTROPY, CROSS_ENTROPY),
                Samples.input(SIZE)));
    }

    /** A step by an optimizer, and the variables that it adds. */
    public static Set<String> step(Optimizer optimizer) {
        TensorFlowNatives.load();
        try (LinearProbe probe = LinearProbe.compile(CROSS_ENTROPY, optimizer, Samples.target(SIZE, Samples.ALL))) {
            assertThat(probe.graphDef()).isNotEmpty();
        }
        return Update.initial("weights", optimizer, 3).keySet();
    }

    private static Map<String, float[]> compute(Program program) {
        Batch batch = Samples.batch(5, side(program), 3);
        String loss = program.outputs().keySet().stream()
                .filter(List.of(Supernet.ARCHITECTURE_LOSS, DerivedNetwork.LOSS)::contains)
                .findFirst()
                .orElseThrow();
        try (ProgramRun run =
                new ProgramRun(program, batch.images(), batch.labels(), Samples.parameters(program, 11))) {
            run.askOutput(loss);
            run.askGradients(loss, "derivative/");
            Map<String, float[]> results = run.run();
            assertThat(results.size()).isGreaterThan(2);
            results.forEach((name, values) -> {
                for (float value : values) {
                    assertThat(Float.isFinite(value)).as(name).isTrue();
                }
            });
            return results;
        }
    }

    private static int side(Program program) {
        return program.values().stream()
                .filter(value -> value.op() instanceof org.astrapia.network.Op.Image)
                .findFirst()
                .orElseThrow()
                .dimensions()
                .height();
    }
}
