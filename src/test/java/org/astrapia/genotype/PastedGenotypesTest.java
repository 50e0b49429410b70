package org.astrapia.genotype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.genotype.PythonGenotypes.Form;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.astrapia.language.ProblemPrinter;
import org.astrapia.language.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Genotypes as people paste them: out of logs, papers' repositories, notebooks and mails. */
class PastedGenotypesTest {
    private static final Cell NORMAL = cell("sep_conv_3x3", "skip_connect");
    private static final Cell REDUCE = cell("max_pool_3x3", "dil_conv_5x5");

    private static final String ROWS =
            "[('sep_conv_3x3', 0), ('skip_connect', 1), ('sep_conv_3x3', 2), ('skip_connect', 0)]";
    private static final String OTHER_ROWS =
            ROWS.replace("sep_conv_3x3", "max_pool_3x3").replace("skip_connect", "dil_conv_5x5");
    private static final String PLAIN = "Genotype(normal=" + ROWS + ", normal_concat=range(2, 4), reduce=" + OTHER_ROWS
            + ", reduce_concat=range(2, 4))";
    private static final String FIRST = "Genotype(normal=[('skip_connect', 0), ('skip_connect', 1)], normal_concat=[2],"
            + " reduce=[('skip_connect', 0), ('skip_connect', 1)], reduce_concat=[2])";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2018-06-27 13:25:46,379 genotype = PLAIN",
                "06/27 01:25:46 PM genotype = PLAIN\r\n",
                "INFO:root:genotype = PLAIN\nINFO:root:train 000 1.05e+00 61.7 #12 best\n",
                "[2024-01-02 10:00:00][search.py][INFO] - step #12 genotype = PLAIN",
                "\u001B[32mINFO\u001B[0m PLAIN\u001B[0m",
                "Genotype found: PLAIN. Have fun",
                "wandb: best \"PLAIN\"",
                "{\"epoch\": 49, \"genotype\": \"PLAIN\"}",
                ">>> print(genotype)\nPLAIN\n>>> exit()",
                "# the best one\nBEST = \\\n  gt.PLAIN  # Genotype(normal=[('none', 0)])",
                "```python\nPLAIN\n```",
                "BEST: Genotype = PLAIN",
                "from genotypes import Genotype\nclass Genotype(NamedTuple):\n  normal: list\n\nBEST = PLAIN\nDARTS = BEST\n",
                "# OLD = Genotype(normal=[('none', 0)], normal_concat=[2])\nBEST = PLAIN",
                "Genotype = namedtuple('Genotype', 'normal normal_concat reduce reduce_concat')\nPRIMITIVES = ['none']\nA = PLAIN",
                "def parse(alphas):\n  return Genotype(normal=gene_normal, normal_concat=concat)\nA = PLAIN",
                "\u00A0PLAIN\u200B",
            })
    void whatStandsAroundItIsPassedOver(String text) {
        assertThat(darts(text.replace("PLAIN", PLAIN)).genotype()).isEqualTo(expected());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // NumPy and torch
                "Genotype(normal=[(np.str_('sep_conv_3x3'), np.int64(0)), (numpy.str_('skip_connect'), np.int64(1)), NEXT],"
                        + " normal_concat=[np.int64(2), np.int64(3)], reduce=OTHER, reduce_concat=array([2, 3], dtype=int64))",
                "Genotype(normal=array([['sep_conv_3x3', '0'], ['skip_connect', '1'], ['sep_conv_3x3', '2'],\n"
                        + "['skip_connect', '0']], dtype='<U12'), normal_concat=np.arange(2, 4), reduce=OTHER,"
                        + " reduce_concat=torch.tensor([2, 3], device='cuda:0'))",
                // a list for each node, lists and tuples in each other's place
                "Genotype(normal=[[('sep_conv_3x3', 0), ('skip_connect', 1)], [NEXT]], normal_concat=range(2, 4),"
                        + " reduce=[OTHER], reduce_concat=[2, 3])",
                "Genotype(normal=(([\"sep_conv_3x3\", 0], [\"skip_connect\", 1]), (NEXT)), normal_concat=(2, 3),"
                        + " reduce=OTHER, reduce_concat=[[2, 3]])",
                // positions and names, other orders, all that Python allows between them
                "Genotype(ROWS, range(2, 4), OTHER, range(2, 4))",
                "Genotype(ROWS, [2, 3], reduce_concat=list(range(2, 4)), reduce=OTHER,)",
                "Genotype(reduce=OTHER, reduce_concat=[*range(2, 4)], normal_concat=range(2, 4,), # joined\n normal=ROWS,\n)",
                "Genotype ( normal = \\\n ROWS , normal_concat = xrange(2L, 4L), reduce=OTHER, reduce_concat=[2,3,] )",
                "> Genotype(normal=ROWS,\n>   normal_concat=range(2, 4),\n>   reduce=OTHER,\n> reduce_concat=range(2, 4))",
                ">>> Genotype(normal=ROWS,\n... normal_concat=range(2, 4),\n... reduce=OTHER, reduce_concat=range(2, 4))",
                "Genotype(normal=[(u'sep_conv_3x3', 0), (b'skip_connect', 1), NEXT], normal_concat=range(2, 4), reduce=OTHER,"
                        + " reduce_concat=range(2, 4))",
                "Genotype(normal=[(‘sep_conv_3x3’, 0), (“skip_connect”, 1), NEXT], normal_concat=range(2, 4), reduce=OTHER,"
                        + " reduce_concat=range(2, 4))",
                "'Genotype(normal=[(\\'sep_conv_3x3\\', 0), (\\'skip_connect\\', 1.0), NEXT], normal_concat=range(2, 4),"
                        + " reduce=OTHER, reduce_concat=range(2, 4))'",
                "Genotype(normal=array([('sep_conv_3x3', 0), ('skip_connect', 1), NEXT], dtype=[('f0', '<U12'), ('f1', '<i8')]),"
                        + " normal_concat={2, 3}, reduce=OTHER, reduce_concat=[2, 3])",
                // JSON and dictionaries
                "{\"normal\": JSON, // the first\n \"normal_concat\": [2, 3], \"reduce\": OTHER-JSON, \"reduce_concat\": [2, 3],}",
                "{\"normal\": JSON, \"normal_concat\": [2, 3], \"reduce\": OTHER-JSON, \"reduce_concat\": [2, 3]}",
                "[\n  JSON,\n  [2, 3],\n  OTHER-JSON,\n  [2, 3]\n]\n",
                "{\"seed\": 12345678901234567890, \"arch\": {\"reduce\": OTHER-JSON, \"reduce_concat\": [2, 3], \"normal\": JSON,"
                        + " \"normal_concat\": [2, 3]}}",
                "arch: {'normal': ROWS, 'normal_concat': range(2, 4), 'reduce': OTHER, 'reduce_concat': range(2, 4)} done",
                "OrderedDict([('normal', ROWS), ('normal_concat', [2, 3]), ('reduce', OTHER), ('reduce_concat', [2, 3])])",
                "x = dict(normal=ROWS, normal_concat=[2, 3], reduce=OTHER, reduce_concat=[2, 3])",
            })
    void everySpellingIsRead(String text) {
        String json = ROWS.replace('(', '[').replace(')', ']').replace('\'', '"');
        String otherJson = OTHER_ROWS.replace('(', '[').replace(')', ']').replace('\'', '"');
        String written = text.replace("OTHER-JSON", otherJson)
                .replace("JSON", json)
                .replace("NEXT", "('sep_conv_3x3', 2), ('skip_connect', 0)")
                .replace("OTHER", OTHER_ROWS)
                .replace("ROWS", ROWS);

        for (String ends : List.of(written, written.replace("\n", "\r\n"), "\uFEFF" + written)) {
            ImportedGenotype imported = darts(ends);
            assertThat(imported.genotype()).isEqualTo(expected());
            assertThat(imported.notices()).isEmpty();
        }
    }

    @Test
    void ofALogTheLastIsTakenAndSaid() {
        String log = "epoch 1 genotype = " + FIRST + "\nepoch 2 genotype = " + PLAIN
                + "\nepoch 3 genotype = Genotype(normal=[('se";

        assertThat(darts(log).genotype()).isEqualTo(expected());
        assertThat(notices(darts(log)))
                .containsExactly(
                        "2:20 the last of 2 genotypes in the text is taken, this one",
                        "3:20 what begins here as a genotype cannot be read and is passed over: expected a list in"
                                + " brackets, a text in quotes or a number, found `'`");
    }

    @Test
    void ofAWholeFileOneIsChosenByItsName() {
        String file =
                "Genotype = namedtuple('Genotype', 'normal normal_concat')\nPRIMITIVES = [\n  'none',\n]\nDARTS_V1 = "
                        + FIRST + "\nPC_DARTS_cifar = " + PLAIN + "\nDARTS = PC_DARTS_cifar\n";

        assertThat(problems(file, ""))
                .containsExactly("6:18 the text holds several genotypes; choose one with --name NAME: DARTS_V1,"
                        + " PC_DARTS_cifar, DARTS");
        assertThat(problems(file, "PC_DARTS_cifra"))
                .containsExactly(
                        "1:1 there is no genotype `PC_DARTS_cifra` in the text; there are DARTS_V1, PC_DARTS_cifar,"
                                + " DARTS [PC_DARTS_cifar]");
        for (String name : List.of("PC_DARTS_cifar", "DARTS")) {
            ImportedGenotype imported = read(Form.DARTS, file, name);
            assertThat(imported.genotype()).isEqualTo(expected());
            assertThat(imported.notices()).isEmpty();
        }
        assertThat(read(Form.DARTS, file, "DARTS_V1").genotype().normal().nodes())
                .hasSize(1);
    }

    @Test
    void namesOfJsonAreThoseOfItsKeys() {
        String one = "{\"normal\": [[\"skip_connect\", 0], [\"skip_connect\", 1]], \"normal_concat\": [2], \"reduce\":"
                + " [[\"skip_connect\", 0], [\"skip_connect\", 1]], \"reduce_concat\": [2]}";

        assertThat(problems("{\"A\": " + one + ", \"B\": " + one + "}", ""))
                .singleElement()
                .asString()
                .endsWith("choose one with --name NAME: A, B");
        assertThat(read(Form.DARTS, "{\"A\": " + one + ", \"B\": " + one + "}", "B")
                        .notices())
                .isEmpty();
        assertThat(notices(darts("[{\"genotype\": " + one + "}, {\"genotype\": " + one + "}]")))
                .singleElement()
                .asString()
                .contains("the last of 2 genotypes in the text is taken");
    }

    @Test
    void weightsAreLeftOutAndSaid() {
        String gdas =
                "GDAS = Genotype(normal=[(('skip_connect', 0, 0.13), ('skip_connect', 1, 1.2e-1)), (('skip_connect', 0,"
                        + " nan), ('sep_conv_5x5', 2, -.5))], normal_concat=None, reduce=[(('skip_connect', 0, 0.1),"
                        + " ('skip_connect', 1, tensor(0.1302, grad_fn=<SelectBackward>)))], reduce_concat=None)";
        ImportedGenotype imported = darts(gdas);

        assertThat(imported.genotype().normal().edgesInto(3))
                .containsExactly(new Edge("skip_connect", 0), new Edge("sep_conv_5x5", 2));
        assertThat(imported.genotype().normal().output()).containsExactly(2, 3);
        assertThat(notices(imported).get(0))
                .isEqualTo("1:24 the weights of 6 edges are left out; a genotype keeps operations and nodes");
        assertThat(notices(imported).get(1))
                .endsWith(
                        "no concatenation is given, so all intermediate nodes are joined, as the published code does: 2, 3");
    }

    @Test
    void fairDartsHasWeightsAndNoConcatenationToo() {
        ImportedGenotype imported = read(
                Form.FAIRDARTS,
                "{\"normal\": [[\"skip_connect\", 2, 0, 0.9], [\"skip_connect\", 3, 0, 0.9]], \"normal_concat\": null,"
                        + " \"reduce\": [[[\"skip_connect\", 2, 1]]], \"reduce_concat\": [2], \"seed\": 3}",
                "");

        assertThat(imported.genotype().normal().output()).containsExactly(2, 3);
        assertThat(notices(imported))
                .extracting(notice -> notice.substring(notice.indexOf(' ') + 1))
                .contains(
                        "the weights of 2 edges are left out; a genotype keeps operations and nodes",
                        "`seed` is left out");
    }

    @Test
    void listsOfTheirOwnKeepNodesWithAnyNumberOfEdgesApart() {
        Cell normal = darts(
                        "Genotype([[('skip_connect', 0)], [], [('skip_connect', 0), ('skip_connect', 0), ('skip_connect', 1)]], [2, 4], ["
                                + "[('skip_connect', 0)], [('skip_connect', 0)]], None)")
                .genotype()
                .normal();

        assertThat(normal.nodes()).extracting(List::size).containsExactly(1, 0, 3);
        assertThat(normal.output()).containsExactly(2, 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|",
                "[(('nor_conv_3x3', 0),), (('nor_conv_3x3', 0), ('skip_connect', 1))]",
                "Structure(4 nodes with |avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|none~0|none~1|none~2|)",
            })
    void anArchitectureOfNasBench201IsOfAnotherSpace(String text) {
        assertThat(problems(text, ""))
                .singleElement()
                .asString()
                .contains("this is an architecture of NAS-Bench-201, whose cells are not those of DARTS");
    }

    @Test
    void aGenotypeOfThisProgramNeedsNoImport() {
        assertThat(problems("format: genotype/1\nname: a\n", ""))
                .containsExactly("1:1 this is a genotype of this program already, which needs no import");
    }

    @Test
    void nothingIsEvaluated() {
        for (String code :
                List.of("__import__('os')", "open('x')", "eval('1')", "(lambda: 1)()", "2 ** 9", "os.system")) {
            assertThat(problems(
                            "Genotype(normal=[('skip_connect', 0), ('skip_connect', " + code + ")], normal_concat=[2],"
                                    + " reduce=[], reduce_concat=[])",
                            ""))
                    .as(code)
                    .singleElement()
                    .asString()
                    .startsWith("1:");
        }
    }

    @Test
    void aTextOfAnySizeAndDepthIsAnsweredAtOnce() {
        String rows = "('skip_connect', 0), ".repeat(40_000);
        List<String> texts = List.of(
                "Genotype(normal=" + "[".repeat(500_000),
                "Genotype(normal=[" + rows + "], normal_concat=[], reduce=[], reduce_concat=[])",
                "Genotype(normal=[('skip', 9), " + rows.substring(0, 20_000)
                        + "], normal_concat=[], reduce=[], reduce_concat=[])",
                "Genotype(".repeat(50_000),
                "Genotype(['".repeat(9_000),
                "a.".repeat(500_000) + "Genotype",
                "Genotype" + " ".repeat(1_000_000),
                "Genotype(".repeat(2_000) + "x ".repeat(400_000),
                "\"normal\":".repeat(100_000),
                "{".repeat(2000) + "\"normal\":[".repeat(90_000),
                "# ".repeat(500_000) + "Genotype",
                "x = y\n".repeat(150_000),
                "Genotype(normal=[('" + "x".repeat(1_000_000),
                "Genotype(normal=range(0, 99999999), normal_concat=range(-5, 999999999999999), reduce=[], reduce_concat=[])",
                "|x~1".repeat(200_000));
        for (String text : texts) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> darts(text)).isInstanceOf(InvalidInputException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(text.substring(0, 40))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    private static Cell cell(String first, String second) {
        return Cell.ofNodes(List.of(
                List.of(new Edge(first, 0), new Edge(second, 1)), List.of(new Edge(first, 2), new Edge(second, 0))));
    }

    private static Genotype expected() {
        return new Genotype("pasted", "darts", NORMAL, REDUCE, Map.of());
    }

    private static ImportedGenotype darts(String text) {
        return read(Form.DARTS, text, "");
    }

    private static ImportedGenotype read(Form form, String text, String name) {
        return PythonGenotypes.read(
                form,
                new Source("log.txt", text),
                Optional.of(name).filter(wanted -> !wanted.isEmpty()),
                "pasted",
                Published.OPERATIONS);
    }

    private static List<String> notices(ImportedGenotype imported) {
        return imported.notices().stream().map(PastedGenotypesTest::line).toList();
    }

    private static List<String> problems(String text, String name) {
        return catchThrowableOfType(InvalidInputException.class, () -> read(Form.DARTS, text, name)).problems().stream()
                .peek(ProblemPrinter::print)
                .map(PastedGenotypesTest::line)
                .toList();
    }

    private static String line(Problem problem) {
        String line = problem.at().line() + ":" + problem.at().column() + " " + problem.message();
        return problem.suggestions().isEmpty() ? line : line + " " + problem.suggestions();
    }
}
