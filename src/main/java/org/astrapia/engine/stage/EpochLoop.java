package org.astrapia.engine.stage;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.Schedule.Place;
import org.astrapia.config.training.Choice;
import org.astrapia.engine.stage.EpochSteps.Taken;
import org.astrapia.graph.Model;
import org.astrapia.run.Checkpoint;
import org.astrapia.run.result.Chosen;
import org.astrapia.run.result.Evaluations;
import org.astrapia.run.result.TrainResult;
import org.astrapia.run.table.Metric;

/**
 * The one loop over epochs, in which search, pre-training, training and probe differ by their {@link StageWork} alone: steps,
 * checkpoints between them, a test and a row of {@code metrics.csv} at the end of each epoch. It can be cut off between any two
 * steps and goes on from its last checkpoint with the same numbers.
 */
public final class EpochLoop {
    private static final String ENDED = "ended";

    private final RunContext run;
    private final int epochs;
    private final int steps;
    private final int images;
    private final StageKeeper keeper;
    private final StageEvents events;
    private Choice choice = Choice.NONE;
    private int until;
    private Standings standings = Standings.NONE;

    /**
     * @param stage its name
     * @param epochs to walk
     * @param steps of an epoch
     * @param images that the steps of an epoch see
     * @param keeper of its checkpoints
     */
    public EpochLoop(RunContext run, String stage, int epochs, int steps, int images, StageKeeper keeper) {
        this.run = run;
        this.epochs = epochs;
        this.until = epochs;
        this.steps = steps;
        this.images = images;
        this.keeper = keeper;
        this.events = new StageEvents(run, stage, epochs, steps);
    }

    /** The same with weights that are chosen by images that are held out. */
    EpochLoop choosing(Choice how) {
        choice = how;
        return this;
    }

    /** The same that pauses when so many epochs are done; how it stands then is kept, so that it can be told when it has gone on. */
    EpochLoop until(int pause) {
        until = pause;
        return this;
    }

    /** How it stood at the end or pause, which a checkpoint at or behind it tells. */
    double standing(Checkpoint last) {
        if (until < epochs) {
            return Standings.of(last)
                    .at(until)
                    .orElseThrow(() -> last.refusal("it does not tell how it stood after " + until + " epochs"));
        }
        return Standings.score(TrainResult.of(last, run.data().trainCounts()).evaluations());
    }

    /** Where an earlier process left the stage; the run's tables go on from there. */
    public Optional<Checkpoint> latest() {
        Optional<Checkpoint> saved = keeper.latest();
        run.tables().goOnFrom(saved);
        return saved;
    }

    /** Whether all epochs are done until its end or pause, or as many as were needed. */
    boolean isDone(Optional<Checkpoint> saved) {
        return progress(saved).epoch() >= until
                || saved.filter(Chosen::isIn).isPresent()
                || saved.flatMap(EpochLoop::reason).isPresent();
    }

    /** Why a stage ended early that wrote this checkpoint; empty where it did not. */
    public static Optional<String> reason(Checkpoint saved) {
        return saved.has(ENDED) ? Optional.of(saved.text(ENDED)) : Optional.empty();
    }

    private StageProgress progress(Optional<Checkpoint> saved) {
        return StageProgress.of(saved, epochs, steps);
    }

    /** Share of the stage that is done, 0 to 1. */
    public double share(StageProgress progress) {
        return progress.share(epochs, steps);
    }

    /** The step that comes next. */
    public Place place(StageProgress progress) {
        return new Place(progress.epoch(), epochs, progress.step(), steps);
    }

    /** The model as a checkpoint holds it, or a new one. */
    <M extends Model> M open(Optional<Checkpoint> saved, StageWork<M> work) {
        return keeper.open(saved, work::compile, work::initialize);
    }

    /** Goes on to the end; the last checkpoint, or empty when cancelled. */
    public <M extends Model> Optional<Checkpoint> run(Optional<Checkpoint> saved, StageWork<M> work) {
        if (isDone(saved)) {
            return saved;
        }
        keeper.requireSameBatches();
        StageProgress progress = progress(saved);
        standings = saved.map(Standings::of).orElse(Standings.NONE);
        events.started(progress);
        try (M model = open(saved, work)) {
            if (saved.isEmpty()) {
                work.begun(model);
            }
            progress.clock().epochBegins();
            Choosing choosing =
                    Choosing.of(choice, run.data().dataset().train().sets().isPresent(), saved);
            Optional<Checkpoint> last = Optional.empty();
            while (!isDone(last.or(() -> saved))) {
                last = epoch(model, progress, work, choosing);
                if (last.isEmpty()) {
                    save(model, progress, work.entries(model, progress, Optional.empty()), choosing.entries());
                    return Optional.empty();
                }
            }
            events.ended(progress);
            return last;
        }
    }

