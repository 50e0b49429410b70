package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.astrapia.config.training.ClassifierMethod;
import org.astrapia.language.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a classifier that is made anew. */
class ClassifierChecksTest {
    @TempDir
    private Path path;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            classifier: {method: retrain}                           | 2:32: | for no epoch; set retrain.classifier.epochs: 10
            classifier: {sampler: natural}                          | 2:33: | for no epoch; set retrain.classifier.epochs: 10
            classifier: {epochs: 5, method: tau-norm}               | 2:32: | tau-norm(1) needs no training; leave the epochs out
            classifier: {method: tau-norm, loss: focal(1)}          | 2:48: | tau-norm(1) needs no training, so this would not be used
            classifier: {method: tau-norm(-1)}                      | 2:41: | tau
            classifier: {method: tau-norm}, loss: ldam              | 2:32: | have length 1 already
            classifier: {method: scales, epochs: 1, loss: ldam}     | 2:57: | is about cosines
            classifier: {method: scales(classifier=true), epochs: 1, loss: ldam} | 2:74: | is about cosines
            classifier: {method: scales(classifier=true), epochs: 1}, loss: ldam | 2:32: | cannot be trained on as a linear one
            classifier: {epochs: 1, loss: barlow-twins}             | 2:41: | a classifier is trained with labels
            classifier: {epochs: 1, loss: zero-one}                 | 2:41: | a classifier is trained with labels
            classifier: {epochs: 1}, pretrain: {epochs: 1}, head: probe | 2:65: | would do it once more
            classifier: {epochs: 1, method: lws}                    | 2:43: | lws
            """)
    void whatMakesNoSenseIsRefused(String retrain, String place, String message) {
        assertThatThrownBy(() -> read(retrain))
                .hasMessageContaining("a.yaml:" + place)
                .hasMessageContaining(message);
    }

    @Test
    void defaultsAreThoseOfTheDecoupledClassifier() {
        Retrain.Classifier classifier = read("classifier: {epochs: 10}")
                .experiment()
                .retrain()
                .classifier()
                .orElseThrow();
        assertThat(classifier.method()).isEqualTo(new ClassifierMethod.Retrain());
        assertThat(classifier.document().toString())
                .isEqualTo("{method=retrain, epochs=10, batch=96, loss=cross-entropy, optimizer=sgd(0.1, momentum=0.9,"
                        + " decay=2e-4) >> cosine(0), sampler=class-balanced}");
        assertThat(read("epochs: 3").experiment().retrain().classifier()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            classifier: {epochs: 1, loss: balanced-softmax}         | made up for more than once by the classifier
            classifier: {epochs: 1, optimizer: "sgd(0.1) >> steps([5])"} | the training of the classifier has 1 epoch
            """)
    void whatIsDoubtfulIsWarnedOf(String retrain, String warning) {
        assertThat(read(retrain).warnings())
                .anySatisfy(problem -> assertThat(problem.message()).contains(warning));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            classifier: {epochs: 0, method: scales}
            classifier: {epochs: 2, method: scales}
            classifier: {method: tau-norm(0.5)}
            classifier: {epochs: 2, loss: ldam}, loss: balanced-softmax
            """)
    void theRestIsFine(String retrain) {
        LoadedExperiment loaded = read(retrain);
        assertThat(loaded.warnings()).isEmpty();
        Path file = path.resolve("resolved.yaml");
        String resolved = ResolvedWriter.write(loaded.experiment());
        assertThat(ExperimentReader.read(file, new Source(file.toString(), resolved), List.of())
                        .experiment())
                .isEqualTo(loaded.experiment());
    }

    private LoadedExperiment read(String retrain) {
        Path file = path.resolve("a.yaml");
        return ExperimentReader.read(
                file, new Source(file.toString(), "experiment: a\nretrain: {" + retrain + "}\n"), List.of());
    }
}
