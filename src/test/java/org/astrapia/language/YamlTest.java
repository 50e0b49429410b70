package org.astrapia.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlTest {
    private static YamlNode parse(String text) {
        return Yaml.parse(new Source("a.yaml", text));
    }

    private static YamlScalar scalar(YamlNode node, String... path) {
        YamlNode inner = node;
        for (String key : path) {
            inner = ((YamlMap) inner).entry(key).orElseThrow().value();
        }
        return (YamlScalar) inner;
    }

    @Test
    void scalarsStayText() {
        YamlNode root = parse("{a: no, b: 017, c: 1e-3, d: 'x y', e: , f: 2026-01-01}");

        assertThat(((YamlMap) root).entries().stream().map(entry -> ((YamlScalar) entry.value()).text()))
                .containsExactly("no", "017", "1e-3", "x y", "", "2026-01-01");
        assertThat(scalar(root, "d").plain()).isFalse();
        assertThat(scalar(root, "e").isMissing()).isTrue();
    }

    @Test
    void everyCharacterOfAScalarKnowsItsPlace() {
        YamlNode root = parse("""
                plain: crop(4) >> flip
                quoted:  "crop(4)"
                several: crop(4)
                  >> flip
                folded: >
                    crop(4)
                    >> flip
                """);

        assertThat(scalar(root, "plain").at(11)).hasToString("a.yaml:1:19");
        assertThat(scalar(root, "quoted").at()).hasToString("a.yaml:2:10");
        assertThat(scalar(root, "quoted").at(5)).hasToString("a.yaml:2:16");
        assertThat(scalar(root, "several").text()).isEqualTo("crop(4) >> flip");
        assertThat(scalar(root, "several").at(11)).hasToString("a.yaml:4:6");
        assertThat(scalar(root, "folded").at(11)).hasToString("a.yaml:7:8");
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkChangeNoPlace() {
        YamlNode root = parse("\uFEFFa: 1\r\nb:\r\n  c: 2\r\n");

        assertThat(scalar(root, "b", "c").at()).hasToString("a.yaml:3:6");
    }

    @Test
    void anAliasStandsForItsAnchor() {
        YamlNode root = parse("a: &chain crop(4)\nb: *chain");

        assertThat(scalar(root, "b").text()).isEqualTo("crop(4)");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("a: 1\nb: 2\na: 3", "3:1", "duplicate key `a`, first on line 1"),
                arguments("a: 1\n---\nb: 2", "2:1", "a second document begins here, but a file holds only one"),
                arguments("a: !!java.io.File /etc", "1:4", "the tag `tag:yaml.org,2002:java.io.File` is not read"),
                arguments("a: !mine {b: 1}", "1:4", "the tag `!mine` is not read"),
                arguments("a: &x {b: 1}\nc: {<<: *x}", "2:5", "merge keys `<<` are not read"),
                arguments("a: &x [*x]", "1:8", "`*x` refers to no finished anchor above it"),
                arguments("[a]: 1", "1:1", "a key is a name, not a map or a list"),
                arguments(
                        "a:\n\tb: 1", "2:1", "not valid YAML: found character '\\t(TAB)' that cannot start any token"),
                arguments("a: [1, 2\nb: 3", "2:2", "not valid YAML"),
                arguments("a: 'never closed", "1:17", "not valid YAML: found unexpected end of stream"),
                arguments("a: b\u0000c", "1:5", "character U+0000 is not allowed"),
                arguments("[".repeat(60), "1:51", "nested more than 50 levels deep"),
                arguments("[".repeat(1_000_000), "1:51", "nested more than 50 levels deep"),
                arguments("a".repeat(1 << 21), "1:1", "the text is larger than 1 MiB"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String text, String place, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> parse(text))
                .satisfies(refused -> {
                    Problem first = refused.problems().get(0);
                    assertThat(first.message()).startsWith(message);
                    assertThat(first.at()).hasToString("a.yaml:" + place);
                });
    }

    @Test
    void refusesABillionLaughsWhereTheyGrow() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + String.join(", ", Collections.nCopies(9, alias)) + "]\n");
        }

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> parse(bomb.toString()))
                .withMessageMatching("a.yaml:5:\\d+: here the file, its aliases followed, grows past 20000 values");
    }
}
