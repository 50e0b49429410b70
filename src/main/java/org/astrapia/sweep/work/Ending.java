package org.astrapia.sweep.work;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.astrapia.language.Json;

/**
 * How an attempt at a trial ended.
 *
 * @param state of the trial
 * @param message what was last said, if it is not done
 * @param seconds that it took
 */
public record Ending(State state, String message, double seconds) {
    /** State of a trial behind an attempt. */
    public enum State {
        DONE,
        /** It can go on from its last checkpoint. */
        INTERRUPTED,
        FAILED;

        /** The word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The first line of the message, which says what is wrong. */
    public String firstLine() {
        return message.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .strip();
    }

    Map<String, Object> toJson() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("state", state.word());
        document.put("message", message);
        document.put("seconds", seconds);
        return document;
    }

    /** Reads {@link #toJson}; empty where it is not there or not whole. */
    static Optional<Ending> of(Json document) {
        return document.text("state")
                .flatMap(Ending::state)
                .map(state -> new Ending(
                        state,
                        document.text("message").orElse(""),
                        document.number("seconds").orElse(0)));
    }

    private static Optional<State> state(String word) {
        for (State state : State.values()) {
            if (state.word().equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
