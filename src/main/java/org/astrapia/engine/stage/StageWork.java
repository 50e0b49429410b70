package org.astrapia.engine.stage;

import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Schedule.Place;
import org.astrapia.engine.stage.EpochSteps.Moved;
import org.astrapia.graph.Model;
import org.astrapia.run.result.Evaluations;
import org.astrapia.run.table.Metric;

/**
 * What one stage does in the {@link EpochLoop}.
 *
 * @param <M> its model
 */
public interface StageWork<M extends Model> {
    /** Compiles the model; its variables are not set yet. */
    M compile();

    /** Sets the variables of a model with which the stage begins. */
    void initialize(M model);

    /** Told of the model with which the stage begins, before its first step. */
    default void begun(M model) {}

    /** The steps that are left of the epoch in which the stage stands. */
    EpochSteps open(M model, StageProgress progress);

    /** Multiply-adds of moving weights or alpha once, for each image of the step. */
    long multiplyAdds(Moved of);

    /** Learning rate of the weights in a step; that of an epoch's last step is told in {@code metrics.csv}. */
    double rate(Place place);

    /** Whether the model is tested at the end of an epoch. */
    boolean isTested(int epoch);

    /** Tests it; empty when cancelled. */
    Optional<Evaluations> test(M model);

    /** Tests it on images that are held out; empty when cancelled. Asked where the loop chooses weights. */
    default Optional<Evaluations> validate(M model) {
        throw new IllegalStateException("this stage holds no images out");
    }

    /** What else belongs into the row of an epoch that is over; empty when cancelled. */
    default Optional<Map<Metric, Double>> measured(M model, int epoch) {
        return Optional.of(Map.of());
    }

    /** Why the stage ends with the epoch that was just {@link #measured}, though others would follow; empty where it goes on. */
    default Optional<String> ended() {
        return Optional.empty();
    }

    /** Told of the end of an epoch, whose row is written. */
    default void epochEnded(M model, int epoch) {}

    /**
     * What a checkpoint keeps beside the model and the place.
     *
     * @param test of the epoch that just ended, where it was tested
     */
    Map<String, Object> entries(M model, StageProgress progress, Optional<Evaluations> test);
}
