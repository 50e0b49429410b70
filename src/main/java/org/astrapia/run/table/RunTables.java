package org.astrapia.run.table;

import java.util.Optional;
import java.util.function.Consumer;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.RunFolder;

/** The tables that a run adds to, {@code metrics.csv} and {@code architecture.csv}, and their text in its checkpoints. */
public final class RunTables {
    private static final String METRICS = "file/metrics.csv";
    private static final String ARCHITECTURE = "file/architecture.csv";

    private static final String NUMBER = "number";

    private final CsvLog metrics;
    private final CsvLog architecture;
    private long number;

    private RunTables(RunFolder folder) {
        this.metrics = new CsvLog(folder.file("metrics.csv"), MetricsLog.COLUMNS);
        this.architecture = new CsvLog(folder.file("architecture.csv"), ArchitectureLog.COLUMNS);
    }

    /**
     * Takes them up as they were at the newest checkpoint of the run.
     *
     * @param notes told what had to be put back
     */
    public static RunTables open(RunFolder folder, Optional<Checkpoint> newest, Consumer<String> notes) {
        RunTables tables = new RunTables(folder);
        tables.number = newest.map(RunTables::number).orElse(0L);
        if (newest.isPresent() && tables.number == 0) {
            tables.metrics.adopt();
            tables.architecture.adopt();
        } else {
            tables.metrics.restore(newest.map(checkpoint -> checkpoint.text(METRICS)), notes);
            tables.architecture.restore(newest.map(checkpoint -> checkpoint.text(ARCHITECTURE)), notes);
        }
        return tables;
    }

    /** The how-manieth of its run a checkpoint is, from 1; 0 where an earlier build wrote it, which kept no tables. */
    public static long number(Checkpoint checkpoint) {
        return checkpoint.has(NUMBER) ? checkpoint.longs(NUMBER, 1)[0] : 0;
    }

    /** Goes on from where a stage stands; one without a checkpoint goes on from where the stage before it ended. */
    public void goOnFrom(Optional<Checkpoint> saved) {
        saved.filter(checkpoint -> number(checkpoint) > 0).ifPresent(checkpoint -> {
            metrics.goOnFrom(checkpoint.text(METRICS));
            architecture.goOnFrom(checkpoint.text(ARCHITECTURE));
        });
    }

    /** Adds what {@link #open} and {@link #goOnFrom} read. */
    public void putInto(Checkpoint checkpoint) {
        number++;
        checkpoint.put(NUMBER, new long[] {number}).put(METRICS, metrics.text()).put(ARCHITECTURE, architecture.text());
    }

    public MetricsLog metrics() {
        return new MetricsLog(metrics);
    }

    public CsvLog architecture() {
        return architecture;
    }
}
