package org.astrapia.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.astrapia.config.Experiment;
import org.astrapia.config.search.Proxy;
import org.astrapia.config.search.TrialMethod;
import org.astrapia.engine.stage.RunContext;
import org.astrapia.engine.trial.Trial;
import org.astrapia.genotype.Genotype;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.SizeLimits;
import org.astrapia.run.result.Cost;
import org.astrapia.run.table.AccuracyTable.Place;
import org.astrapia.run.table.TrialTable;

/** What the trials of a search gave so far: tells people, keeps {@code trials.csv}, and knows the best. */
final class TrialRecord {
    /** Trials that nobody waits for are told of once in so many, and whenever one is the best so far. */
    private static final int SELDOM = 25;

    private final RunContext run;
    private final TrialMethod method;
    private final int planned;
    private final Optional<GroundTruth> truth;
    private final SizeLimits sizes;
    private final TrialTable table;
    private final List<TrialTable.Row> rows = new ArrayList<>();
    private Optional<Best> best = Optional.empty();

    /**
     * @param planned trials of the search
     */
    TrialRecord(RunContext run, TrialMethod method, int planned) {
        this.run = run;
        this.method = method;
        this.planned = planned;
        Experiment experiment = run.experiment();
        this.truth = GroundTruth.of(experiment);
        this.sizes = SizeLimits.of(experiment, run.data().input());
        this.table = new TrialTable(run.folder());
    }

    /** The best of those that are compared with each other. */
    private record Best(Trial trial, int candidate, double score) {
        /** The proxy ranks; what is trained afterwards is compared among itself. */
        boolean yieldsTo(Trial other, double otherScore) {
            return trial.isByProxy() && !other.isByProxy() || otherScore > score;
        }
    }

    /** What the table of true accuracies says of an architecture, where there is one. */
    Optional<Place> truth(Genotype genotype) {
        return truth.map(known -> known.find(genotype));
    }

    /** The best architecture. */
    Optional<Genotype> best() {
        return best.map(found -> found.trial().genotype());
    }

    /**
     * Adds a trial.
     *
     * @param candidate number under which the architecture was tried first
     * @param isNew whether this process has judged it
     * @param cost of the search so far
     */
    void add(Trial trial, int candidate, double score, boolean isNew, Cost cost) {
        boolean isBest = best.isEmpty() || best.get().yieldsTo(trial, score);
        if (isBest) {
            best = Optional.of(new Best(trial, candidate, score));
        }
        Optional<Double> own = truth(trial.genotype()).map(Place::accuracy);
        NetworkCounts counts = sizes.counts(trial.genotype());
        rows.add(new TrialTable.Row(
                rows.size() + 1,
                candidate,
                trial.epochs(),
                score,
                best.get().candidate(),
                best.get().score(),
                counts.parameters(),
                counts.multiplyAdds(),
                own,
                best().flatMap(this::truth).map(Place::accuracy),
                trial.genotype()));
        boolean waited = isNew && (!trial.isByProxy() || ranking().computes());
        if (waited) {
            table.write(rows);
        }
        boolean trained = isNew && !trial.isByProxy();
        if (trained || (isNew || method.asksTable()) && (isBest || rows.size() % SELDOM == 0)) {
            run.say(told(rows.get(rows.size() - 1), cost));
        }
    }

    /** Told of the end of all trials. */
    void end() {
        table.write(rows);
    }

    private String told(TrialTable.Row row, Cost cost) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "trial %d of %d: candidate %d", row.trial(), planned, row.candidate()));
        if (row.epochs() > 0 && !method.asksTable()) {
            text.append(" after ").append(row.epochs()).append(row.epochs() == 1 ? " epoch" : " epochs");
        }
        text.append(", ").append(scored(row.epochs(), row.score()));
        row.truth()
                .ifPresent(accuracy ->
                        text.append(String.format(Locale.ROOT, " (true accuracy %.2f %%)", 100 * accuracy)));
        text.append("; best so far candidate ")
                .append(row.best())
                .append(", ")
                .append(scored(row.epochs(), row.bestScore()));
        row.bestTruth().ifPresent(accuracy -> text.append(String.format(Locale.ROOT, " (%.2f %%)", 100 * accuracy)));
        if (cost.seconds() > 0) {
            text.append(String.format(Locale.ROOT, "; %.1f s", cost.seconds()));
            text.append(
                    cost.multiplyAdds() == 0
                            ? ""
                            : String.format(Locale.ROOT, " and %.2g multiply-adds", (double) cost.multiplyAdds()));
            text.append(" so far");
        }
        return text.toString();
    }

    private Proxy ranking() {
        return method.ranking().orElse(Proxy.PARAMETERS);
    }

    private String scored(int epochs, double score) {
        if (epochs == 0) {
            String name = ranking().name().toLowerCase(Locale.ROOT);
            return String.format(Locale.ROOT, ranking().computes() ? "%s %.6g" : "%s %,.0f", name, score);
        }
        return String.format(
                Locale.ROOT, method.asksTable() ? "%.2f %% by the table" : "mean recall %.2f %%", 100 * score);
    }
}
