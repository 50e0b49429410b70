package org.astrapia.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.language.Json.DamagedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private record Size(String shortName, long multiplyAdds, double share) {}

    private static Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("size", new Size("<b> & 'ö'", 9_007_199_254_740_993L, 1.0E-4));
        document.put("missing", null);
        document.put("counts", List.of(1, 2));
        return document;
    }

    @Test
    void aDocumentIsIndentedAndItsRecordsHaveUnderscores() {
        assertThat(JsonText.document(document())).isEqualTo("""
                {
                  "size": {
                    "short_name": "<b> & 'ö'",
                    "multiply_adds": 9007199254740993,
                    "share": 1.0E-4
                  },
                  "missing": null,
                  "counts": [
                    1,
                    2
                  ]
                }""");
        assertThat(JsonText.line(Map.of("loss", Double.NaN))).isEqualTo("{\"loss\":NaN}");
        assertThatThrownBy(() -> JsonText.document(Map.of("loss", Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreCanBeAddedToTheFieldsOfARecord() {
        Map<String, Object> fields = JsonText.fields(new Size("a", 1, 0.5));
        fields.put("more", true);
        assertThat(JsonText.line(fields))
                .isEqualTo("{\"short_name\":\"a\",\"multiply_adds\":1,\"share\":0.5,\"more\":true}");
    }

    @Test
    void whatWasWrittenIsRead() throws DamagedException {
        Json read = Json.parse(JsonText.document(document()));
        assertThat(read.names()).containsExactly("size", "missing", "counts");
        assertThat(read.at("size").text("short_name")).contains("<b> & 'ö'");
        assertThat(read.at("size").whole("multiply_adds")).hasValue(9_007_199_254_740_993L);
        assertThat(read.at("size").number("share")).hasValue(1.0E-4);
        assertThat(read.wholes("counts")).containsExactly(1L, 2L);
    }

    @Test
    void whatIsAbsentOrOfAnotherTypeIsEmpty() throws DamagedException {
        Json read = Json.parse("{\"number\": \"3\", \"null\": null, \"list\": [1, \"a\", {}], \"map\": {}}");
        assertThat(read.number("number")).isEmpty();
        assertThat(read.text("null")).isEmpty();
        assertThat(read.text("list")).isEmpty();
        assertThat(read.texts("list")).containsExactly("1", "a");
        assertThat(read.at("list").isEmpty()).isTrue();
        assertThat(read.objects("map")).isEmpty();
        assertThat(read.text("gone")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "3", "null", "{", "{\"a\": }", "{\"a\": \"b", "not JSON", "{} {}"})
    void whatIsNoObjectIsRefusedInWordsForPeople(String text) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(DamagedException.class)
                .message()
                .isNotBlank()
                .doesNotContain("com.google", "http", "Strictness", "\n");
    }
}
