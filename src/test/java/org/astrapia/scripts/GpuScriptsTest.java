package org.astrapia.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.astrapia.fixtures.PythonWithPyTorch;
import org.astrapia.graph.device.GpuNatives;
import org.astrapia.scripts.Checkout.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts in {@code src/bench/gpu}, on the processor and at a tiny size. */
class GpuScriptsTest {
    private static final String FOLDER = "src/bench/gpu/";

    @TempDir
    static Path folder;

    private static Checkout checkout;

    @BeforeAll
    static void prepare() throws Exception {
        checkout = Checkout.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fixtures", "paper", "profile-check", "speed"})
    void sayWhatTheyDo(String name) throws Exception {
        Result help = checkout.run(FOLDER + name, "--help");
        assertThat(help.status()).as(help.text()).isZero();
        assertThat(help.out()).contains(FOLDER + name, "device=cpu");
    }

    @Test
    void refuseWhatTheyDoNotKnow() throws Exception {
        assertRefused("'device=tpu' is not allowed; device is gpu or cpu", "fixtures", "device=tpu");
        assertRefused("there is no folder 'nowhere'", "fixtures", "nowhere", "device=cpu");
        assertRefused("'nowhere' holds no test_batch.bin", "paper", "nowhere", "device=cpu");
        assertRefused("'x' is not understood", "profile-check", "x", "device=cpu");
        assertRefused("there is no 'serach' to measure; there are search", "speed", "--only", "serach", "device=cpu");
        assertRefused("--iterations wants a number from 1 on, not '0'", "speed", "--iterations", "0", "device=cpu");
        assertRefused("'--small' is not understood", "speed", "--small", "device=cpu");
    }

    private static void assertRefused(String reason, String script, String... words) throws Exception {
        Result result = checkout.run(FOLDER + script, words);
        assertThat(result.status()).as(result.text()).isEqualTo(2);
        assertThat(result.err()).contains(reason);
    }

    @Test
    void speedMeasuresTheSearchAndTheRetraining() throws Exception {
        Result result = checkout.run(
                FOLDER + "speed",
                "figures",
                "--tiny",
                "--iterations",
                "1",
                "--only",
                "search,barlow-passes",
                "device=cpu");
        assertThat(result.status()).as(result.text()).isZero();
        String seconds = " 0\\.\\d{4} s";
        assertThat(result.out().lines().toList())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .matches("search-float32 +iteration" + seconds + ", architecture" + seconds + ", weights"
                                + seconds + ", retraining" + seconds))
                .anySatisfy(line -> assertThat(line)
                        .matches("barlow-passes-float32 +iteration" + seconds + ", architecture" + seconds + ", weights"
                                + seconds + ", without passes x \\d+\\.\\d{4}"));
        assertThat(folder.resolve("figures/search-float32.json")).isNotEmptyFile();
    }

    @Test
    void speedMeasuresPyTorchBeside() throws Exception {
        assumeTrue(
                PythonWithPyTorch.find().isPresent(),
                "SKIPPED: no Python with PyTorch, so speed's part with it is not run");
        Result result = checkout.run(
                FOLDER + "speed", "figures", "--tiny", "--iterations", "1", "--only", "pytorch", "device=cpu");
        assertThat(result.status()).as(result.text()).isZero();
        assertThat(result.out()).contains("PyTorch --device cpu\n", "--genotype=genotypes/darts-v2.yaml\n");
        assertThat(result.out().lines().filter(line -> line.startsWith("{\"seconds\": ")))
                .hasSize(2);
        assertThat(Files.readString(folder.resolve("figures/pytorch.txt"))).isEqualTo(result.out());
    }

    @Test
    void speedSaysWhatFailedAndGoesOn() throws Exception {
        Path genotype = folder.resolve("genotypes/darts-v2.yaml");
        String text = Files.readString(genotype);
        Files.writeString(genotype, "no genotype");
        try {
            Result result = checkout.run(
                    FOLDER + "speed", "failing", "--tiny", "--iterations", "1", "--only", "search", "device=cpu");
            assertThat(result.status()).as(result.text()).isEqualTo(1);
            assertThat(result.out()).contains("search-float32", "failed; see ");
        } finally {
            Files.writeString(genotype, text);
        }
    }

    @Test
    void fixturesComparesWithNumbersOfOnesOwn() throws Exception {
        checkout.addClasses();
        Path few = Files.createDirectory(folder.resolve("few"));
        copyFixture("update-cosine", few);
        copyFixture("long-tail-counts", few);
        Result result = checkout.run(FOLDER + "fixtures", "device=cpu", "few");
        assumeTrue(
                !result.out().contains("offline mode"), "SKIPPED: Maven lacks what runs tests, so fixtures is not run");
        assertThat(result.status()).as(result.text()).isZero();
        assertThat(result.out()).contains("Tests run: 2, Failures: 0", "FixtureTest");
    }

    private static void copyFixture(String name, Path to) throws Exception {
        Path from = Path.of("src/test/resources/fixtures", name);
        Path folder = Files.createDirectory(to.resolve(name));
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void paperRunsTableOne() throws Exception {
        Path cifar = TinyCifar.in(folder.resolve("cifar/cifar-10-batches-bin")).getParent();
        List<String> words = new ArrayList<>(List.of(cifar.toString(), "device=cpu", "seeds=1", "methods=fairdarts"));
        words.addAll(TinyCifar.SIZES);
        Result result = checkout.run(FOLDER + "paper", words.toArray(String[]::new));
        assertThat(result.status()).as(result.text()).isZero();
        assertThat(result.err()).contains("[paper/fairdarts-exponential-0.1, seed 1] retrain: done");
        assertThat(folder.resolve(result.out().strip())).isRegularFile();
    }

    @Test
    void profileCheckLooksAtTheBuildWithoutTheProfile() throws Exception {
        assumeTrue(!GpuNatives.arePresent(), "SKIPPED: this build is the one for GPUs");
        Result result = checkout.run(FOLDER + "profile-check", "device=cpu");
        assertThat(result.status()).as(result.text()).isZero();
        assertThat(result.out())
                .contains("ok    TensorFlow computes on the processor alone", "the build without the profile is good");
    }
}