    /** What is left of an epoch, and the checkpoint at its end; empty when cancelled. */
    private <M extends Model> Optional<Checkpoint> epoch(
            M model, StageProgress progress, StageWork<M> work, Choosing choosing) {
        try (EpochSteps left = work.open(model, progress)) {
            while (left.hasNext()) {
                if (run.cancel().isRequested()) {
                    return Optional.empty();
                }
                step(left, progress, work);
                if (progress.clock().shouldSave()) {
                    save(model, progress, work.entries(model, progress, Optional.empty()), choosing.entries());
                }
            }
        }
        int epoch = progress.epoch();
        double imagesPerSecond = images / progress.clock().epochSeconds();
        Optional<Map<Metric, Double>> ofStage = work.measured(model, epoch);
        if (ofStage.isEmpty()) {
            return Optional.empty();
        }
        Map<Metric, Double> measured = new EnumMap<>(Metric.class);
        measured.putAll(ofStage.get());
        Optional<String> ended = epoch + 1 == epochs ? Optional.empty() : work.ended();
        boolean last = epoch + 1 == epochs || ended.isPresent();
        Optional<Chosen> chosen = Optional.empty();
        if (choosing.validates()) {
            Optional<Evaluations> validated = work.validate(model);
            if (validated.isEmpty()) {
                return Optional.empty();
            }
            double score = choosing.epochEnded(epoch, validated.get(), model);
            measured.put(Metric.VALIDATION, score);
            last = last || choosing.isOver(epoch);
            chosen = last ? Optional.of(choosing.chosen(epoch, score)) : Optional.empty();
        }
        Optional<Map<String, float[]>> kept = last ? choosing.kept(epoch) : Optional.empty();
        Map<String, float[]> own = kept.isPresent() ? model.state() : Map.of();
        kept.ifPresent(model::restore);
        boolean tested = work.isTested(last ? epochs - 1 : epoch);
        Optional<Evaluations> test = tested ? work.test(model) : Optional.empty();
        if (tested && test.isEmpty()) {
            kept.ifPresent(others -> model.restore(own));
            return Optional.empty();
        }
        if (test.isPresent() && epoch + 1 == until && until < epochs) {
            standings = standings.with(until, Standings.score(test.get()));
        }
        double rate = work.rate(new Place(epoch, epochs, steps - 1, steps));
        events.epochEnded(progress, rate, imagesPerSecond, test, measured);
        chosen.ifPresent(weights -> events.chosen(choosing.described(weights, epochs)));
        work.epochEnded(model, epoch);
        progress.epochEnded();
        Map<String, Object> ofChoice =
                new LinkedHashMap<>(chosen.<Map<String, ?>>map(Chosen::entries).orElseGet(choosing::entries));
        ended.ifPresent(reason -> {
            ofChoice.put(ENDED, reason);
            run.say(reason);
        });
        return Optional.of(save(model, progress, work.entries(model, progress, test), ofChoice));
    }

    private void step(EpochSteps left, StageProgress progress, StageWork<?> work) {
        int count = 0;
        long cost = 0;
        for (Taken taken : left.next()) {
            if (taken.result().isSkipped()) {
                keeper.requireAnyMoves(taken.of(), taken.result(), progress);
            } else {
                keeper.requireFinite(taken.of().loss(), taken.result().loss(), taken.rate(), progress);
            }
            taken.of().addTo(progress.means(), taken.result());
            count = taken.result().count();
            cost += count * work.multiplyAdds(taken.of());
        }
        progress.stepEnded(count, cost);
        events.stepEnded(progress);
    }

    private Checkpoint save(Model model, StageProgress progress, Map<String, ?> work, Map<String, ?> choice) {
        Map<String, Object> more = new LinkedHashMap<>(work);
        more.putAll(choice);
        more.putAll(standings.entries());
        return keeper.save(model, progress, more);
    }
}
