package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.shell.command.Session;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.Pager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One experiment after another, line by line, as somebody at the prompt works on them. */
class CurrentExperimentCommandsTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Session session = new Session(Session.Kind.CONSOLE);
    private Console console;

    @BeforeEach
    void open() throws Exception {
        Shell shell = new Shell(folder)
                .with("tiny.yaml", "# small\n" + Tiny.EXPERIMENT)
                .with("experiments/other.yaml", Tiny.EXPERIMENT.replace("epochs: 1", "epochs: 2"));
        console = new Console(shell.environment("", out, err), List.of(), session);
    }

    @Test
    void anExperimentIsSavedWithItsCommentsAndNeverOverSomethingElse() throws Exception {
        assertThat(type("use tiny.yaml; set search.batch = 4; save experiments/other.yaml"))
                .contains("it exists already");
        assertThat(type("save mine.yaml")).isEqualTo("mine.yaml\n");
        assertThat(folder.resolve("mine.yaml"))
                .hasContent("# small\n" + Tiny.EXPERIMENT.replace("batch: 8", "batch: 4"));
        assertThat(type("diff")).isEqualTo("all values are the same\n");
        assertThat(type("set search.batch = 6; save")).contains("--force");
        assertThat(type("save --force; diff tiny.yaml")).endsWith("- search.batch: 8\n+ search.batch: 6\n");
    }

    @Test
    void aNewOneBeginsWithDefaults() throws Exception {
        assertThat(type("new mine; show search.epochs")).isEqualTo("search.epochs: 40\n");
        assertThat(type("set search.epochs = 3; show")).isEqualTo("experiment: mine\nsearch:\n  epochs: 3\n");
        assertThat(type("save mine.yaml")).isEqualTo("mine.yaml\n");
        assertThat(Files.readString(folder.resolve("mine.yaml"))).contains("epochs: 3");
        assertThat(type("new 'not a name'")).contains("expected a name");
    }

    @Test
    void experimentsAreFoundByNameAndComparedWithOneAnother() {
        assertThat(type("use other; diff tiny.yaml")).isEqualTo("""
                - search.epochs: 1
                + search.epochs: 2
                - retrain.epochs: 1
                + retrain.epochs: 2
                """);
        assertThat(type("diff tiny.yaml other")).contains("- search.epochs: 1");
        assertThat(type("use othr")).contains("there is no file");
    }

    @Test
    void aValueThatIsTakenOutGivesWayToItsDefault() {
        assertThat(type("use tiny.yaml; unset search.epochs; show search.epochs"))
                .isEqualTo("search.epochs: 40\n");
        assertThat(type("set search.epochs = 9; unset search; show search.epochs"))
                .isEqualTo("search.epochs: 40\n");
        assertThat(type("unset serach")).contains("<shell>:3:7: unknown key `serach`", "Maybe you meant search");
    }

    @Test
    void whatCannotRunIsChangedAllTheSameWhereAnotherKeyIsTheReason() {
        assertThat(type("use tiny.yaml; set data.dataset = cifar10")).contains("needs the folder of its files");
        assertThat(type("use tiny.yaml; set search.loss.architecture = zero-one; set search.mixing = softmax"))
                .contains("needs mixing: sigmoid");
    }

    @Test
    void listsTakeMoreItemsAndWrongOnesArePointedAt() {
        assertThat(type("use tiny.yaml; set space.operations += [none, max_pool_3x3]; show space.operations"))
                .isEqualTo("space.operations: [skip_connect, sep_conv_3x3, none, max_pool_3x3]\n");
        assertThat(type("set space.operations += max_pol_3x3")).isEqualTo("""
                <shell>:2:25: unknown operation `max_pol_3x3`; it is neither published nor defined under space.define
                  set space.operations += max_pol_3x3
                                          ^^^^^^^^^^^
                  Maybe you meant max_pool_3x3?
                """);
        assertThat(type("set search.epochs += 3")).contains("`+=` adds to a list");
        assertThat(type("define mine = relu >> cnv(3)")).contains("<shell>:4:23: unknown primitive `cnv`");
        assertThat(type("set search.epochs")).contains("expected `set KEY = VALUE`");
        assertThat(type("set search.epochs = 3 search.batch=4")).contains("`search.batch` needs a `set` of its own");
        assertThat(type("set search.epochs =")).contains("expected a whole number");
    }

    @Test
    void oneArgumentOfAnExpressionIsChangedAlone() {
        assertThat(type("use tiny.yaml; set retrain.optimizer.rate = 0.1; show retrain.optimizer"))
                .startsWith("retrain.optimizer: sgd(0.1, momentum=0.9");
        assertThat(type("set retrain.optimizer.momentum = 2")).contains("""
                  set retrain.optimizer.momentum = 2
                                                   ^
                """).contains("`momentum` is 2");
        assertThat(type("set retrain.optimizer.moment = 2"))
                .contains("which takes no `moment`", "Maybe you meant retrain.optimizer.momentum?");
        assertThat(type("explain retrain.optimizer.rate"))
                .startsWith("retrain.optimizer.rate: an argument of sgd, a number (above 0 and at most 100);")
                .endsWith(" now 0.1\n");
        assertThat(type("set data.distribution.factor = 0.25; save other.yaml; show data.distribution"))
                .endsWith("data.distribution: exponential(0.25)\n");
    }

    @Test
    void aValueThatSaysLessThanTheOneBeforeIsNoticed() {
        assertThat(type("use tiny.yaml; set retrain.optimizer = sgd(0.1)"))
                .contains("no longer given: momentum=0.9", "cosine(0)", "`set retrain.optimizer.ARGUMENT = VALUE`");
        assertThat(type("set retrain.optimizer = adam(0.1)")).isEmpty();
    }

    @Test
    void changesAreLostOnlyWithAPersonsConsent() {
        List<String> asked = new ArrayList<>();
        Session session = new Session(Session.Kind.CONSOLE);
        session.askBy(question -> !asked.add(question));
        console = new Console(new Shell(folder).environment("", out, err), List.of(), session);
        assertThat(type("use tiny.yaml; set search.batch = 4; use other; show search.batch"))
                .isEmpty();
        assertThat(type("show search.batch")).isEqualTo("search.batch: 4\n");
        assertThat(type("new another; show experiment")).isEmpty();
        assertThat(asked)
                .containsOnly("tiny has changes that are not saved; discard them?")
                .hasSize(2);
        session.askBy(question -> true);
        assertThat(type("use other; show search.batch")).isEqualTo("search.batch: 8\n");
    }

    @Test
    void anEditorChangesTheFileAndItIsChecked() throws Exception {
        edit("sed -i 's/batch: 8/batch: 2/'");
        assertThat(type("use tiny.yaml; edit; show search.batch"))
                .endsWith("tiny.yaml: changed, no mistakes\nsearch.batch: 2\n");
        edit("sed -i 's/batch: 2/batch: many/'");
        assertThat(type("set search.epochs = 7; edit"))
                .contains("stay over the file: search.epochs=7", "tiny.yaml:8:", "`many`");
        assertThat(Files.readString(folder.resolve("tiny.yaml")))
                .contains("batch: many")
                .doesNotContain("epochs: 7");
        edit("/no/such/editor");
        assertThat(type("edit tiny.yaml")).contains("there is no editor '/no/such/editor'");
    }

    private void edit(String editor) {
        Environment plain = new Shell(folder).environment("", out, err);
        Map<String, String> variables = new HashMap<>(plain.variables());
        variables.put("EDITOR", editor);
        console = new Console(
                new Environment(
                        plain.in(), plain.out(), plain.err(), plain.terminals(), plain.width(), folder, variables),
                List.of(),
                session);
    }

    @Test
    void withoutOneTheCommandsSayHowToGetOne() {
        for (String command : List.of("set a = b", "check", "run", "show", "save x.yaml", "diff", "define a = relu")) {
            assertThat(type(command)).as(command).contains("no experiment is in use. `use FILE` chooses one");
        }
        assertThat(type("retrain tiny.yaml")).contains("--genotype FILE");
        assertThat(type("plot")).contains("name a run");
        assertThat(type("stop; echo no")).contains("no job is running").doesNotContain("no\n");
        assertThat(type("check &")).contains("only run, search, retrain, resume or evaluate");
    }

    private String type(String line) {
        out.reset();
        err.reset();
        console.carryOut(line, new Pager(new Shell(folder).environment("", out, err), 0));
        return err.toString(StandardCharsets.UTF_8) + out.toString(StandardCharsets.UTF_8);
    }
}
