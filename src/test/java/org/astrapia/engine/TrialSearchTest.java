package org.astrapia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.astrapia.engine.stage.Cancel;
import org.astrapia.language.Json;
import org.astrapia.report.html.HtmlReport;
import org.astrapia.run.JsonFile;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunStatus.State;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches that judge architectures one by one, as whole runs. */
class TrialSearchTest {
    /** Two halvings: one of two candidates goes on, and two others have all epochs at once. Five trials, of two moments an epoch. */
    private static final String HYPERBAND = "search.method=hyperband(eta=2)";

    @TempDir
    Path home;

    private static String[] words(String method, String... more) {
        List<String> words = List.of(
                method,
                "search.epochs=2",
                "search.batch=16",
                "space={extends: fairdarts, cells: 2, channels: 4, nodes: 2, operations: [skip_connect, max_pool_3x3]}",
                "data.shapes={train-per-class: 4, test-per-class: 2}",
                "retrain={cells: 2, channels: 4, auxiliary: 0, epochs: 1, loss: cross-entropy}",
                "baseline=none",
                "evaluate.logit-adjustment=0");
        return Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private RunOutcome search(String place, String method, int moment, String... more) throws Exception {
        TinyRun tiny = new TinyRun(Files.createDirectories(home.resolve(place)));
        Cancel cancel = new Cancel();
        return tiny.runner(cancel, TinyRun.cancelAt(moment, cancel))
                .search(tiny.experiment(words(method, more)), List.of(words(method, more)));
    }

    /** Cut off within the first candidates, or within the second turn of one. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            evolution(4, population=2, sample=2)       ; 7
            hyperband(eta=2)                           ; 3
            hyperband(eta=2)                           ; 5
            reinforce(3)                               ; 5
            zero-cost(3, proxy=naswot, train=1)        ; 2
            """)
    void aSearchThatIsCutOffGoesOnToTheSameNumbers(String method, int moment) throws Exception {
        RunOutcome unbroken = search("unbroken", "search.method=" + method, 0);
        assertThat(unbroken.state()).isEqualTo(State.DONE);
        RunOutcome broken = search("broken", "search.method=" + method, moment);
        assertThat(broken.state()).isEqualTo(State.INTERRUPTED);
        RunOutcome resumed = new TinyRun(home.resolve("broken")).runner().resume(broken.folder());
        assertThat(TinyRun.numbers(resumed.folder())).isEqualTo(TinyRun.numbers(unbroken.folder()));
        assertThat(cost(resumed.folder())).isEqualTo(cost(unbroken.folder())).isPositive();
    }

    /** Candidates that are trained without labels first, and then have a classifier on top, go on with that classifier. */
    @Test
    void aProbeThatPausesGoesOnToTheSameNumbers() throws Exception {
        String[] more = {
            "retrain.head=probe",
            "retrain.pretrain={epochs: 1, candidates: 1, loss: \"barlow-twins(projector=[8, 8])\"}"
        };
        String method = "search.method=successive-halving(3, eta=2)";
        RunOutcome unbroken = search("unbroken", method, 0, more);
        RunOutcome broken = search("broken", method, 12, more);
        assertThat(broken.state()).isEqualTo(State.INTERRUPTED);
        RunOutcome resumed = new TinyRun(home.resolve("broken")).runner().resume(broken.folder());
        assertThat(TinyRun.numbers(resumed.folder())).isEqualTo(TinyRun.numbers(unbroken.folder()));
        assertThat(Files.readAllLines(unbroken.folder().file("trials.csv")))
                .hasSize(1 + 3 + 1)
                .last()
                .asString()
                .startsWith("4,")
                .contains(",2,");
    }

    private static long cost(RunFolder folder) {
        Json summary = JsonFile.find(folder.file(RunFolder.SUMMARY));
        return summary.whole("search_multiply_adds").orElseThrow();
    }

    /** Killed in the first turn of a candidate, and again when some have gone on. */
    @Test
    void aSearchThatIsKilledGoesOnToTheSameNumbers() throws Exception {
        RunFolder expected = search("unbroken", HYPERBAND, 0).folder();
        Path killed = Files.createDirectories(home.resolve("killed"));
        KilledRun.killAt(3, KilledRun.start(killed, words(HYPERBAND)));
        KilledRun.killAt(4, KilledRun.start(killed, words(HYPERBAND)));
        TinyRun rest = new TinyRun(killed);
        RunFolder folder = rest.runs().list().get(0);
        assertThat(folder.status().state()).isEqualTo(State.INTERRUPTED);
        assertThat(rest.runner().resume(folder).state()).isEqualTo(State.DONE);
        for (String file : List.of("trials.csv", "genotype.yaml")) {
            assertThat(Files.readString(folder.file(file))).isEqualTo(Files.readString(expected.file(file)));
        }
    }

    /** Candidates go on from where they paused: no epoch of theirs is done twice, and each row of metrics.csv is there. */
    @Test
    void aCandidateThatGoesOnIsNotTrainedAnew() throws Exception {
        RunFolder folder = search("hyperband", HYPERBAND, 0).folder();
        List<String> trials = Files.readAllLines(folder.file("trials.csv"));
        List<String> asked = trials.stream()
                .skip(1)
                .map(line -> line.split(",")[1] + "@" + line.split(",")[2])
                .distinct()
                .toList();
        List<String> epochs = Files.readAllLines(folder.file("metrics.csv")).stream()
                .skip(1)
                .map(line -> line.split(",")[0] + " " + line.split(",")[1])
                .toList();
        assertThat(epochs).doesNotHaveDuplicates();
        for (String one : asked) {
            int done = Integer.parseInt(one.substring(one.indexOf('@') + 1));
            String stage = "candidate-" + one.substring(0, one.indexOf('@'));
            for (int epoch = 0; epoch < done; epoch++) {
                assertThat(epochs).contains(stage + " " + epoch);
            }
        }
    }

    @Test
    void theReportShowsTheTrials() throws Exception {
        Run ranked = RunReader.read(search("ranked", "search.method=zero-cost(4, proxy=parameters, train=1)", 0)
                .folder()
                .path());
        assertThat(ranked.trials()).hasSize(5);
        assertThat(HtmlReport.of(ranked))
                .contains(
                        ">Trials</h2>",
                        "5 trials of 4 architectures",
                        "Score by the proxy, before any training",
                        "recalls on held-out images",
                        ">trials</text>")
                .doesNotContain("True accuracy by the table");
    }

    @Test
    void aTrialTellsHowFarTheSearchIsAndWhatItCost() throws Exception {
        TinyRun tiny = new TinyRun(home);
        List<String> said = new java.util.ArrayList<>();
        tiny.runner(new Cancel(), event -> {
                    if (event instanceof RunEvent.Message message) {
                        said.add(message.text());
                    }
                })
                .search(tiny.experiment(words("search.method=evolution(3, population=2)")), List.of());
        Stream<String> trials = said.stream().filter(text -> text.startsWith("trial "));
        assertThat(trials.findFirst().orElseThrow())
                .matches(
                        "trial 1 of 3: candidate 1 after 2 epochs, mean recall [\\d.]+ %; best so far candidate 1, mean"
                                + " recall [\\d.]+ %; [\\d.]+ s and \\d\\.\\de\\+\\d+ multiply-adds so far");
    }
}
