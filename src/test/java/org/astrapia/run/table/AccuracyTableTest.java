package org.astrapia.run.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Source;
import org.astrapia.run.table.AccuracyTable.Alike;
import org.astrapia.run.table.AccuracyTable.Place;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyTableTest {
    /** Some rows of the published table. */
    private static final String PUBLISHED = """
            CIFAR10TestAccuracy200Epochs,CIFAR100TestAccuracy200Epochs,ImageNetTestAccuracy200Epochs,ArchitectureString,UniqueString
            85.86333333333334,52.913333294677734,26.6333332739936,|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|,(0)@avg_pool_3x3+(0)@avg_pool_3x3+(0)@nor_conv_1x1+(0)@nor_conv_1x1
            93.66000000000001,70.29333326822916,44.03333332316081,|nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_3x3~1|skip_connect~2|,((0)@nor_conv_3x3)@avg_pool_3x3+(0)@nor_conv_3x3+((0)@nor_conv_3x3)@nor_conv_3x3+0
            86.61666666666667,58.30666661783854,28.04444442562229,|avg_pool_3x3~0|+|skip_connect~0|none~1|+|none~0|none~1|skip_connect~2|,#+#+#+0
            """;

    @TempDir
    Path folder;

    @Test
    void thePublishedColumnsAreKnown() throws Exception {
        AccuracyTable table = table(PUBLISHED);
        assertThat(table.columns())
                .containsExactly(
                        "CIFAR10TestAccuracy200Epochs",
                        "CIFAR100TestAccuracy200Epochs",
                        "ImageNetTestAccuracy200Epochs");
        assertThat(table.column("cifar100")).isEqualTo("CIFAR100TestAccuracy200Epochs");
        assertThat(table.column("shapes")).isEqualTo("CIFAR10TestAccuracy200Epochs");
        Genotype best = genotype(
                "|nor_conv_3x3~0|+|avg_pool_3x3~1|nor_conv_3x3~0|+|skip_connect~0|nor_conv_3x3~1|skip_connect~2|");
        assertThat(table.find(best, "CIFAR10TestAccuracy200Epochs"))
                .hasValueSatisfying(place -> assertThat(place).isEqualTo(new Place(place.accuracy(), 1, 3, 100)))
                .hasValueSatisfying(place -> assertThat(place.accuracy()).isBetween(0.9366, 0.93661));
        assertThat(table.find(
                        genotype("|none~0|+|none~0|none~1|+|none~0|none~1|none~2|"),
                        table.columns().get(0)))
                .isEmpty();
    }

    /** As the published column has it. */
    @Test
    void theFormIsThatOfThePublishedCode() {
        for (String line : PUBLISHED.lines().skip(1).toList()) {
            String[] cells = line.split(",");
            assertThat(EdgeTexts.form(cells[3]).replace("(0)", "0"))
                    .as(cells[3])
                    .satisfies(form -> assertThat(sorted(form)).isEqualTo(sorted(cells[4].replace("(0)", "0"))));
        }
    }

    private static String sorted(String form) {
        return form.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void rankAndPercentileCountTiesAndIsomorphicCellsAreTold() throws Exception {
        AccuracyTable table = table("""
                architecture,accuracy
                |skip_connect~0|+|none~0|skip_connect~1|,54
                |none~0|+|skip_connect~0|none~1|,56.5
                |nor_conv_3x3~0|+|none~0|skip_connect~1|,90
                |nor_conv_1x1~0|+|none~0|skip_connect~1|,54
                """);
        Genotype skips = genotype("|none~0|+|skip_connect~0|none~1|");
        assertThat(table.find(skips, "accuracy")).contains(new Place(0.565, 2, 4, 100 * 2 / 3.0));
        assertThat(table.find(genotype("|nor_conv_1x1~0|+|none~0|skip_connect~1|"), "accuracy"))
                .contains(new Place(0.54, 3, 4, 0));
        assertThat(table.alike(skips, "accuracy")).isEqualTo(new Alike("#+0", 1, 0.54, 0.565));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            arch,accuracy\\n|none~0|,10                  ; table.csv:1:1  ; no column holds architectures
            architecture,acc\\n|none~0|,10               ; table.csv:1:1  ; no column holds accuracies in per cent
            architecture,accuracy\\n|none~0|,102         ; table.csv:2:10 ; `102` is no accuracy in per cent
            architecture,accuracy\\n|none~0|,x           ; table.csv:2:10 ; `x` is no accuracy
            architecture,accuracy\\nnone,3               ; table.csv:2:1  ; `none` is no architecture
            architecture,accuracy\\n|none~0|,3\\n|none~0|,4 ; table.csv:3:1  ; this architecture stands twice
            architecture,accuracy\\n|none~0|             ; table.csv:2:1  ; the table cannot be read from here: Record 2 has 1 fields
            architecture,accuracy\\n"|none~0|,3          ; table.csv:     ; the table cannot be read from here
            """)
    void whatIsNoTableIsToldWithItsPlace(String text, String place, String message) throws Exception {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> table(text.replace("\\n", "\n") + "\n"))
                .satisfies(invalid -> {
                    assertThat(invalid.problems().get(0).at().toString()).contains(place);
                    assertThat(invalid.problems().get(0).message()).startsWith(message);
                });
    }

    @Test
    void aTableThatLacksArchitecturesOfTheSpaceSaysWhich() throws Exception {
        SearchSpace bench = BuiltInSpaces.load("nas-bench-201");
        assertThat(table(PUBLISHED).lack(bench))
                .hasValueSatisfying(lack -> assertThat(lack)
                        .contains("has 3 of the 15,625 architectures", "for one |none~0|+|none~0|none~1|+|none~0|"));
    }

    private AccuracyTable table(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("table.csv"), text);
        return AccuracyTable.read(file, Optional.empty());
    }

    private static Genotype genotype(String text) {
        return EdgeTexts.read(
                new Source("text", text), "one", BuiltInSpaces.definitions().keySet());
    }
}
