package org.astrapia.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.astrapia.files.TextFile.Damage;
import org.junit.jupiter.api.Test;

class TextFileTest {
    private static TextFile of(String latin1) {
        return TextFile.of(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aTextHasNoDamage() {
        TextFile file = TextFile.of("ä\nb\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(file.text()).isEqualTo("ä\nb\r\n");
        assertThat(file.damage()).isEmpty();
    }

    @Test
    void theFirstWrongByteHasALine() {
        assertThat(of("a\nb\ncÿd\0").damage()).contains(new Damage(3, "byte 0xFF is not UTF-8 text"));
        assertThat(of("a\nb\0\ncÿ").damage())
                .contains(new Damage(2, "a NUL byte stands here, as a power failure leaves it"));
        assertThat(of("aÃ").damage())
                .as("cut within a character")
                .contains(new Damage(1, "byte 0xC3 is not UTF-8 text"));
        assertThat(of("a\ncÿd").text()).isEqualTo("a\nc\uFFFDd");
    }

    @Test
    void aDifferenceHasALineAndAReason() {
        assertThat(of("a\nb\n").differenceFrom("a\nb\n")).isEmpty();
        assertThat(of("a\nx\n").differenceFrom("a\nb\n"))
                .contains(new Damage(2, "this line is not as the run wrote it"));
        assertThat(of("a\nb").differenceFrom("a\nb\n")).contains(new Damage(2, "the file ends here too early"));
        assertThat(of("a\nb\nmore").differenceFrom("a\nb\n"))
                .contains(new Damage(3, "this line is not as the run wrote it"));
        assertThat(of("a\r\nb\r\n").differenceFrom("a\nb\n"))
                .contains(new Damage(1, "this line ends as those of Windows do (CR LF)"));
        assertThat(of("a\nbÿ\n").differenceFrom("a\nbc\n")).contains(new Damage(2, "byte 0xFF is not UTF-8 text"));
    }
}
