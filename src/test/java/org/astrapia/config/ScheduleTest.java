package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.astrapia.config.Schedule.Place;
import org.astrapia.language.Problem;
import org.astrapia.language.Source;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static LoadedExperiment read(String... overrides) {
        Source source = new Source("s.yaml", "experiment: s\ndata: {dataset: shapes}\n");
        return ExperimentReader.read(Path.of("s.yaml"), source, List.of(overrides));
    }

    private static Optimizer optimizer(String text) {
        return read("retrain.optimizer=" + text, "retrain.epochs=200")
                .experiment()
                .retrain()
                .recipe()
                .optimizer();
    }

    private static void expectRates(String text, int epochs, int steps, double... rates) {
        Optimizer optimizer = optimizer(text);
        for (int i = 0; i < rates.length; i++) {
            assertThat(optimizer.rateAt(new Place(i / steps, epochs, i % steps, steps)))
                    .as("%s, step %d", text, i)
                    .isCloseTo(rates[i], within(1e-12));
        }
    }

    /** {@code adjust_learning_rate} of kaidic/LDAM-DRW, cifar_train.py, over its 200 epochs. */
    @Test
    void warmUpAndStepsAreThoseOfLdamsCode() {
        Optimizer ldam =
                optimizer("sgd(0.1, momentum=0.9, decay=2e-4) >> warm-up(5) >> steps([160, 180], factor=0.01)");
        for (int i = 0; i < 200; i++) {
            int epoch = i + 1;
            double published =
                    epoch <= 5 ? 0.1 * epoch / 5 : epoch > 180 ? 0.1 * 0.0001 : epoch > 160 ? 0.1 * 0.01 : 0.1;
            assertThat(ldam.rateAt(new Place(i, 200, 17, 97)))
                    .as("epoch %d", epoch)
                    .isCloseTo(published, within(1e-12));
        }
    }

    @Test
    void aCosineFallsByEpochsOrBySteps() {
        expectRates("sgd(0.1) >> cosine(0)", 2, 3, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05);
        double half = 0.05 * Math.sqrt(0.75); // cos(pi / 6) = sqrt(3) / 2, cos(pi / 3) = 1 / 2
        expectRates("sgd(0.1) >> cosine(0, per=step)", 2, 3, 0.1, 0.05 + half, 0.075, 0.05, 0.025, 0.05 - half);
        expectRates("sgd(0.1) >> cosine(0.02, per=step)", 1, 2, 0.1, 0.06);
    }

    @Test
    void aWarmUpRisesByEpochsOrByStepsAndTheCosineHasWhatIsLeft() {
        expectRates("sgd(0.1) >> warm-up(2)", 3, 2, 0.05, 0.05, 0.1, 0.1, 0.1, 0.1);
        expectRates("sgd(0.1) >> warm-up(2, per=step) >> constant", 3, 2, 0.025, 0.05, 0.075, 0.1, 0.1, 0.1);
        expectRates("sgd(0.1) >> warm-up(1) >> cosine(0)", 3, 1, 0.1, 0.1, 0.05);
        expectRates(
                "sgd(0.1) >> warm-up(1, per=step) >> cosine(0, per=step)",
                3,
                2,
                0.05,
                0.1,
                0.1,
                0.05 + 0.1 * Math.sqrt(0.125),
                0.05);
    }

    @Test
    void stepsFallAtAbsoluteEpochs() {
        expectRates("sgd(1) >> steps([1, 2])", 4, 1, 1, 0.1, 0.01, 0.01);
        expectRates("sgd(1) >> warm-up(2) >> steps([3], factor=0.5)", 4, 1, 0.5, 1, 1, 0.5);
    }

    @Test
    void whatIsNotSaidIsNotPrinted() {
        assertThat(print("sgd(0.1) >> cosine(0)")).isEqualTo("sgd(0.1, momentum=0, decay=0) >> cosine(0)");
        assertThat(print("sgd(0.1) >> cosine(0, per=epoch)")).isEqualTo("sgd(0.1, momentum=0, decay=0) >> cosine(0)");
        assertThat(print("sgd(0.1) >> constant")).isEqualTo("sgd(0.1, momentum=0, decay=0)");
        assertThat(print("sgd(0.1, momentum=0.9, nesterov=false, clip=5)"))
                .isEqualTo("sgd(0.1, momentum=0.9, decay=0, clip=5)");
        assertThat(print("lars(0.3, decay=1e-4) >> warm-up(10, per=step) >> cosine(0, per=step)"))
                .isEqualTo(
                        "lars(0.3, momentum=0.9, decay=1e-4, trust=0.001) >> warm-up(10, per=step) >> cosine(0, per=step)");
        assertThat(
                        print(
                                "sgd(0.1, 0.9, 2e-4, 5, decay-norm=0, rate-head=1, nesterov=true) >> warm-up(5) >> steps([160, 180], factor=0.01)"))
                .isEqualTo("sgd(0.1, momentum=0.9, decay=2e-4, clip=5, decay-norm=0, rate-head=1, nesterov=true) >>"
                        + " warm-up(5) >> steps([160, 180], factor=0.01)");
    }

    private static String print(String text) {
        return Optimizers.print(optimizer(text));
    }

    @Test
    void marksBehindTheEndAreWarnedOf() {
        assertThat(warnings("retrain.optimizer=sgd(0.1) >> steps([160, 180], factor=0.01)", "retrain.epochs=20"))
                .singleElement()
                .asString()
                .contains("never falls at 160 and 180", "the retraining has 20 epochs");
        assertThat(warnings("retrain.optimizer=sgd(0.1) >> warm-up(5)", "retrain.epochs=4"))
                .singleElement()
                .asString()
                .contains("never reaches the full rate", "the retraining has 4 epochs");
        assertThat(warnings("retrain.optimizer=sgd(0.1) >> warm-up(5) >> steps([160])", "retrain.epochs=4"))
                .hasSize(2);
        assertThat(warnings("search.optimizer.weights=sgd(0.1) >> steps([3])", "search.epochs=3"))
                .singleElement()
                .asString()
                .contains("never falls at 3", "the search has 3 epochs");
        assertThat(warnings("retrain.optimizer=sgd(0.1) >> warm-up(5) >> steps([160, 180])", "retrain.epochs=200"))
                .isEmpty();
    }

    @Test
    void aRateOfTheClassifierIsWarnedOfWhereThereIsNone() {
        assertThat(warnings("search.optimizer.architecture=adam(3e-4, rate-head=0.1)"))
                .singleElement()
                .asString()
                .contains("rate-head");
        assertThat(warnings("search.optimizer.weights=sgd(0.1, rate-head=0.1)", "search.order=1"))
                .isEmpty();
    }

    private static List<String> warnings(String... overrides) {
        return read(overrides).warnings().stream().map(Problem::message).toList();
    }
}
