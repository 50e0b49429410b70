package org.astrapia.shell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.astrapia.shell.console.BashLine.Quote;
import org.junit.jupiter.api.Test;

/** What is written for bash is what bash reads, and what is read back. */
class BashWordTest {
    /** Every character of ASCII at the beginning, in the middle and at the end, and some others. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(
                "$(touch x)",
                "`id`",
                "${HOME}",
                "!!",
                "~",
                "~root",
                "a b",
                "\\",
                "\\\\",
                "'\"'\"",
                "\n\n",
                "猫 ü\u202E\u2028💥",
                "$'a'",
                "x=1"));
        IntStream.range(1, 128)
                .mapToObj(Character::toString)
                .forEach(c -> texts.addAll(List.of(c, c + "a", "a" + c, "a" + c + "1", c + c)));
        return texts;
    }

    /** The line as it stands when bash has inserted a text behind what opens a quote, and closed it. */
    private static String inserted(String text, Quote open) {
        String written = BashWord.of(text, open);
        String quote = switch (open) {
            case NONE -> "";
            case SINGLE, ANSI -> "'";
            case DOUBLE -> "\"";
        };
        String begun = !quote.isEmpty() && written.startsWith(quote) ? written : quote + written;
        boolean closed = open != Quote.ANSI && !quote.isEmpty() && written.endsWith(quote);
        return (open == Quote.ANSI ? "$" : "") + begun + (closed ? "" : quote);
    }

    @Test
    void bashReadsTheTextThatIsMeant() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
        StringBuilder script = new StringBuilder();
        List<String> meant = new ArrayList<>();
        for (Quote open : Quote.values()) {
            for (String text : texts()) {
                script.append("printf '%s\\0' -")
                        .append(inserted("b" + text, open))
                        .append('\n');
                meant.add("-b" + text);
                if (open != Quote.NONE) {
                    script.append("printf '%s\\0' -")
                            .append(inserted(text, open))
                            .append('\n');
                    meant.add("-" + text);
                }
            }
        }
        ProcessBuilder bash = new ProcessBuilder("/bin/bash", "--norc").redirectErrorStream(true);
        bash.environment().put("LC_ALL", "C.UTF-8");
        Process process = bash.start();
        process.getOutputStream().write(script.toString().getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String read = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(Arrays.asList(read.split("\0"))).isEqualTo(meant);
    }

    @Test
    void aLineIsReadAsBashReadsIt() {
        for (Quote open : Quote.values()) {
            for (String text : texts()) {
                BashLine line = BashLine.of("astrapia x -" + inserted("b" + text, open));
                assertThat(line.word()).isEqualTo("-b" + text);
                assertThat(line.words()).containsExactly("astrapia", "x");
            }
        }
        assertThat(BashLine.of("a  'b c'\"d\\\"\" \\\n e\\ f").words()).containsExactly("a", "b cd\"", "");
        assertThat(BashLine.of("a \"b c").open()).isEqualTo(Quote.DOUBLE);
        assertThat(BashLine.of("a $'\\x1b\\u00e4\\U0001F4A5\\t").word()).isEqualTo("\u001bä💥\t");
        assertThat(BashLine.of("a > b").redirected()).isTrue();
        assertThat(BashLine.of("a > b c").redirected()).isFalse();
        assertThat(BashLine.of("a '> b").redirected()).isFalse();
    }
}
