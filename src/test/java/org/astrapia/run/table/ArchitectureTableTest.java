package org.astrapia.run.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.RunFolder;
import org.astrapia.space.Alphas;
import org.astrapia.space.Mixing;
import org.astrapia.space.Operation;
import org.astrapia.space.Primitive;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchitectureTableTest {
    private static final SearchSpace SPACE =
            new SearchSpace("two", 3, 4, 1, List.of("a", "b"), Map.of("a", relu("a"), "b", relu("b")));

    private static Operation relu(String name) {
        return new Operation(name, List.of(new Primitive.Relu()));
    }

    @TempDir
    Path folder;

    /** Two edges of two operations, in each kind of cell. */
    private static Alphas alphas(float a, float b, float c, float d) {
        return new Alphas(new float[][] {{a, b}, {c, d}}, new float[][] {{1, 1}, {1, 1}});
    }

    private static ArchitectureTable log(RunTables tables, Mixing mixing, int first) {
        return tables.architecture(SPACE, mixing, first);
    }

    private RunTables tables(Optional<Checkpoint> newest) {
        return RunTables.open(new RunFolder(folder), newest, note -> {});
    }

    @Test
    void tellsOfEachSigmoidWeightWhetherItHasChangedSidesSinceTheEndOfTheFirstEpoch() throws IOException {
        ArchitectureTable log = log(tables(Optional.empty()), new Mixing.Sigmoid(), 0);
        log.append(ArchitectureTable.START, alphas(0, 0, 0, 0));
        log.append(0, alphas(1, -1, 1, -1));
        Alphas later = alphas(-1, -2, 1, 2);

        assertThat(log.changed(1, later)).isEqualTo(2);
        log.append(1, later);

        List<String> lines = Files.readAllLines(folder.resolve("architecture.csv"));
        assertThat(lines.get(0)).isEqualTo("epoch,cell,to,from,operation,weight,changed");
        assertThat(lines)
                .filteredOn(line -> line.endsWith(",1"))
                .extracting(line -> line.replaceAll(",0\\.[0-9]+,", ","))
                .containsExactly("1,normal,2,0,a,1", "1,normal,2,1,b,1");
        assertThat(new TableReader("architecture.csv").architecture(String.join("\n", lines) + "\n"))
                .filteredOn(MixingRow::changed)
                .hasSize(2);
    }

    @Test
    void underSoftmaxTellsOfTheEdgesWhoseStrongestOperationIsAnother() {
        ArchitectureTable log = log(tables(Optional.empty()), new Mixing.Softmax(), 0);
        log.append(0, alphas(1, 0, 1, 0));

        assertThat(log.changed(1, alphas(0, 1, 2, 0))).isEqualTo(1);
    }

    @Test
    void whileAlphaStandsStillNothingIsCompared() {
        ArchitectureTable log = log(tables(Optional.empty()), new Mixing.Sigmoid(), 2);
        log.append(0, alphas(0, 0, 0, 0));
        log.append(1, alphas(0, 0, 0, 0));
        assertThat(log.changed(2, alphas(1, 1, 1, 1))).isZero();
        log.append(2, alphas(1, 1, 1, 1));
        assertThat(log.changed(3, alphas(-1, 1, 1, 1))).isEqualTo(1);
    }

    @Test
    void anotherProcessGoesOnWithTheSameFirstEpoch() {
        RunTables tables = tables(Optional.empty());
        log(tables, new Mixing.Sigmoid(), 0).append(0, alphas(1, 1, 1, 1));
        Checkpoint checkpoint = new Checkpoint();
        tables.putInto(checkpoint);

        RunTables next = tables(Optional.of(checkpoint));
        next.goOnFrom(Optional.of(checkpoint));
        ArchitectureTable log = log(next, new Mixing.Sigmoid(), 0);

        assertThat(log.changed(1, alphas(-1, -1, -1, 1))).isEqualTo(3);
    }

    @Test
    void aTableOfAnEarlierBuildKeepsItsColumns() throws IOException {
        Checkpoint checkpoint = new Checkpoint()
                .put("number", new long[] {1})
                .put("file/metrics.csv", "stage,epoch\n")
                .put("file/architecture.csv", "epoch,cell,to,from,operation,weight\n");
        RunTables tables = tables(Optional.of(checkpoint));
        tables.goOnFrom(Optional.of(checkpoint));

        log(tables, new Mixing.Sigmoid(), 0).append(0, alphas(1, 1, 1, 1));
        tables.metrics().append("search", Map.of("epoch", 3.0, "loss", 1.0));

        assertThat(Files.readAllLines(folder.resolve("architecture.csv")))
                .element(1)
                .isEqualTo("0,normal,2,0,a,0.7310586");
        assertThat(Files.readAllLines(folder.resolve("metrics.csv"))).containsExactly("stage,epoch", "search,3");
    }
}
