package org.astrapia;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Makes a value of a record or an enumeration from samples of its parts, so that a new one is tried without being listed. */
final class RecordSample {
    private static final Map<Class<?>, Object> SIMPLE = Map.of(
            boolean.class,
            true,
            int.class,
            3,
            Integer.class,
            3,
            long.class,
            3L,
            double.class,
            0.5,
            Double.class,
            0.5,
            String.class,
            "x",
            Path.class,
            Path.of("x"),
            OptionalDouble.class,
            OptionalDouble.of(0.5));

    private RecordSample() {}

    /** The types that a sealed type permits in the end; a type that is not sealed permits itself. */
    static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(RecordSample::permitted)
                        .distinct()
                : Stream.of(type);
    }

    /** A value of the type, or of the simplest one that it permits. */
    static Object of(Class<?> type) {
        if (SIMPLE.containsKey(type)) {
            return SIMPLE.get(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return type.isSealed() ? of(simplest(type)) : ofRecord(type);
    }

    /** Of what it permits the one with the fewest parts, among which it is not itself. */
    private static Class<?> simplest(Class<?> type) {
        return permitted(type)
                .min(Comparator.comparingInt(
                        permitted -> permitted.isRecord() ? permitted.getRecordComponents().length : 0))
                .orElseThrow();
    }

    private static Object ofRecord(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> of(component.getGenericType()))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no sample of " + type, e);
        }
    }

    private static Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Object first = of(generic.getActualTypeArguments()[0]);
            return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
                case "List" -> List.of(first);
                case "Optional" -> Optional.of(first);
                case "Map" -> Map.of(first, of(generic.getActualTypeArguments()[1]));
                default -> throw new IllegalStateException("no sample of " + type);
            };
        }
        return of((Class<?>) type);
    }
}
