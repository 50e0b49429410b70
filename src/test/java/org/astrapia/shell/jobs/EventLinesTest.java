package org.astrapia.shell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.astrapia.run.RunEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLinesTest {
    static Stream<RunEvent> events() {
        return Stream.of(
                new RunEvent.RunStarted("/runs/a \"b\""),
                new RunEvent.StageStarted("search", 40, 3, 100),
                new RunEvent.StepEnded(
                        "search", 3, 40, 7, 100, 1.25, OptionalDouble.of(0.5), 812.5, Double.POSITIVE_INFINITY),
                new RunEvent.StepEnded("pretrain", 0, 2, 1, 4, 0.5, OptionalDouble.empty(), 100, 3),
                new RunEvent.EpochEnded("retrain", 0, 2, Map.of("loss", 0.1, "test_balanced", Double.NaN)),
                new RunEvent.StageEnded("baseline", 12.5),
                new RunEvent.Message("two\nlines, über"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsOneLineThatReadsBack(RunEvent event) {
        String line = EventLines.print(event);
        assertThat(line.lines()).hasSize(1);
        assertThat(EventLines.parse(line)).contains(event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "# A fatal error has been detected", "{", "{\"event\":\"step\"}", "{\"event\":\"new\"}", "[]"
            })
    void whatElseAProcessPrintsIsNoEvent(String line) {
        assertThat(EventLines.parse(line)).isEmpty();
    }

    @Test
    void everyKindOfEventIsTold() {
        assertThat(events().map(Object::getClass))
                .hasSameElementsAs(Stream.of(RunEvent.class.getPermittedSubclasses())
                        .<Class<?>>map(kind -> kind)
                        .toList());
    }
}
