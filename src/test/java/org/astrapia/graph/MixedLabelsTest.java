package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.Optimizer.Sgd;
import org.astrapia.config.Recipe;
import org.astrapia.config.Retrain;
import org.astrapia.config.Schedule.Constant;
import org.astrapia.config.loss.ClassWeights;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.training.Choice;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.batch.Batch;
import org.astrapia.data.batch.Sampler;
import org.astrapia.space.Mixing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of a batch whose images are mixed, loss and gradient are the shares of those by its two sets of labels. */
class MixedLabelsTest {
    private static final double SHARE = 0.7;

    private final Batch plain = Samples.batch(8, 16, 5);
    private final int[] others = {3, 1, 4, 1, 5, 9, 2, 6};

    static Stream<Loss> losses() {
        return Stream.of(
                new LabelLoss.CrossEntropy(),
                new LabelLoss.Focal(1),
                new LabelLoss.Ldam(0.5, 10),
                new LabelLoss.LabelSmoothing(0.1),
                new Loss.Reweighted(new ClassWeights.InverseFrequency(0), new LabelLoss.BalancedSoftmax()),
                new Loss.Total(
                        List.of(new LabelLoss.CrossEntropy(), new Loss.Weighted(2, new LabelLoss.LogitAdjusted(1)))));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void areShared(Loss loss) {
        Step own = step(loss, List.of(), Samples.NONE, plain);
        Step mixedIn = step(loss, List.of(), Samples.NONE, new Batch(plain.views(), others));
        for (Passes passes : List.of(Samples.NONE, Samples.ALL)) {
            List<Augmentation> chain = List.of(new Augmentation.Mixup(1));
            Step mixed = step(loss, chain, passes, new Batch(plain.views(), plain.labels(), others, SHARE));

            assertThat(mixed.loss()).isCloseTo(SHARE * own.loss() + (1 - SHARE) * mixedIn.loss(), within(1e-5));
            for (int i = 0; i < mixed.gradient().length; i++) {
                double expected = SHARE * own.gradient()[i] + (1 - SHARE) * mixedIn.gradient()[i];
                assertThat((double) mixed.gradient()[i]).isCloseTo(expected, within(1e-4 * (1 + Math.abs(expected))));
            }
            assertThat(step(loss, chain, passes, plain).loss()).isCloseTo(own.loss(), within(1e-5));
        }
    }

    @Test
    void aSearchSharesThemInBothSteps() {
        try (SupernetModel usual = supernet(false);
                SupernetModel mixing = supernet(true)) {
            Batch mixed = new Batch(plain.views(), plain.labels(), others, SHARE);
            Batch mixedIn = new Batch(plain.views(), others);
            assertThat(mixing.weightStep(mixed, 0).loss())
                    .isCloseTo(
                            SHARE * usual.weightStep(plain, 0).loss()
                                    + (1 - SHARE) * usual.weightStep(mixedIn, 0).loss(),
                            within(1e-5));
            assertThat(mixing.architectureStep(mixed, 0).loss())
                    .isCloseTo(
                            SHARE * usual.architectureStep(plain, 0).loss()
                                    + (1 - SHARE)
                                            * usual.architectureStep(mixedIn, 0).loss(),
                            within(1e-5));
        }
    }

    private static SupernetModel supernet(boolean mixes) {
        SupernetModel model = SupernetModel.compile(
                Samples.space(List.of("skip_connect", "sep_conv_3x3"), Map.of()),
                Samples.search(new Mixing.Sigmoid()),
                Samples.target(16, Samples.ALL).mixed(mixes));
        model.initialize(1);
        return model;
    }

    private record Step(double loss, float[] gradient) {}

    /** A step at a rate of 0: the momentum is then the gradient. */
    private static Step step(Loss loss, List<Augmentation> chain, Passes passes, Batch batch) {
        Recipe recipe = new Recipe(
                1,
                8,
                loss,
                new Sgd(0.02, 0.9, 0, Double.POSITIVE_INFINITY, new Constant()),
                new Recipe.Shown(chain, Optional.empty(), Sampler.NATURAL, true));
        Retrain retrain = new Retrain(
                FixedNetwork.RESNET_8,
                new Retrain.Cells(3, 4, 0, 0),
                Optional.empty(),
                recipe,
                Optional.empty(),
                Retrain.Head.FINE_TUNE,
                Optional.empty(),
                Choice.NONE,
                Optional.empty(),
                0);
        try (NetworkModel model = NetworkModel.compile(
                Optional.empty(),
                Samples.space(List.of("skip_connect"), Map.of()),
                retrain,
                Samples.target(16, passes))) {
            model.initialize(1);
            double value = model.trainStep(batch, 0, 0, 1).loss();
            return new Step(value, model.state().get("weights.momentum"));
        }
    }
}
