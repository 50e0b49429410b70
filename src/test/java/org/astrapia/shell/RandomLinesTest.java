package org.astrapia.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.astrapia.shell.command.Session;
import org.astrapia.shell.command.session.SessionCompletionSource;
import org.astrapia.shell.console.Completions;
import org.astrapia.shell.console.Hints;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.Pager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is typed ends in an answer: never in a stack trace, a hang or a dead shell. */
class RandomLinesTest {
    /** {@code -Drandom.lines=10000} types more of them. */
    private static final int LINES = Integer.getInteger("random.lines", 1500);

    /** So many of the pieces, the first ones, are commands. */
    private static final int COMMANDS = 31;

    private static final List<String> PIECES = List.of(
            "use",
            "new",
            "set",
            "unset",
            "define",
            "show",
            "diff",
            "check",
            "compile",
            "explain",
            "schema",
            "data",
            "list",
            "stats",
            "genotype",
            "draw",
            "export",
            "import",
            "random",
            "runs",
            "plot",
            "report",
            "jobs",
            "stop",
            "wait",
            "let",
            "echo",
            "source",
            "help",
            "devices-",
            "resume",
            "evaluate",
            "for",
            "in",
            "end",
            "1..3",
            "1..999999",
            "[a, b]",
            "x",
            "$x",
            "${x}",
            "$",
            "tiny.yaml",
            "cell.yaml",
            "none.yaml",
            ".",
            "..",
            "/",
            "",
            "search.epochs",
            "search.loss.weights",
            "search.optimizer",
            "space.operations",
            "space.define.mine",
            "data.path",
            "data.distribution",
            "extends",
            "seed",
            "=",
            "+=",
            "=",
            "~",
            "5",
            "-1",
            "1e999",
            "017",
            "cross-entropy",
            "+ 10 * zero-one(l1)",
            "sgd(0.025, momentum=0.9)",
            ">> cosine(0)",
            "relu >> conv(3) >> bn",
            "search.epochs=3",
            "search.mixing=soft",
            "~search",
            "~nothing",
            "--resolved",
            "--json",
            "--quiet",
            "--help",
            "--out",
            "--seed",
            "--as",
            "darts",
            "--",
            "-",
            "-c",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "'",
            "\"",
            "\\",
            ";",
            "#",
            "&",
            "|",
            "!",
            "!!",
            "*",
            "ü",
            "日本",
            "💥",
            "\u202e",
            "\u0000",
            "\u0007",
            "\u001b[2J",
            "\r",
            "\t",
            "\n",
            "\uD800",
            "\uFEFF",
            "%s%n%d",
            "a".repeat(5000),
            "(".repeat(200),
            "[".repeat(2000));

    @TempDir
    Path folder;

    @Test
    void everyLineEndsInAnAnswer() throws Exception {
        new Shell(folder)
                .with("tiny.yaml", Tiny.EXPERIMENT)
                .with("cell.yaml", Files.readString(Path.of("genotypes/darts-v2.yaml")))
                .with("runs", "a file where the folder should be, so that nothing is trained");
        Random random = new Random(20261124);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment here = new Shell(folder).environment("", out, err);
        Session session = new Session(Session.Kind.CONSOLE);
        Console console = new Console(here, List.of(), session);
        SessionCompletionSource source = new SessionCompletionSource(here, session, Commands.ALL);
        for (int i = 0; i < LINES; i++) {
            String line = line(random);
            out.reset();
            err.reset();
            long start = System.nanoTime();
            Completions.at(line, source);
            Hints.at(line, source);
            console.carryOut(line, new Pager(here, 0));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            String answer = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
            assertThat(answer).as(line).doesNotContain("Exception", "\tat ", "should not have happened");
            assertThat(took).as(line).isLessThan(Duration.ofSeconds(20));
        }
        console.carryOut("echo still here", new Pager(here, 0));
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("still here\n");
        assertThat(folder.resolve("runs")).isRegularFile();
    }

    private static String line(Random random) {
        boolean sensible = random.nextBoolean();
        return IntStream.range(0, 1 + random.nextInt(9))
                .mapToObj(i -> PIECES.get(random.nextInt(i == 0 && sensible ? COMMANDS : PIECES.size())))
                .collect(Collectors.joining(random.nextInt(4) == 0 ? "" : " "));
    }
}
