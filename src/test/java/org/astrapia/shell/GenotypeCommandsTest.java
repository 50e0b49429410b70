package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.astrapia.shell.Shell.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenotypeCommandsTest {
    private static final Path SAVED = Path.of("genotypes").toAbsolutePath();
    private static final Path DARTS_V2 = SAVED.resolve("darts-v2.yaml");

    @TempDir
    Path folder;

    @Test
    void showPrintsTheCanonicalText() throws Exception {
        assertThat(shell().call("genotype show " + DARTS_V2).out()).isEqualTo(Files.readString(DARTS_V2));
    }

    @Test
    void statsOfThePublishedNetworkAreThePublishedOnes() throws Exception {
        assertThat(shell().call("genotype stats " + DARTS_V2).out()).contains("3,349,342");
        JsonObject stats = JsonParser.parseString(
                        shell().call("genotype stats --json " + DARTS_V2).out())
                .getAsJsonObject();
        assertThat(stats.get("parameters").getAsLong()).isEqualTo(3_349_342);
        assertThat(stats.keySet())
                .containsExactly(
                        "parameters", "parameters_with_auxiliary", "multiply_adds", "multiply_adds_with_auxiliary");
    }

    @Test
    void diffNamesTheNodesThatDiffer() throws Exception {
        shell().with("a.yaml", Files.readString(DARTS_V2))
                .with("b.yaml", Files.readString(DARTS_V2).replaceFirst("3: sep_conv_3x3", "3: sep_conv_5x5"));
        assertThat(shell().call("genotype diff a.yaml b.yaml").out()).isEqualTo("""
                        normal
                          - 3: sep_conv_3x3(0) + sep_conv_3x3(1)
                          + 3: sep_conv_5x5(0) + sep_conv_3x3(1)
                        """);
        assertThat(shell().call("genotype diff a.yaml a.yaml").out()).isEqualTo("the cells are the same\n");
    }

    @Test
    void pythonTextGoesOutAndComesBack() throws Exception {
        for (String form : new String[] {"darts darts-v2.yaml", "fairdarts fairdarts-a.yaml"}) {
            String name = form.substring(0, form.indexOf(' '));
            Path saved = SAVED.resolve(form.substring(form.indexOf(' ') + 1));
            Result exported = shell().call("genotype export " + saved + " --as " + name);
            shell().with(name + ".py", exported.out());
            assertThat(shell().call("genotype import " + name + ".py --as " + name + " --out " + name + ".yaml")
                            .status())
                    .isZero();
            assertThat(shell().call("genotype diff " + saved + " " + name + ".yaml")
                            .out())
                    .isEqualTo("the cells are the same\n");
        }
    }

    @Test
    void anArchitectureDrawnAtRandomDependsOnItsSeedAlone() throws Exception {
        shell().with("mine.yaml", "experiment: mine\ndata:\n  dataset: cifar10\n");
        for (String out : new String[] {"1 --out a.yaml", "1 --out b.yaml", "2 --out c.yaml"}) {
            assertThat(shell().call("genotype random mine.yaml --seed " + out).status())
                    .isZero();
        }
        assertThat(shell().call("genotype check a.yaml").status()).isZero();
        assertThat(shell().call("genotype diff a.yaml b.yaml").out()).isEqualTo("the cells are the same\n");
        assertThat(shell().call("genotype diff a.yaml c.yaml").out()).isNotEqualTo("the cells are the same\n");
    }

    @Test
    void operationsOfAnExperimentsOwnAreKnownWithTheExperiment() throws Exception {
        shell().with("mine.yaml", """
                experiment: mine
                space:
                  operations: [skip_connect, big]
                  define:
                    big: relu >> depthwise(7, dilation=2) >> pointwise >> bn
                """);
        assertThat(shell().call("genotype random mine.yaml --seed 1 --out own.yaml")
                        .status())
                .isZero();
        assertThat(shell().call("genotype show own.yaml").status()).isEqualTo(2);
        for (String command : new String[] {"show", "stats", "check"}) {
            assertThat(shell().call("genotype " + command + " own.yaml --experiment mine.yaml")
                            .status())
                    .as(command)
                    .isZero();
        }
    }

    @Test
    void whatIsThereIsNeverOverwritten() throws Exception {
        shell().with("mine.yaml", "mine").with("mine.svg", "mine");
        Result exported = shell().call("genotype export " + DARTS_V2 + " --as darts");
        shell().with("darts.py", exported.out());
        for (String line : new String[] {
            "genotype import darts.py --as darts --out mine.yaml", "genotype draw " + DARTS_V2 + " --out mine.svg"
        }) {
            Result refused = shell().call(line);
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err()).contains("mine.", "it exists already and is not overwritten.");
        }
        assertThat(folder.resolve("mine.yaml")).hasContent("mine");
        assertThat(folder.resolve("mine.svg")).hasContent("mine");
    }

    private Shell shell() {
        return new Shell(folder);
    }
}
