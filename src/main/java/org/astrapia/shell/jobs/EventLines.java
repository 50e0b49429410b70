package org.astrapia.shell.jobs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.astrapia.language.Json;
import org.astrapia.language.Json.DamagedException;
import org.astrapia.language.JsonText;
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
        Map<String, Object> line = new LinkedHashMap<>();
        event.accept(new Fields(line));
        return Visible.json(JsonText.line(line));
    }

    /** Writes the fields of an event; {@link #event} reads them back. */
    private record Fields(Map<String, Object> line) implements RunEvent.Visitor {
        @Override
        public void run(RunStarted run) {
            line.put("event", "run");
            line.put("path", run.path());
        }

        @Override
        public void stage(StageStarted stage) {
            line.put("event", "stage");
            line.put("stage", stage.stage());
            line.put("epochs", stage.epochs());
            line.put("epoch", stage.epoch());
            line.put("steps", stage.stepsPerEpoch());
        }

        @Override
        public void step(StepEnded step) {
            line.put("event", "step");
            line.put("stage", step.stage());
            line.put("epoch", step.epoch());
            line.put("epochs", step.epochs());
            line.put("step", step.step());
            line.put("steps", step.steps());
            line.put("loss", step.loss());
            step.accuracy().ifPresent(accuracy -> line.put("accuracy", accuracy));
            line.put("images_per_second", step.imagesPerSecond());
            line.put("seconds_left", step.secondsLeft());
        }

        @Override
        public void epoch(EpochEnded epoch) {
            line.put("event", "epoch");
            line.put("stage", epoch.stage());
            line.put("epoch", epoch.epoch());
            line.put("epochs", epoch.epochs());
            line.put("metrics", epoch.metrics());
        }

        @Override
        public void stageEnd(StageEnded stage) {
            line.put("event", "stage-end");
            line.put("stage", stage.stage());
            line.put("seconds", stage.seconds());
        }

        @Override
        public void message(Message message) {
            line.put("event", "message");
            line.put("text", message.text());
        }
    }

    /** The event of a line; empty for a line that is none, such as what native code prints. */
    static Optional<RunEvent> parse(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return event(Json.parse(line));
        } catch (DamagedException | NoSuchElementException | ArithmeticException | NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    private static Optional<RunEvent> event(Json line) {
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
                        line.names().contains("accuracy")
                                ? OptionalDouble.of(number(line, "accuracy"))
                                : OptionalDouble.empty(),
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

    private static Map<String, Double> metrics(Json line) {
        Json metrics = line.at("metrics");
        Map<String, Double> values = new TreeMap<>();
        metrics.names().forEach(name -> values.put(name, number(metrics, name)));
        return values;
    }

    private static String text(Json line, String name) {
        return line.text(name).orElseThrow();
    }

    private static int whole(Json line, String name) {
        return Math.toIntExact(line.whole(name).orElseThrow());
    }

    /** A number, which need not be finite: a loss may be {@code NaN}. */
    private static double number(Json line, String name) {
        return Double.parseDouble(text(line, name));
    }
}
