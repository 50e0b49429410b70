package org.astrapia.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 8, 0x0b, 0x1b, 0x7f, 0x80, 0x85, 0x9b, 0x9d, 0xad, 0x61c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029,
                0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0xfeff, 0xfff9, 0xfdd0, 0xfffe, 0xe0041, 0x1d173
            })
    void whatATerminalObeysOrHidesIsShown(int character) {
        String text = "a" + Character.toString(character) + "b";
        assertThat(Visible.isVisible(character)).isFalse();
        assertThat(Visible.text(text)).isEqualTo("a\uFFFDb");
        assertThat(Visible.line(text)).isEqualTo("a\uFFFDb");
        String json = "{\"name\": \"" + text + "\"}";
        assertThat(Visible.json(json)).isPrintable();
        if (character >= ' ') { // JSON itself has no others
            assertThat(JsonParser.parseString(Visible.json(json))
                            .getAsJsonObject()
                            .get("name")
                            .getAsString())
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bär", "猫", "نمونه‌ها", "क्‍ष", "👩‍🔬", "e\u0301", "a\u00A0b", "\u0600١", "\uE0B0"})
    void whatPeopleWriteStays(String text) {
        assertThat(Visible.text(text)).isEqualTo(text);
        assertThat(Visible.line(text)).isEqualTo(text);
        assertThat(Visible.json(text)).isEqualTo(text);
    }

    @Test
    void lineEndsStayInATextAndNotInALine() {
        assertThat(Visible.text("a\r\nb\tc\rd\n")).isEqualTo("a\nb\tc\uFFFDd\n");
        assertThat(Visible.line("a\nb\tc\rd")).isEqualTo("a b c d");
    }

    @Test
    void halfACharacterIsShown() {
        assertThat(Visible.text("a\uD83Db")).isEqualTo("a\uFFFDb");
    }
}
