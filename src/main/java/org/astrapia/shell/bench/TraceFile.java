package org.astrapia.shell.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.astrapia.graph.StepTrace;
import org.astrapia.language.JsonText;
import org.astrapia.language.UnwrittenException;

/** A trace in the format of Chrome's {@code about:tracing} and of Perfetto. */
public final class TraceFile {
    /** An operation with the names of that format: category, phase (X is a whole one), begin and duration in microseconds. */
    private record Operation(
            String name, String cat, String ph, long ts, double dur, String pid, long tid, Map<String, String> args) {
        static Operation of(StepTrace.Event event) {
            return new Operation(
                    event.type(),
                    event.primitive(),
                    "X",
                    event.beginMicros(),
                    event.micros(),
                    event.device(),
                    event.thread(),
                    Map.of("operation", event.name()));
        }
    }

    private TraceFile() {}

    /**
     * Writes it.
     *
     * @throws UnwrittenException when the file cannot be written
     */
    public static void write(Path file, StepTrace trace) throws IOException {
        List<Operation> operations = trace.events().stream().map(Operation::of).toList();
        try {
            Files.writeString(file, JsonText.line(Map.of("traceEvents", operations)));
        } catch (IOException e) {
            throw UnwrittenException.of(file, e);
        }
    }
}
