package org.astrapia.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.astrapia.language.Json;

/**
 * How a run stands: the content of {@code status.json}.
 *
 * @param state of the run
 * @param stage in which it is or ended
 * @param message why it ended; empty when there is nothing to say
 * @param pid process that wrote this
 * @param updated when it was written
 */
public record RunStatus(State state, String stage, String message, long pid, Instant updated) {
    /** State of a run. */
    public enum State {
        /** A process works on it. */
        RUNNING,
        /** Stopped by a person, or killed; it can be resumed. */
        INTERRUPTED,
        /** It could not go on, for a reason that its message tells. */
        FAILED,
        /** It came to its end. */
        DONE;

        /** The word in {@code status.json}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** As this process leaves it at this moment. */
    public static RunStatus now(State state, String stage, String message) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new RunStatus(state, stage, message, ProcessHandle.current().pid(), now);
    }

    /** What is known of a run whose {@code status.json} is missing or damaged. */
    static RunStatus unknown(String message) {
        return new RunStatus(State.INTERRUPTED, "", message, 0, Instant.EPOCH);
    }

    /** The same of a run that no process works on. */
    RunStatus left(String message) {
        return new RunStatus(State.INTERRUPTED, stage, message, pid, updated);
    }

    /** The same with another message. */
    public RunStatus with(String message) {
        return new RunStatus(state, stage, message, pid, updated);
    }

    Map<String, Object> toJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", state.word());
        document.put("stage", stage);
        document.put("message", message);
        document.put("pid", pid);
        document.put("updated", updated.toString());
        return document;
    }

    /**
     * Reads {@link #toJson}.
     *
     * @throws RuntimeException when something is missing or wrong
     */
    static RunStatus of(Json document) {
        return new RunStatus(
                State.of(document.text("status").orElseThrow()),
                document.text("stage").orElseThrow(),
                document.text("message").orElseThrow(),
                document.whole("pid").orElseThrow(),
                Instant.parse(document.text("updated").orElseThrow()));
    }
}
