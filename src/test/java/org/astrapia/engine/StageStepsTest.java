package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.data.LongTail;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.run.Plan;
import org.astrapia.run.RunEvent.StageStarted;
import org.astrapia.run.RunListener;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check counts the steps that a run makes. */
class StageStepsTest {
    private static final String TWINS = "barlow-twins(projector=[8, 8])";
    private static final String WITHOUT_LABELS = "search.loss.weights=" + TWINS + ";search.loss.architecture=" + TWINS;

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline=resnet-8",
                "baseline=resnet-8;retrain.drop-last=false;search.drop-last=false",
                "baseline=resnet-8;retrain.sampler=oversample",
                "retrain.network=resnet-8;baseline=resnet-8;baseline-recipe=retrain;retrain.batch=7;retrain.classifier={epochs: 2, sampler: oversample}",
                "retrain.network=resnet-8;baseline=none;retrain.classifier.method=tau-norm",
                "baseline=none;retrain.sampler=undersample;search.split=0.3",
                "baseline=none;retrain.batch=6;retrain.pretrain.epochs=1;retrain.pretrain.loss=" + TWINS,
                "baseline=none;retrain.sampler=oversample;retrain.head=probe;retrain.pretrain.epochs=1;retrain.pretrain.loss="
                        + TWINS,
                "baseline=none;search.batch=17;" + WITHOUT_LABELS,
                "baseline=none;search.method=random(2);retrain.sampler=oversample;search.split=0.4",
                "baseline=resnet-8;baseline-recipe=retrain;retrain.network=resnet-8;retrain.pretrain.epochs=1;retrain.pretrain.loss="
                        + TWINS,
                "baseline=none;search.method=random(1);retrain.pretrain.epochs=1;retrain.pretrain.candidates=1;retrain.pretrain.loss="
                        + TWINS
            })
    void areThoseOfTheRun(String changes) {
        TinyRun tiny = new TinyRun(home);
        List<String> words = new ArrayList<>(
                List.of("search.epochs=1", "retrain.epochs=1", "retrain.auxiliary=0", "retrain.loss=cross-entropy"));
        words.addAll(List.of(changes.split(";")));
        LoadedExperiment loaded = tiny.experiment(words.toArray(String[]::new));
        List<StageStarted> started = new ArrayList<>();
        RunListener listener = event -> {
            if (event instanceof StageStarted stage) {
                started.add(stage);
            }
        };

        tiny.runner(new Cancel(), listener).run(loaded, words);

        int[] available = new int[10];
        Arrays.fill(available, loaded.experiment().data().dataset().shapes().trainPerClass());
        int[] kept = LongTail.counts(loaded.experiment().data().distribution(), available);
        assertThat(Plan.RUN.stages(loaded.experiment(), kept).stream()
                        .flatMap(stage -> Stream.generate(() -> name(stage.stage()) + " " + stage.stepsPerEpoch())
                                .limit(stage.stage().equals("candidates") ? stage.epochs() : 1)))
                .isEqualTo(started.stream()
                        .map(stage -> name(stage.stage()) + " " + stage.stepsPerEpoch())
                        .toList());
    }

    private static String name(String stage) {
        return stage.replaceAll("candidate.*", "candidate");
    }
}
