package org.astrapia.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.Optimizer.Sgd;
import org.astrapia.config.Recipe;
import org.astrapia.config.Retrain;
import org.astrapia.config.Retrain.Head;
import org.astrapia.config.Retrain.Network;
import org.astrapia.config.Schedule.Constant;
import org.astrapia.config.loss.ClassWeights.ClassBalanced;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.training.Choice;
import org.astrapia.data.batch.Batch;
import org.astrapia.data.batch.Sampler;
import org.astrapia.network.Architecture;
import org.astrapia.network.DerivedNetwork;
import org.astrapia.network.Networks;
import org.astrapia.network.Parameter;
import org.astrapia.network.Program;
import org.junit.jupiter.api.Test;

/** Losses that know the classes' numbers of images, in whole networks. */
class ImbalancedTrainingTest {
    private static final LabelLoss.Ldam LDAM = new LabelLoss.Ldam(0.5, 30);
    private static final Loss DEFERRED = new Loss.Reweighted(new ClassBalanced(0.9999, 0.8), LDAM);

    @Test
    void deferredWeightsBeginWithTheShareOfTheTrainingThatTheStepIsTold() {
        Batch batch = Samples.batch(8, 16, 5);
        try (NetworkModel plain = network(LDAM);
                NetworkModel deferred = network(DEFERRED)) {
            double unweighted = plain.trainStep(batch, 0, 0, 1).loss();
            assertThat(deferred.trainStep(batch, 0, 0, 1).loss()).isCloseTo(unweighted, within(1e-4));
            deferred.progress(0.79);
            assertThat(deferred.trainStep(batch, 0, 0, 1).loss()).isCloseTo(unweighted, within(1e-4));
            deferred.progress(0.8);
            assertThat(Math.abs(deferred.trainStep(batch, 0, 0, 1).loss() - unweighted))
                    .isGreaterThan(0.1);
        }
    }

    @Test
    void cosinesPredictAndStartFromUnitVectors() {
        Batch batch = Samples.batch(8, 16, 5);
        try (NetworkModel model = network(DEFERRED)) {
            float[] logits = model.logits(batch);
            for (float logit : logits) {
                assertThat(logit).isBetween(-30.001f, 30.001f);
            }
            float[] weights = model.state().get("weights");
            float[] classes = Arrays.copyOfRange(weights, weights.length - 64 * 10, weights.length);
            for (int c = 0; c < 10; c++) {
                double square = 0;
                for (int feature = 0; feature < 64; feature++) {
                    square += classes[feature * 10 + c] * classes[feature * 10 + c];
                }
                assertThat(square).isCloseTo(1, within(1e-5));
            }
        }
    }

    @Test
    void aFewStepsLearnABatch() {
        Batch batch = Samples.batch(8, 16, 5);
        for (Loss loss : List.of(DEFERRED, new LabelLoss.Focal(1), new LabelLoss.BalancedSoftmax())) {
            try (NetworkModel model = network(loss)) {
                double first = model.trainStep(batch, 0.02, 0, 1).loss();
                double last = first;
                for (int step = 0; step < 15; step++) {
                    last = model.trainStep(batch, 0.02, 0, 1).loss();
                }
                assertThat(last).as("%s", loss).isLessThan(first / 2);
            }
        }
    }

    @Test
    void theAuxiliaryHeadIsNormalisedToo() {
        Program program = Networks.derived(
                new Architecture(
                        Samples.genotype(),
                        Samples.space(List.of("skip_connect"), Map.of()).definitions()),
                new DerivedNetwork.Form(3, 4, 0.4, false),
                LDAM,
                Samples.input(32));
        assertThat(program.parameters().stream().map(Parameter::name).filter(name -> name.contains("classifier")))
                .containsExactlyInAnyOrder("classifier/weight", "aux/classifier/weight");
        assertThat(program.outputs()).containsKeys("term/ldam", "term/auxiliary-ldam");
    }

    private static NetworkModel network(Loss loss) {
        Network network = FixedNetwork.RESNET_20;
        Retrain retrain = new Retrain(
                network,
                new Retrain.Cells(3, 4, 0, 0),
                Optional.empty(),
                new Recipe(
                        1,
                        8,
                        loss,
                        new Sgd(0.02, 0.9, 0, 5, new Constant()),
                        new Recipe.Shown(List.of(), Optional.empty(), Sampler.NATURAL, true)),
                Optional.empty(),
                Head.FINE_TUNE,
                Optional.empty(),
                Choice.NONE,
                Optional.empty(),
                0);
        NetworkModel model = NetworkModel.compile(
                Optional.empty(),
                Samples.space(List.of("skip_connect"), Map.of()),
                retrain,
                Samples.target(16, Samples.ALL));
        model.initialize(1);
        return model;
    }
}
