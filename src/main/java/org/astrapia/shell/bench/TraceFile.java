package org.astrapia.shell.bench;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.astrapia.graph.StepTrace;
import org.astrapia.language.UnwrittenException;

/** A trace in the format of Chrome's {@code about:tracing} and of Perfetto. */
public final class TraceFile {
    private TraceFile() {}

    /** Writes it. */
    public static void write(Path file, StepTrace trace) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                JsonWriter json = new JsonWriter(writer)) {
            write(json, trace);
        } catch (IOException e) {
            throw UnwrittenException.of(file, e);
        }
    }

    private static void write(JsonWriter json, StepTrace trace) throws IOException {
        json.beginObject().name("traceEvents").beginArray();
        for (StepTrace.Event event : trace.events()) {
            json.beginObject().name("name").value(event.type());
            json.name("cat").value(event.primitive());
            json.name("ph").value("X");
            json.name("ts").value(event.beginMicros());
            json.name("dur").value(event.micros());
            json.name("pid").value(event.device());
            json.name("tid").value(event.thread());
            json.name("args").beginObject().name("operation").value(event.name());
            json.endObject().endObject();
        }
        json.endArray().endObject();
    }
}
