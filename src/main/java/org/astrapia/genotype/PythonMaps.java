package org.astrapia.genotype;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.astrapia.genotype.PythonValue.Field;
import org.astrapia.genotype.PythonValue.Fields;
import org.astrapia.genotype.PythonValue.Items;
import org.astrapia.genotype.PythonValue.Whole;
import org.astrapia.language.Position;

/** What calls stand for that make a dictionary or a list of numbers. */
final class PythonMaps {
    private PythonMaps() {}

    /** {@code OrderedDict([('normal', [...]), ...])} as the fields that it holds; other calls as they are. */
    static Fields of(Fields call) {
        if (call.fields().size() != 1
                || !call.fields().get(0).name().isEmpty()
                || !call.fields().get(0).value().isList()) {
            return call;
        }
        List<PythonValue> pairs = call.fields().get(0).value().items();
        List<Field> fields = new ArrayList<>();
        for (PythonValue pair : pairs) {
            if (pair.items().size() == 2 && pair.items().get(1).asWhole().isEmpty()) {
                PythonValue value = pair.items().get(1);
                pair.items().get(0).asText().ifPresent(key -> fields.add(new Field(pair.at(), key.text(), value)));
            }
        }
        boolean whole = !fields.isEmpty() && fields.size() == pairs.size();
        return whole ? new Fields(call.at(), call.length(), fields) : call;
    }

    /** {@code range(2, 6)}: the numbers, each in the place of the call; empty where it is no range of a few numbers. */
    static Optional<PythonValue> range(Position at, int length, List<PythonValue> given) {
        List<Long> bounds = new ArrayList<>();
        for (PythonValue bound : given) {
            bound.asWhole()
                    .map(Whole::value)
                    .filter(value -> Math.abs(value) < Integer.MAX_VALUE)
                    .ifPresent(bounds::add);
        }
        if (bounds.isEmpty() || bounds.size() < given.size() || bounds.size() > 3) {
            return Optional.empty();
        }
        long first = bounds.size() == 1 ? 0 : bounds.get(0);
        long end = bounds.get(Math.min(1, bounds.size() - 1));
        long step = bounds.size() < 3 ? 1 : bounds.get(2);
        if (step < 1 || (end - first) / step > Cell.MOST_NODES) {
            return Optional.empty();
        }
        List<PythonValue> numbers = LongStream.iterate(first, number -> number < end, number -> number + step)
                .<PythonValue>mapToObj(number -> new Whole(at, length, number))
                .toList();
        return Optional.of(new Items(at, length, numbers));
    }
}
