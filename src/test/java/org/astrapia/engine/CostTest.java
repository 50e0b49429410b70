package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.Json;
import org.astrapia.language.Source;
import org.astrapia.network.Input;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;
import org.astrapia.run.RunFolder;
import org.astrapia.run.result.GivenGenotype;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run tells the multiply-adds of all its training steps: three forward passes for each image of a step. */
class CostTest {
    private static final int PASSES = 3;
    private static final List<String> FIXED = List.of(
            "retrain.network=resnet-8",
            "retrain.epochs=2",
            "retrain.batch=8",
            "retrain.loss=cross-entropy",
            "baseline=none");

    @TempDir
    Path home;

    @Test
    void ofTrainingWithAndWithoutLabels() throws Exception {
        TinyRun tiny = new TinyRun(home);
        Json plain = summary(tiny.runner()
                .run(tiny.experiment(FIXED.toArray(String[]::new)), FIXED)
                .folder());
        long forward = plain.whole("multiply_adds").orElseThrow();
        long steps = steps(plain);
        assertThat(plain.whole("retrain_multiply_adds")).hasValue(2 * steps * 8 * PASSES * forward);
        assertThat(plain.whole("search_multiply_adds")).isEmpty();
        assertThat(plain.number("retrain_seconds").orElseThrow()).isPositive();

        List<String> words = new ArrayList<>(FIXED);
        words.addAll(List.of(
                "retrain.pretrain.epochs=1", "retrain.pretrain.loss=barlow-twins(projector=[16, 8], scale=0.125)"));
        Json both = summary(tiny.runner()
                .run(tiny.experiment(words.toArray(String[]::new)), words)
                .folder());
        long features = 64;
        long head = features * 10;
        long projector = features * 16 + 16 * 8;
        long ofPair = 2 * (forward - head + projector) + head; // the classifier stays on the first view
        assertThat(both.whole("retrain_multiply_adds"))
                .hasValue(2 * steps * 8 * PASSES * forward + steps * 8 * PASSES * ofPair);
    }

    /** Steps of an epoch with batches of 8. */
    private static long steps(Json summary) throws Exception {
        Path run = Path.of(summary.text("run_path").orElseThrow());
        Json data = Json.parse(Files.readString(run.resolve("provenance.json"))).at("data");
        return data.wholes("train_counts").stream().mapToLong(Long::longValue).sum() / 8;
    }

    @Test
    void ofASearchGoesWithItsGenotypeAndThroughInterruptions() throws Exception {
        TinyRun tiny = new TinyRun(home);
        List<String> words = List.of("search.epochs=2", "search.warm-up=1");
        LoadedExperiment loaded = tiny.experiment(words.toArray(String[]::new));
        Cancel cancel = new Cancel();
        RunFolder folder = tiny.runner(cancel, TinyRun.cancelAt(7, cancel))
                .search(loaded, words)
                .folder();
        tiny.runner().resume(folder);
        Json found = summary(folder);

        Json data = Json.parse(Files.readString(folder.file("provenance.json"))).at("data");
        List<Long> counts = data.wholes("train_counts");
        Input input = Input.squares(32, counts.size());
        long forward = NetworkCounts.of(Networks.supernet(loaded.experiment().space(), input))
                .multiplyAdds();
        long alphaSteps = found.whole("architecture_steps").orElseThrow();
        long weightSteps = alphaSteps / 2 * 3;
        assertThat(alphaSteps).isPositive();
        assertThat(found.whole("search_multiply_adds")).hasValue((alphaSteps + weightSteps) * 6 * PASSES * forward);

        Path file = folder.file("genotype.yaml");
        Genotype genotype = GenotypeText.parse(
                Source.read(file), loaded.experiment().space().definitions().keySet());
        List<String> training = List.of("retrain.epochs=1", "baseline=none");
        LoadedExperiment trained = tiny.experiment(training.toArray(String[]::new));
        RunFolder other = tiny.runner()
                .retrain(trained, training, GivenGenotype.of(genotype, file))
                .folder();
        assertThat(summary(other).whole("search_multiply_adds")).isEqualTo(found.whole("search_multiply_adds"));
        tiny.runner().evaluate(other, Optional.empty());
        assertThat(summary(other).whole("search_multiply_adds")).isEqualTo(found.whole("search_multiply_adds"));
        assertThat(summary(other).number("search_seconds")).isEqualTo(found.number("search_seconds"));
    }

    private static Json summary(RunFolder folder) throws IOException, Json.DamagedException {
        return Json.parse(Files.readString(folder.file("summary.json")));
    }
}
