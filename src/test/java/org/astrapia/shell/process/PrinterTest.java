package org.astrapia.shell.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrinterTest {
    private static final String HOSTILE = "a\u001b]0;pwn\u0007\u202Eb\r";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noTextCommandsWhoeverReadsIt(boolean terminal) {
        Printer printer = Printer.of(out, StandardCharsets.UTF_8, terminal);
        printer.print(HOSTILE);
        printer.println(HOSTILE);
        printer.println((Object) HOSTILE);
        printer.printf("%s%n", HOSTILE);
        printer.append(HOSTILE);
        assertThat(printed().replace("\n", "")).isEqualTo("a\uFFFD]0;pwn\uFFFD\uFFFDb\uFFFD".repeat(5));
    }

    @Test
    void whatIsReadBackIsExactInAFileAndVisibleOnATerminal() {
        Printer.of(out, StandardCharsets.UTF_8, false).exact(HOSTILE);
        assertThat(printed()).isEqualTo(HOSTILE);
        out.reset();
        Printer.of(out, StandardCharsets.UTF_8, true).exact(HOSTILE);
        assertThat(printed()).isEqualTo("a\uFFFD]0;pwn\uFFFD\uFFFDb\uFFFD");
    }

    @Test
    void aMarkBecomesWhatATerminalObeys() {
        Printer.of(out, StandardCharsets.UTF_8, true).print("x \uFDD1bold\uFDD0 \u001b[1m \uFDD4blue\uFDD0\n");
        assertThat(printed()).isEqualTo("x \u001b[1mbold\u001b[0m \uFFFD[1m \u001b[38;5;25mblue\u001b[0m\n");
    }

    @Test
    void aPoorTerminalGetsLikenesses() {
        Printer.of(out, StandardCharsets.US_ASCII, true).print("α → é ─ 猫 \u001b\n");
        assertThat(printed()).isEqualTo("alpha > e - ? ?\n");
    }

    @Test
    void itRemembersTheFirstError() {
        Printer printer = Printer.of(
                new OutputStream() {
                    private int errors;

                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("error " + ++errors);
                    }
                },
                StandardCharsets.UTF_8,
                false);
        assertThat(printer.failure()).isEmpty();
        printer.print("a");
        printer.print("b");
        assertThat(printer.failure())
                .hasValueSatisfying(error -> assertThat(error).hasMessage("error 1"));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
