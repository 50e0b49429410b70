package org.astrapia.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.astrapia.scripts.Checkout.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts in {@code shell/studies}. */
class StudiesTest {
    @TempDir
    static Path folder;

    private static Checkout checkout;
    private static Path cifar;

    @BeforeAll
    static void prepare() throws Exception {
        checkout = Checkout.in(folder);
        cifar = TinyCifar.in(folder.resolve("cifar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"table1", "verification", "imbalance", "published"})
    void sayWhatTheyDoAndRefuseWhatTheyDoNotKnow(String name) throws Exception {
        String script = "shell/studies/" + name;
        Result help = checkout.run(script, "--help");
        assertThat(help.status()).as(help.text()).isZero();
        assertThat(help.out())
                .contains("shell/studies/" + name + " scale=paper seeds=3 data.path=DIR", "begin it again");
        assertThat(help.out()).doesNotContain("#", "BASH_SOURCE");

        assertRefused(script, "scale=large", "'scale=large' is not allowed; scale is small or paper");
        assertRefused(script, "seeds=0", "'seeds=0' is not allowed");
        assertRefused(script, "data", "'data' is not understood; give data.path=DIR");
        assertRefused(script, "methods=drats", "there is no method 'drats'; there are ");
        assertRefused(script, "methods=", "methods= names none");
    }

    private static void assertRefused(String script, String word, String reason) throws Exception {
        Result result = checkout.run(script, word);
        assertThat(result.status()).as(result.text()).isEqualTo(2);
        assertThat(result.err()).contains(reason);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void severalRunsAtOnceEndWithOneReportAndAreNotRepeated() throws Exception {
        List<String> words = new ArrayList<>(
                List.of("scale=small", "seeds=2", "jobs=2", "methods=fairdarts", "device=cpu", "data.path=" + cifar));
        words.addAll(TinyCifar.SIZES);
        int before = runs("");
        Result first = checkout.run("shell/studies/table1", words.toArray(String[]::new));
        assertThat(first.status()).as(first.text()).isZero();
        assertThat(first.err())
                .contains(
                        "[paper/fairdarts-exponential-0.1, seed 1] search: done",
                        "[paper/fairdarts-exponential-0.1, seed 2] retrain: done");
        assertThat(folder.resolve(first.out().strip())).isRegularFile();
        assertThat(runs("")).isEqualTo(before + 4);
        assertThat(runs("ssf-training-of-fairdarts")).isEqualTo(2);
        assertThat(genotypes("fairdarts-exponential-0.1")).isEqualTo(genotypes("ssf-training-of-fairdarts"));

        Result again = checkout.run("shell/studies/table1", words.toArray(String[]::new));
        assertThat(again.status()).as(again.text()).isZero();
        assertThat(again.err()).doesNotContain("search: done");
        assertThat(runs("")).isEqualTo(before + 4);
    }

    /** Ours beside theirs, and one run for each recipe; called again, nothing is repeated. */
    @Test
    void publishedShowsTheirNumbersBesideOurs() throws Exception {
        String[] words = {
            "scale=small",
            "methods=mislas,logit-adjustment-cross-entropy",
            "device=cpu",
            "data.path=" + cifar,
            "retrain.epochs=1",
            "retrain.batch=8",
            "retrain.optimizer=sgd(0.1)"
        };
        int before = runs("");
        Result first = checkout.run("shell/studies/published", words);
        assertThat(first.status()).as(first.text()).isZero();
        assertThat(first.out().lines().toList())
                .anySatisfy(line -> assertThat(line).contains("72.80 best").endsWith("1 of 200"))
                .anySatisfy(line -> assertThat(line).contains("82.50 best"))
                .anySatisfy(line -> assertThat(line).contains("71.36 last").endsWith("1 of 1241"))
                .anySatisfy(line -> assertThat(line).contains("77.32 last"));
        assertThat(folder.resolve(first.out().lines().reduce("", (one, other) -> other)))
                .isRegularFile()
                .content()
                .contains("MiSLAS (Zhong et al. 2021), stage 2");

        Result again = checkout.run("shell/studies/published", words);
        assertThat(again.status()).as(again.text()).isZero();
        assertThat(runs("")).isEqualTo(before + 2);
    }

    /** Only searches, each with what the table says of what it found; called again, nothing is repeated. */
    @Test
    void searchesEndWithATableOfWhatTheyFound() throws Exception {
        Result help = checkout.run("shell/studies/searches", "--help");
        assertThat(help.out()).contains("shell/studies/searches seeds=3 data.path=DIR", "begin it again");
        assertRefused("shell/studies/searches", "data.path=.", "space.table=FILE.csv is missing");
        assertRefused("shell/studies/searches", "methods=base", "there is no method 'base'; there are ");
        Path table = Files.writeString(folder.resolve("table.csv"), """
                architecture,accuracy
                |none~0|,10
                |nor_conv_1x1~0|,60
                |nor_conv_3x3~0|,90
                """);
        String[] words = {
            "seeds=2",
            "methods=zero-cost-parameters",
            "csv=results/found.csv",
            "device=cpu",
            "data.path=" + cifar,
            "space.nodes=1",
            "space.operations=[none, nor_conv_1x1, nor_conv_3x3]",
            "space.table=" + table
        };
        Result first = checkout.run("shell/studies/searches", words);
        assertThat(first.status()).as(first.text()).isZero();
        assertThat(first.out().lines().toList())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("searches-zero-cost-parameters ")
                        .contains("90.00", "1 of 3", " 2 "))
                .anySatisfy(line -> assertThat(line).startsWith("REINFORCE ").endsWith(" 93.85"));
        assertThat(folder.resolve("results/found.csv"))
                .content()
                .contains("searches-zero-cost-parameters,2,90.00,0.00,1,", "RS,0,,,,,,,,93.70,,");
        assertThat(folder.resolve(first.out().lines().reduce("", (one, other) -> other)))
                .content()
                .contains("What the searches found");
        assertThat(runs("searches-zero-cost-parameters")).isEqualTo(2);
        assertRefusedAgain(words);
        words[2] = "csv=again.csv";
        assertThat(checkout.run("shell/studies/searches", words).status()).isZero();
        assertThat(runs("searches-zero-cost-parameters")).isEqualTo(2);
        assertThat(folder.resolve("again.csv"))
                .content()
                .isEqualTo(Files.readString(folder.resolve("results/found.csv")));
    }

    private static void assertRefusedAgain(String... words) throws Exception {
        Result refused = checkout.run("shell/studies/searches", words);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("results/found.csv exists already; csv= wants a new one");
    }

    private static int runs(String name) throws Exception {
        return folders(name).size();
    }

    /** Folders of a name; of two that begin in the same second one ends in a number. */
    private static List<Path> folders(String name) throws Exception {
        Path all = Files.createDirectories(folder.resolve("runs"));
        try (Stream<Path> entries = Files.list(all)) {
            return entries.filter(Files::isDirectory)
                    .filter(run -> run.getFileName().toString().contains("_" + name))
                    .sorted()
                    .toList();
        }
    }

    /** Texts of their genotypes, of which the trainings have copies. */
    private static List<String> genotypes(String name) throws Exception {
        List<String> texts = new ArrayList<>();
        for (Path run : folders(name)) {
            texts.add(Files.readString(run.resolve("genotype.yaml")));
        }
        return texts.stream().sorted().toList();
    }
}
