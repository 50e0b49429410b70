package org.astrapia.shell.experiment;

import java.util.Optional;
import org.astrapia.config.KeyGuide;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Source;
import org.astrapia.language.Yaml;
import org.astrapia.language.YamlScalar;

/** The value that a key of an experiment has now, as one would type it: without the quotes that YAML may need. */
public final class ValueText {
    private ValueText() {}

    /** The value in force, a default too; empty where it is no text of one line, or the experiment cannot be read. */
    public static Optional<String> of(CurrentExperiment experiment, String key) {
        return experiment
                .lenient()
                .flatMap(read -> Optional.ofNullable(KeyGuide.values(read).get(key)))
                .flatMap(ValueText::plain);
    }

    /** What a value that is printed as YAML says; empty for what is no text of one line. */
    public static Optional<String> plain(String yaml) {
        if (yaml.indexOf('\n') >= 0 || yaml.isEmpty()) {
            return Optional.empty();
        }
        if ("'\"".indexOf(yaml.charAt(0)) < 0) {
            return Optional.of(yaml);
        }
        try {
            return Yaml.parse(new Source("", yaml)).asText().map(YamlScalar::text);
        } catch (InvalidInputException noText) {
            return Optional.empty();
        }
    }
}
