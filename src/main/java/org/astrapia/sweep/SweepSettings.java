package org.astrapia.sweep;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.astrapia.language.Json;

/**
 * How the trials of a sweep are carried out; none of it changes a number.
 *
 * @param backend who carries them out, {@code local} or {@code slurm}
 * @param jobs how many at once on one machine; empty for as many as fit
 * @param attempts how often a trial may fail before it is set aside
 * @param budget computing time of all trials together
 * @param slurm what Slurm is asked for
 */
public record SweepSettings(
        String backend, OptionalInt jobs, int attempts, Optional<Duration> budget, SlurmSettings slurm) {
    /** This machine. */
    public static final String LOCAL = "local";

    /** A cluster under Slurm. */
    public static final String SLURM = "slurm";

    static final int USUAL_ATTEMPTS = 3;

    Map<String, Object> toJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("backend", backend);
        jobs.ifPresent(number -> document.put("jobs", number));
        document.put("attempts", attempts);
        budget.ifPresent(time -> document.put("budget_seconds", time.toSeconds()));
        document.put("slurm", slurm.toJson());
        return document;
    }

    static SweepSettings of(Json document) {
        OptionalLong jobs = document.whole("jobs");
        OptionalLong budget = document.whole("budget_seconds");
        return new SweepSettings(
                document.text("backend").orElse(LOCAL),
                jobs.isPresent() ? OptionalInt.of((int) jobs.getAsLong()) : OptionalInt.empty(),
                (int) document.whole("attempts").orElse(USUAL_ATTEMPTS),
                budget.isPresent() ? Optional.of(Duration.ofSeconds(budget.getAsLong())) : Optional.empty(),
                SlurmSettings.of(document.at("slurm")));
    }
}
