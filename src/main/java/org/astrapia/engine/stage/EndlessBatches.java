package org.astrapia.engine.stage;

import org.astrapia.data.batch.Batch;
import org.astrapia.data.batch.BatchSource;
import org.astrapia.data.batch.Epoch;

/** Batches without end: when an epoch of the source is over, its next one begins. */
public final class EndlessBatches implements AutoCloseable {
    private final BatchSource source;
    private int epoch;
    private Epoch batches;

    /**
     * @param source has at least one batch
     * @param position batches that were taken before
     */
    public EndlessBatches(BatchSource source, long position) {
        this.source = source;
        this.epoch = Math.toIntExact(position / source.batches());
        this.batches = source.open(epoch, (int) (position % source.batches()));
    }

    /** The next batch. */
    public Batch next() {
        if (!batches.hasNext()) {
            batches.close();
            batches = source.open(++epoch, 0);
        }
        return batches.next();
    }

    @Override
    public void close() {
        batches.close();
    }
}
