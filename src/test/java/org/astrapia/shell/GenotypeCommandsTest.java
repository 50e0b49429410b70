package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.astrapia.shell.Shell.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --channels 7            | --channels 7: an even number from 2 to 4096 is allowed.
            --channels 1            | --channels 1: an even number from 2 to 4096 is allowed.
            --image 30              | --image 30: a multiple of 4 from 4 to 4096 is allowed.
            --cells 0               | --cells 0: a number from 1 to 1000 is allowed.
            --classes -1            | --classes -1: a number from 1 to 4096 is allowed.
            --cells 99999999999     | is not an int.
            """)
    void statsOfWhatCannotBeBuiltAreRefused(String options, String reason) throws Exception {
        Result refused = shell().call("genotype stats " + DARTS_V2 + " " + options);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains(reason);
    }

    @Test
    void statsOfACellWithoutAPathAreRefusedWithItsPlace() throws Exception {
        shell().with(
                        "none.yaml",
                        Files.readString(DARTS_V2).replaceAll("    \\d: .*", "").replaceAll("concat\\(.*", "concat()"));
        Result refused = shell().call("genotype stats none.yaml");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("none.yaml:", "no path leads through the normal cell");
    }

    @Test
    void theAuxiliaryHeadIsCountedWhereThereCanBeOne() throws Exception {
        assertThat(shell().call("genotype stats --image 16 " + DARTS_V2).out()).contains("n/a");
        assertThat(shell().call("genotype stats --cells 2 " + DARTS_V2).out()).contains("n/a");
    }

    /** Dong and Yang 2020: six 3x3 convolutions have 1.531546 million parameters. */
    @Test
    void anArchitectureOfNasBench201IsReadCountedDrawnAndPrinted() throws Exception {
        String text = "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";
        shell().with("largest.txt", text + "\n");
        assertThat(shell().call("genotype import largest.txt --as nas-bench-201 --out largest.yaml")
                        .out())
                .isEqualTo("largest.yaml\n");
        assertThat(shell().call("genotype export largest.yaml --as nas-bench-201")
                        .out())
                .isEqualTo(text + "\n");
        assertThat(shell().call("genotype check largest.yaml").out()).isEqualTo("largest.yaml: ok\n");
        assertThat(shell().call("genotype stats largest.yaml").out())
                .contains("5 cells a stage, 16 channels, 10 classes", "1,531,546", "220,119,680");
        assertThat(shell().call("genotype stats largest.yaml --cells 1 --channels 4")
                        .status())
                .isZero();
        assertThat(shell().call("genotype draw largest.yaml").out())
                .startsWith("cell\n")
                .contains("  in -- nor_conv_3x3 ---> 1\n")
                .doesNotContain("reduction");
        assertThat(shell().call("genotype draw largest.yaml --out largest.svg").status())
                .isZero();
        assertThat(Files.readString(folder.resolve("largest.svg"))).contains(">largest: cell<", ">in<", ">out<");
        shell().with(
                        "other.yaml",
                        Files.readString(folder.resolve("largest.yaml")).replace("1: nor", "1: none(0) #"));
        assertThat(shell().call("genotype diff largest.yaml other.yaml").out()).isEqualTo("""
                        every
                          - 1: nor_conv_3x3(0)
                          + 1: none(0)
                        """);
        assertThat(shell().call("genotype export largest.yaml --as darts").err())
                .contains("DARTS cannot say this genotype: it has one kind of cell");
    }

    /** An experiment may have a space of its own, so it is a doubt and no mistake. */
    @Test
    void aSpaceThatNobodyKnowsIsToldAtItsPlace() throws Exception {
        shell().with("own.yaml", Files.readString(DARTS_V2).replace("space: darts", "space: drats"));
        Result checked = shell().call("genotype check own.yaml");
        assertThat(checked.status()).isZero();
        assertThat(checked.out()).isEqualTo("own.yaml: ok\n");
        assertThat(checked.err())
                .contains(
                        "own.yaml:3:1: warning: no built-in space is called `drats`", "Maybe `darts`, or --experiment");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            space: darts           ; wrong.yaml:4:1 ; the space darts has two kinds of cell
            output: concat(1)      ; wrong.yaml:9:5 ; the output of a cell of the space nas-bench-201 is the last node, concat(3)
            1: none(0) + none(0)   ; wrong.yaml:6:5 ; an edge of the space nas-bench-201 has one operation
            """)
    void aGenotypeThatIsNotOfItsSpaceIsRefusedAtItsPlace(String line, String place, String message) throws Exception {
        String text = """
                format: genotype/1
                name: wrong
                space: nas-bench-201
                cells:
                  every:
                    1: nor_conv_3x3(0)
                    2: none(0) + none(1)
                    3: none(0) + skip_connect(1) + none(2)
                    output: concat(3)
                """;
        String key = line.substring(0, line.indexOf(':'));
        shell().with("wrong.yaml", text.replaceFirst(key + ": .*", line));
        for (String command : new String[] {"check", "stats"}) {
            Result refused = shell().call("genotype " + command + " wrong.yaml");
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err()).contains(place, message);
        }
    }

    @Test
    void lookupTellsAccuracyRankAndIsomorphicCells() throws Exception {
        shell().with("one.txt", "|skip_connect~0|+|none~0|skip_connect~1|").with("table.csv", """
                        architecture,accuracy
                        |skip_connect~0|+|none~0|skip_connect~1|,54
                        |none~0|+|skip_connect~0|none~1|,56.5
                        |nor_conv_3x3~0|+|none~0|skip_connect~1|,90
                        """);
        shell().call("genotype import one.txt --as nas-bench-201 --out one.yaml");
        assertThat(shell().call("genotype lookup one.yaml --table table.csv").out())
                .isEqualTo("""
                |skip_connect~0|+|none~0|skip_connect~1|
                column    accuracy  rank  of  better than  isomorphic cells
                --------  --------  ----  --  -----------  ----------------
                accuracy     54.00     3   3        0.0 %    54.00 to 56.50
                1 other is isomorphic, by the form #+0
                """);
        JsonObject told = JsonParser.parseString(shell().call("genotype lookup one.yaml --table table.csv --json")
                        .out())
                .getAsJsonObject();
        assertThat(told.get("isomorphic").getAsInt()).isEqualTo(1);
        shell().with("two.txt", "|none~0|+|none~0|none~1|");
        shell().call("genotype import two.txt --as nas-bench-201 --out two.yaml");
        Result missing = shell().call("genotype lookup two.yaml --table table.csv");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("table.csv has no architecture |none~0|+|none~0|none~1|");
        assertThat(shell().call("genotype lookup " + DARTS_V2 + " --table table.csv")
                        .err())
                .contains("darts-v2.yaml:4:1", "the space nas-bench-201 has one kind of cell");
    }

    @Test
    void aCellThatNoImageGetsThroughIsWarnedOf() throws Exception {
        shell().with("zero.txt", "|none~0|+|skip_connect~0|none~1|+|none~0|skip_connect~1|none~2|");
        shell().call("genotype import zero.txt --as nas-bench-201 --out zero.yaml");
        Result checked = shell().call("genotype check zero.yaml");
        assertThat(checked.status()).isZero();
        assertThat(checked.err()).contains("zero.yaml:", "no image gets through the cell");
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
    void oneOfAWholeFileIsImportedByItsName() throws Exception {
        String rows = "[('sep_conv_3x3', 0, 0.13), ('skip_connect', 1, 0.12)]";
        String genotype =
                "Genotype(normal=" + rows + ", normal_concat=None, reduce=" + rows + ", reduce_concat=None)\n";
        shell().with("genotypes.py", "PRIMITIVES = ['none']\nA = " + genotype + "GDAS = " + genotype);

        Result unnamed = shell().call("genotype import genotypes.py --as darts --out a.yaml");
        assertThat(unnamed.status()).isEqualTo(2);
        assertThat(unnamed.err()).contains("genotypes.py:3:8: ", "choose one with --name NAME: A, GDAS");

        Result named = shell().call("genotype import genotypes.py --as darts --name GDAS --out a.yaml");
        assertThat(named.status()).isZero();
        assertThat(named.out()).isEqualTo("a.yaml\n");
        assertThat(named.err()).contains("the weights of 4 edges are left out", "no concatenation is given");
        assertThat(Files.readString(folder.resolve("a.yaml"))).contains("2: sep_conv_3x3(0) + skip_connect(1)");
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
        shell().with(
                        "own.py",
                        shell().call("genotype export own.yaml --as darts --experiment mine.yaml")
                                .out());
        assertThat(shell().call("genotype import own.py --as darts --out back.yaml --experiment mine.yaml")
                        .status())
                .isZero();
        assertThat(shell().call("genotype diff own.yaml back.yaml --experiment mine.yaml")
                        .out())
                .isEqualTo("the cells are the same\n");
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
