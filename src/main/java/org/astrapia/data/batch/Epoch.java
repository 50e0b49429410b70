package org.astrapia.data.batch;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * The batches of one epoch, in order. Background threads keep a few of them ready; {@link #close} ends these threads,
 * wherever the epoch stands. For one consumer.
 */
public final class Epoch implements Iterator<Batch>, AutoCloseable {
    /** Makes the batch of this number; used by one thread. */
    interface Maker {
        Batch make(int number);
    }

    /** Batches kept ready beyond one for each thread. */
    private static final int AHEAD = 2;

    private final Object lock = new Object();
    private final Batch[] ready;
    private final int end;
    private final List<Thread> threads = new ArrayList<>();
    /** All below are guarded by the lock. */
    private int claimed;

    private int next;
    private boolean closed;
    private Throwable failure;

    Epoch(Supplier<Maker> makers, int firstBatch, int end, int threadCount) {
        this.end = end;
        this.claimed = firstBatch;
        this.next = firstBatch;
        this.ready = new Batch[threadCount + AHEAD];
        for (int i = 0; i < Math.min(threadCount, end - firstBatch); i++) {
            Thread thread = new Thread(() -> work(makers), "batches-" + (i + 1));
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /** Whether another batch follows. */
    @Override
    public boolean hasNext() {
        synchronized (lock) {
            return next < end;
        }
    }

    /**
     * The next batch; waits until it is ready.
     *
     * @throws IllegalStateException if a background thread failed with an exception, which is then the cause; if the epoch was closed; or
     *     if the waiting thread was interrupted
     */
    @Override
    public Batch next() {
        synchronized (lock) {
            if (next >= end) {
                throw new NoSuchElementException("the epoch has " + end + " batches");
            }
            int slot = next % ready.length;
            while (ready[slot] == null && failure == null && !closed) {
                await();
            }
            if (failure instanceof Error error) { // such as that the memory is used up
                throw error;
            }
            if (failure != null) {
                throw new IllegalStateException("batch " + next + " could not be made", failure);
            }
            if (closed) {
                throw new IllegalStateException("the epoch is closed");
            }
            Batch batch = ready[slot];
            ready[slot] = null;
            next++;
            lock.notifyAll();
            return batch;
        }
    }

    /** Ends the background threads and waits for them, at most for the batch that each has begun. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Supplier<Maker> makers) {
        try {
            Maker maker = makers.get();
            for (int number = claim(); number < end; number = claim()) {
                deliver(number, maker.make(number));
            }
        } catch (Throwable e) { // whatever it was, the consumer must hear of it instead of waiting for ever
            synchronized (lock) {
                failure = failure == null ? e : failure;
                lock.notifyAll();
            }
        }
    }

    /** The next batch to make, once there is room for it; {@code end} when there is nothing left to do. */
    private int claim() {
        synchronized (lock) {
            while (!closed && failure == null && claimed < end && claimed >= next + ready.length) {
                await();
            }
            return closed || failure != null ? end : Math.min(end, claimed++);
        }
    }

    private void deliver(int number, Batch batch) {
        synchronized (lock) {
            ready[number % ready.length] = batch;
            lock.notifyAll();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // every caller loops
    private void await() {
        try {
            lock.wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a batch", e);
        }
    }
}
