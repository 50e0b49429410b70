package org.astrapia.engine.stage;

import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.astrapia.graph.StepResult;

/** The steps that are left of an epoch: a batch each, or an architecture. */
public final class EpochSteps implements AutoCloseable {
    private final BooleanSupplier hasNext;
    private final Supplier<List<Taken>> next;
    private final Runnable close;

    /**
     * @param batches that are left
     * @param step takes the step of a batch; the last of its results is the one of the weights
     * @param close ends what prepares the batches
     */
    public <T> EpochSteps(Iterator<T> batches, Function<T, List<Taken>> step, Runnable close) {
        this.hasNext = batches::hasNext;
        this.next = () -> step.apply(batches.next());
        this.close = close;
    }

    /**
     * What an optimizer's step gave.
     *
     * @param of what it moved
     * @param result loss and what else was measured
     * @param rate learning rate
     */
    public record Taken(Moved of, StepResult result, double rate) {}

    /** What a step moves. */
    public enum Moved {
        ALPHA("the architecture", "the architecture loss") {
            @Override
            void addTo(EpochMeans means, StepResult result) {
                StepMeans.addArchitecture(means, result);
            }
        },
        WEIGHTS("the weights", "the loss") {
            @Override
            void addTo(EpochMeans means, StepResult result) {
                StepMeans.addWeights(means, result);
            }
        },
        /** Nothing: an architecture is measured with the weights as they are. */
        NOTHING("nothing", "the fitness") {
            @Override
            void addTo(EpochMeans means, StepResult result) {
                // its fitness is told at the end of a generation
            }
        };

        private final String moved;
        private final String loss;

        Moved(String moved, String loss) {
            this.moved = moved;
            this.loss = loss;
        }

        /** What it is called in messages. */
        String moved() {
            return moved;
        }

        /** Its loss in messages. */
        String loss() {
            return loss;
        }

        abstract void addTo(EpochMeans means, StepResult result);
    }

    boolean hasNext() {
        return hasNext.getAsBoolean();
    }

    /** Takes the next one. */
    List<Taken> next() {
        return next.get();
    }

    @Override
    public void close() {
        close.run();
    }
}
