package org.astrapia.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.astrapia.report.figures.SearchFindings.Finding;
import org.astrapia.run.content.RunReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two edges with two operations each; the tables say what the sentences have to say. */
class SearchFindingsTest {
    private static final String HEAD = "epoch,cell,to,from,operation,weight,changed\n";
    private static final String GENOTYPE = """
            format: genotype/1
            name: small
            space: darts
            cells:
              normal:
                2: skip_connect(0) + skip_connect(1)
                output: concat(2)
              reduce:
                2: sep_conv_3x3(0) + skip_connect(1)
                output: concat(2)
            """;

    @TempDir
    Path folder;

    @Test
    void aRunThatSearchedNothingHasNothingToTell() throws IOException {
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatWasChosenIsCounted() throws IOException {
        Files.writeString(folder.resolve("genotype.yaml"), GENOTYPE);
        assertThat(findings())
                .containsEntry("normal cell", "2 skip_connect")
                .containsEntry("reduction cell", "1 sep_conv_3x3, 1 skip_connect");
    }

    @Test
    void weightsThatHardlyMovedAndLieCloseAreNamed() throws IOException {
        weights("0.50", "0.50", "0.51", "0.50");
        assertThat(findings().get("movement")).startsWith("No weight moved by more than 0.010");
        assertThat(findings().get("certainty")).contains("0.010 on average", "on 1 of 1 edges by less than 0.05");
    }

    @Test
    void weightsThatDecidedAreNamed() throws IOException {
        Files.writeString(folder.resolve("resolved.yaml"), "search: {mixing: sigmoid}\n");
        weights("0.5", "0.5", "0.98", "0.3");
        assertThat(findings().get("movement")).isEqualTo("The weights moved by up to 0.48.");
        assertThat(findings().get("gap")).startsWith("1 of 2 weights are within 0.1 of 0 or 1");
    }

    @Test
    void manySkipConnectionsSuggestACollapse() throws IOException {
        Files.writeString(folder.resolve("genotype.yaml"), GENOTYPE);
        Files.writeString(
                folder.resolve("metrics.csv"),
                "stage,epoch,loss,skips,without_weights\nsearch,0,1,1,1\nsearch,1,1,3,3\n");
        assertThat(findings().get("collapse"))
                .startsWith(
                        "Skip connections of the derived genotype: 1 after the first epoch, 3 after the last; 3 of 4 edges")
                .contains("That suggests a collapse");
    }

    private void weights(String first, String second, String firstEnd, String secondEnd) throws IOException {
        Files.writeString(
                folder.resolve("architecture.csv"),
                HEAD + "-1,normal,2,0,skip_connect," + first + ",0\n-1,normal,2,0,sep_conv_3x3," + second + ",0\n"
                        + "0,normal,2,0,skip_connect," + firstEnd + ",0\n0,normal,2,0,sep_conv_3x3," + secondEnd
                        + ",0\n");
    }

    private Map<String, String> findings() throws IOException {
        return SearchFindings.of(RunReader.read(folder)).stream()
                .collect(Collectors.toMap(Finding::name, Finding::text));
    }
}
