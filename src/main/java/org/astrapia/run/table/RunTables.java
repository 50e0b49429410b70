package org.astrapia.run.table;

import java.util.Optional;
import java.util.function.Consumer;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.RunFolder;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;

/** The tables that a run adds to, {@code metrics.csv} and {@code architecture.csv}, and their text in its checkpoints. */
public final class RunTables {
    private static final String METRICS = "file/metrics.csv";
    private static final String ARCHITECTURE = "file/architecture.csv";

    private final GrowingTable metrics;
    private final GrowingTable architecture;
    private long number;

    private RunTables(RunFolder folder) {
        this.metrics = new GrowingTable(folder.file("metrics.csv"), MetricsTable.COLUMNS);
        this.architecture = new GrowingTable(folder.file("architecture.csv"), ArchitectureTable.COLUMNS);
    }

    /**
     * Takes them up as they were at the newest checkpoint of the run.
     *
     * @param notes told what had to be put back
     */
    public static RunTables open(RunFolder folder, Optional<Checkpoint> newest, Consumer<String> notes) {
        RunTables tables = new RunTables(folder);
        tables.number = newest.map(Checkpoint::number).orElse(0L);
        if (newest.isPresent() && tables.number == 0) {
            tables.metrics.adopt();
            tables.architecture.adopt();
        } else {
            tables.metrics.restore(newest.map(checkpoint -> checkpoint.text(METRICS)), notes);
            tables.architecture.restore(newest.map(checkpoint -> checkpoint.text(ARCHITECTURE)), notes);
        }
        return tables;
    }

    /** Goes on from where a stage stands; one without a checkpoint goes on from where the stage before it ended. */
    public void goOnFrom(Optional<Checkpoint> saved) {
        saved.filter(checkpoint -> checkpoint.number() > 0).ifPresent(checkpoint -> {
            metrics.goOnFrom(checkpoint.text(METRICS));
            architecture.goOnFrom(checkpoint.text(ARCHITECTURE));
        });
    }

    /** Adds what {@link #open} and {@link #goOnFrom} read. */
    public void putInto(Checkpoint checkpoint) {
        number++;
        checkpoint.number(number).put(METRICS, metrics.text()).put(ARCHITECTURE, architecture.text());
    }

    /** {@code metrics.csv}, to which rows can be added. */
    public MetricsTable metrics() {
        return new MetricsTable(metrics);
    }

    /**
     * {@code architecture.csv}, to which rows can be added.
     *
     * @param space whose edges and operations the rows name
     * @param mixing makes weights of logits
     * @param first epoch in which alpha moves, with whose end later ones are compared
     */
    public ArchitectureTable architecture(SearchSpace space, Mixing mixing, int first) {
        return new ArchitectureTable(architecture, space, mixing, first);
    }
}
