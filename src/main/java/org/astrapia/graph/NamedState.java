package org.astrapia.graph;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.astrapia.network.Parameter;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.network.Program;

/** The parts of the flat variables by their names: weights by parameter, running statistics by site. */
final class NamedState {
    private static final String STATISTICS = "statistics of ";

    private NamedState() {}

    /** All weights and statistics of a state. */
    static Map<String, float[]> read(Program program, Map<String, float[]> state) {
        Map<String, float[]> named = new LinkedHashMap<>();
        walk(
                program,
                (variable, name, begin, size) ->
                        named.put(name, Arrays.copyOfRange(state.get(variable), begin, begin + size)));
        return named;
    }

    /**
     * Changes a state to hold these, those of the heads apart.
     *
     * @throws IllegalArgumentException when one is missing or has another size
     */
    static void write(Program program, Map<String, float[]> state, Map<String, float[]> named) {
        walk(program, (variable, name, begin, size) -> {
            if (Parameter.isOfHead(name.replaceFirst("^" + STATISTICS, ""))) {
                return;
            }
            float[] part = named.get(name);
            if (part == null || part.length != size) {
                throw new IllegalArgumentException("the other network has no '" + name + "' of " + size + " numbers");
            }
            System.arraycopy(part, 0, state.get(variable), begin, size);
        });
    }

    /** Changes a state to hold those of these that it has. */
    static void overlay(Program program, Map<String, float[]> state, Map<String, float[]> named) {
        walk(program, (variable, name, begin, size) -> {
            float[] part = named.get(name);
            if (part != null && part.length == size) {
                System.arraycopy(part, 0, state.get(variable), begin, size);
            }
        });
    }

    private interface Part {
        void at(String variable, String name, int begin, int size);
    }

    private static void walk(Program program, Part part) {
        int begin = 0;
        for (Parameter parameter : program.parameters(Kind.WEIGHT)) {
            part.at(GraphWriter.WEIGHTS, parameter.name(), begin, parameter.size());
            begin += parameter.size();
        }
        begin = 0;
        for (Map.Entry<String, Integer> site : program.statisticsSites().entrySet()) {
            part.at(GraphWriter.STATISTICS, STATISTICS + site.getKey(), begin, 2 * site.getValue());
            begin += 2 * site.getValue();
        }
    }
}
