package org.astrapia.run.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTableTest {
    private static final String HEADER = "stage,epoch,steps,learning_rate,loss,accuracy,barlow_on,barlow_off,"
            + "architecture_loss,architecture_accuracy,architecture_barlow_on,architecture_barlow_off,zero_one,"
            + "alpha_share_itself,alpha_share_network,test_balanced,test_long_tailed,skips,images_per_second,seconds,"
            + "gradient_norm,clipped,architecture_gradient_norm,architecture_clipped,"
            + "without_weights,changed,neighbour_accuracy,effective_rank,validation,"
            + "skipped,loss_scale,architecture_skipped,architecture_loss_scale,"
            + "true_accuracy,true_rank,kendall_tau,fitness,eigenvalue,concentration,budget,test_auroc";

    private static final String FIRST = filled("search,0,,,2.25,,,,,,,,,,,,,3");
    private static final String SECOND = filled("search,1,,,1.0E-4");
    private static final String RETRAIN = filled("retrain,0,,,0.5");

    /** A row whose last cells are empty. */
    private static String filled(String row) {
        return row + ",".repeat(commas(HEADER) - commas(row));
    }

    /** A row with the columns of an earlier header. */
    private static String cut(String row, String header) {
        return row.substring(0, row.length() - commas(HEADER) + commas(header));
    }

    private static int commas(String row) {
        return row.length() - row.replace(",", "").length();
    }

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();
    private RunFolder run;
    private Path file;

    /** After the first row of the search, after its last, and after the first of the retraining. */
    private List<Checkpoint> checkpoints;

    @BeforeEach
    void writeTwoStages() {
        run = new RunFolder(folder);
        file = folder.resolve("metrics.csv");
        RunTables tables = open(Optional.empty());
        checkpoints = new ArrayList<>();
        append(tables, "search", Map.of("epoch", 0.0, "loss", 2.25, "skips", 3.0));
        append(tables, "search", Map.of("epoch", 1.0, "loss", 1.0e-4));
        append(tables, "retrain", Map.of("epoch", 0.0, "loss", 0.5));
    }

    private void append(RunTables tables, String stage, Map<String, Double> row) {
        tables.metrics().append(stage, row);
        Checkpoint checkpoint = new Checkpoint();
        tables.putInto(checkpoint);
        checkpoints.add(checkpoint);
    }

    private RunTables open(Optional<Checkpoint> newest) {
        return RunTables.open(run, newest, notes::add);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }

    @Test
    void anEmptyCellWasNotMeasured() throws IOException {
        assertThat(lines()).containsExactly(HEADER, FIRST, SECOND, RETRAIN);
        assertThat(checkpoints).extracting(Checkpoint::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void theRowsPastTheNewestCheckpointAndARowThatAKillHasTornAreDropped() throws IOException {
        Files.writeString(file, "retrain,1,,,0.2", StandardOpenOption.APPEND);
        open(Optional.of(checkpoints.get(1)));
        assertThat(lines()).containsExactly(HEADER, FIRST, SECOND);
        assertThat(notes).isEmpty();
    }

    @Test
    void aStageThatIsDoneAgainPutsItsRowsWhereTheyWere() throws IOException {
        RunTables tables = open(Optional.of(checkpoints.get(2)));
        tables.goOnFrom(Optional.of(checkpoints.get(0)));
        assertThat(lines()).as("nothing is lost before it is made again").hasSize(4);
        append(tables, "search", Map.of("epoch", 1.0, "loss", 1.0e-4, "seconds", 7.0));
        assertThat(lines()).hasSize(3).last().asString().isEqualTo(filled("search,1,,,1.0E-4,,,,,,,,,,,,,,,7"));
        tables.goOnFrom(Optional.of(checkpoints.get(2)));
        append(tables, "retrain", Map.of("epoch", 1.0, "loss", 0.25));
        assertThat(lines()).containsExactly(HEADER, FIRST, SECOND, RETRAIN, filled("retrain,1,,,0.25"));
        assertThat(notes).isEmpty();
    }

    /** Columns are added at the end; a run that began without them goes on without them, and every row can be read. */
    @Test
    void aTableThatAnEarlierBuildBeganKeepsItsColumns() throws IOException {
        String earlier = HEADER.substring(0, HEADER.indexOf(",gradient_norm"));
        String row = cut(FIRST, earlier);
        Files.writeString(file, earlier + "\n" + row + "\n");
        Checkpoint kept = new Checkpoint()
                .put("number", new long[] {1})
                .put("file/metrics.csv", earlier + "\n" + row + "\n")
                .put("file/architecture.csv", checkpoints.get(0).text("file/architecture.csv"));
        RunTables tables = open(Optional.of(kept));
        tables.goOnFrom(Optional.of(kept));
        append(tables, "search", Map.of("epoch", 1.0, "loss", 1.0e-4, "gradient_norm", 3.0));
        assertThat(lines()).containsExactly(earlier, row, cut(SECOND, earlier));
        assertThat(new TableReader("metrics.csv").metrics(Files.readString(file)))
                .hasSize(2);
        assertThat(notes).isEmpty();
    }

    @Test
    void withoutACheckpointTheTableBeginsAnew() throws IOException {
        RunTables tables = open(Optional.empty());
        append(tables, "search", Map.of("epoch", 0.0, "loss", 2.25, "skips", 3.0));
        assertThat(lines()).containsExactly(HEADER, FIRST);
    }

    @Test
    void whateverWasDoneToTheFileIsToldWithItsLineAndPutBack() throws IOException {
        String whole = Files.readString(file);
        Map<String, String> damages = Map.of(
                whole.replace("search,1", "search,\uFFFD"),
                ":3: byte 0xFF is not UTF-8 text",
                whole.replace("search,1", "se\0\0\0\0,1"),
                ":3: a NUL byte stands here",
                whole.replace("\n", "\r\n"),
                ":1: this line ends as those of Windows do",
                whole.replace("2.25", "1.25"),
                ":2: this line is not as the run wrote it",
                whole.substring(0, whole.indexOf("1.0E-4")),
                ":3: the file ends here too early",
                "",
                ":1: the file ends here too early");
        for (Map.Entry<String, String> damage : damages.entrySet()) {
            byte[] bytes = damage.getKey().getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = bytes[i] == '?' ? (byte) 0xFF : bytes[i];
            }
            Files.write(file, bytes);
            notes.clear();
            open(Optional.of(checkpoints.get(2)));
            assertThat(lines()).containsExactly(HEADER, FIRST, SECOND, RETRAIN);
            assertThat(notes)
                    .singleElement()
                    .asString()
                    .contains("metrics.csv" + damage.getValue(), "put back from the checkpoint", "metrics.csv.changed");
        }
        assertThat(folder.resolve("metrics.csv.changed")).exists();
        assertThat(folder.resolve("metrics.csv.changed-6")).exists();
    }

    @Test
    void aFileThatIsGoneIsPutBack() throws IOException {
        Files.delete(file);
        open(Optional.of(checkpoints.get(1)));
        assertThat(lines()).containsExactly(HEADER, FIRST, SECOND);
        assertThat(notes).singleElement().asString().contains("metrics.csv is missing; it is put back");
    }
}
