package org.astrapia.sweep;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.astrapia.language.Json;

/**
 * What Slurm is asked for.
 *
 * @param workers tasks of the array; one a trial if empty
 * @param atOnce how many of them may run at the same time
 * @param time limit on a task
 * @param warning how long before the limit a task is told
 * @param asked partition, account, qos, constraint, gpus and cpus, as far as they are given
 * @param megabytes memory of a task; what a trial is estimated to take if empty
 * @param options further options of {@code sbatch}
 */
public record SlurmSettings(
        OptionalLong workers,
        OptionalLong atOnce,
        Optional<Duration> time,
        Duration warning,
        Map<String, String> asked,
        OptionalLong megabytes,
        List<String> options) {
    /** Enough for a step and a checkpoint. */
    static final Duration USUAL_WARNING = Duration.ofSeconds(120);

    public SlurmSettings {
        asked = new LinkedHashMap<>(asked);
        options = List.copyOf(options);
    }

    /** Whatever the cluster's defaults are. */
    static SlurmSettings usual() {
        return new SlurmSettings(
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                USUAL_WARNING,
                Map.of(),
                OptionalLong.empty(),
                List.of());
    }

    /** The limit as Slurm reads it. */
    public Optional<String> clock() {
        return time.map(Amounts::clock);
    }

    Map<String, Object> toJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        workers.ifPresent(number -> document.put("workers", number));
        atOnce.ifPresent(number -> document.put("at_once", number));
        time.ifPresent(limit -> document.put("time_seconds", limit.toSeconds()));
        document.put("warning_seconds", warning.toSeconds());
        document.put("asked", asked);
        megabytes.ifPresent(number -> document.put("megabytes", number));
        document.put("options", options);
        return document;
    }

    static SlurmSettings of(Json document) {
        Map<String, String> asked = new LinkedHashMap<>();
        Json given = document.at("asked");
        given.names().forEach(name -> asked.put(name, given.text(name).orElse("")));
        OptionalLong time = document.whole("time_seconds");
        return new SlurmSettings(
                document.whole("workers"),
                document.whole("at_once"),
                time.isPresent() ? Optional.of(Duration.ofSeconds(time.getAsLong())) : Optional.empty(),
                Duration.ofSeconds(document.whole("warning_seconds").orElse(USUAL_WARNING.toSeconds())),
                asked,
                document.whole("megabytes"),
                document.texts("options"));
    }
}
