package org.astrapia.shell.jobs;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.astrapia.language.Visible;
import org.astrapia.run.RunEvent;
import org.astrapia.run.RunEvent.EpochEnded;
import org.astrapia.run.RunEvent.Message;
import org.astrapia.run.RunEvent.RunStarted;
import org.astrapia.run.RunEvent.StageEnded;
import org.astrapia.run.RunEvent.StageStarted;
import org.astrapia.run.RunEvent.StepEnded;

/** Events of a run as lines of JSON: {@code {"event":"step","stage":"search",...}}. */
public final class EventLines {
    private EventLines() {}

    /** The event in one line, without a line end. */
    public static String print(RunEvent event) {
        JsonObject line = new JsonObject();
        event.accept(new Fields(line));
        return Visible.json(line.toString());
    }

    /** Writes the fields of an event; {@link #event} reads them back. */
    private record Fields(JsonObject line) implements RunEvent.Visitor {
        @Override
        public void run(RunStarted run) {
            line.addProperty("event", "run");
            line.addProperty("path", run.path());
        }

        @Override
        public void stage(StageStarted stage) {
            line.addProperty("event", "stage");
            line.addProperty("stage", stage.stage());
            line.addProperty("epochs", stage.epochs());
            line.addProperty("epoch", stage.epoch());
            line.addProperty("steps", stage.stepsPerEpoch());
        }

        @Override
        public void step(StepEnded step) {
            line.addProperty("event", "step");
            line.addProperty("stage", step.stage());
            line.addProperty("epoch", step.epoch());
            line.addProperty("epochs", step.epochs());
            line.addProperty("step", step.step());
            line.addProperty("steps", step.steps());
            line.addProperty("loss", step.loss());
            step.accuracy().ifPresent(accuracy -> line.addProperty("accuracy", accuracy));
            line.addProperty("images_per_second", step.imagesPerSecond());
            line.addProperty("seconds_left", step.secondsLeft());
        }

        @Override
        public void epoch(EpochEnded epoch) {
            line.addProperty("event", "epoch");
            line.addProperty("stage", epoch.stage());
            line.addProperty("epoch", epoch.epoch());
            line.addProperty("epochs", epoch.epochs());
            JsonObject metrics = new JsonObject();
            epoch.metrics().forEach(metrics::addProperty);
            line.add("metrics", metrics);
        }

        @Override
        public void stageEnd(StageEnded stage) {
            line.addProperty("event", "stage-end");
            line.addProperty("stage", stage.stage());
            line.addProperty("seconds", stage.seconds());
        }

        @Override
        public void message(Message message) {
            line.addProperty("event", "message");
            line.addProperty("text", message.text());
        }
    }

    /** The event of a line; empty for a line that is none, such as what native code prints. */
    public static Optional<RunEvent> parse(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return event(JsonParser.parseString(line).getAsJsonObject());
        } catch (JsonParseException | IllegalStateException | NumberFormatException | NullPointerException foreign) {
            return Optional.empty();
        }
    }

    private static Optional<RunEvent> event(JsonObject line) {
        return switch (text(line, "event")) {
            case "run" -> Optional.of(new RunStarted(text(line, "path")));
            case "stage" ->
                Optional.of(new StageStarted(
                        text(line, "stage"), whole(line, "epochs"), whole(line, "epoch"), whole(line, "steps")));
            case "step" ->
                Optional.of(new StepEnded(
                        text(line, "stage"),
                        whole(line, "epoch"),
                        whole(line, "epochs"),
                        whole(line, "step"),
                        whole(line, "steps"),
                        number(line, "loss"),
                        line.has("accuracy") ? OptionalDouble.of(number(line, "accuracy")) : OptionalDouble.empty(),
                        number(line, "images_per_second"),
                        number(line, "seconds_left")));
            case "epoch" ->
                Optional.of(new EpochEnded(
                        text(line, "stage"), whole(line, "epoch"), whole(line, "epochs"), metrics(line)));
            case "stage-end" -> Optional.of(new StageEnded(text(line, "stage"), number(line, "seconds")));
            case "message" -> Optional.of(new Message(text(line, "text")));
            default -> Optional.empty();
        };
    }

    private static Map<String, Double> metrics(JsonObject line) {
        Map<String, Double> metrics = new TreeMap<>();
        line.getAsJsonObject("metrics")
                .entrySet()
                .forEach(entry -> metrics.put(entry.getKey(), entry.getValue().getAsDouble()));
        return metrics;
    }

    private static String text(JsonObject line, String name) {
        return line.get(name).getAsString();
    }

    private static int whole(JsonObject line, String name) {
        return line.get(name).getAsInt();
    }

    private static double number(JsonObject line, String name) {
        return line.get(name).getAsDouble();
    }
}
