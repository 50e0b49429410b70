package org.astrapia.genotype;

import java.util.List;
import org.astrapia.language.Source;
import org.astrapia.language.TextPlaces;

/** Python texts and the values that they are read as. */
public final class PythonSamples {
    private PythonSamples() {}

    /** The value that a text begins with. */
    public static Object read(String text) {
        return PythonParser.parse(text, new TextPlaces(new Source("sample", text)), 0)
                .value();
    }

    /** What a value answers to every question that is asked of any. */
    public static List<Object> answers(Object value) {
        PythonValue python = (PythonValue) value;
        return List.of(
                python.at(),
                python.length(),
                python.items(),
                python.fields(),
                python.isList(),
                python.isNested(),
                python.asText(),
                python.asWhole(),
                python.isNumber(),
                python.wholeNumber());
    }
}
