package org.astrapia.shell.command.session;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.astrapia.config.KeyGuide;
import org.astrapia.config.KeyHelp;
import org.astrapia.language.Term;
import org.astrapia.report.terminal.WrappedText;
import org.astrapia.shell.command.Registry;

/** Help on what is no command. */
final class HelpTopics {
    private static final String SCRIPTS = """
            A script holds the shell's commands, one per line or separated by ;
              # a comment
              let NAME = VALUE          and then $NAME or ${NAME}; 'single quotes' keep a dollar
              for NAME in [a, b, c]     also: for NAME in 1..5
                ...
              end
            It stops at the first command that fails, names FILE:LINE:COLUMN and ends with
            status 3. With --keep-going the commands after it still run, and the status is 3.
            A run command that ends in & runs in the background. At its end the script waits
            for such runs.

              astrapia -f FILE          source FILE          printf 'use quickstart\\ncheck\\n' | astrapia
            """;

    private static final String EXPRESSIONS = """
            Values of some keys are expressions, in YAML and after `set`:
              NAME  NAME(value, name=value)   the names are listed below
              a >> b >> c                     one after the other
              a + b,  10 * a                  sums of losses, and their weights
              [1, 2, 3]                       lists
              1e-3,  40k,  0.5M,  1.2G        numbers: k thousand, M million, G milliard

            set search.loss.architecture = cross-entropy + 10 * zero-one(l2)
            set search.optimizer.weights = sgd(0.025, momentum=0.9) >> cosine(0.001)
            define dil_conv_7x7 = relu >> depthwise(7, dilation=2) >> pointwise >> bn

            """;

    private HelpTopics() {}

    /** The topics, and what they are about. */
    static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("expressions", "how values are written");
        names.put("scripts", "variables and loops");
        names.put("reference", "every command, key and name, as Markdown");
        return names;
    }

    /** The text on a topic; empty for one that there is not. */
    static Optional<String> text(String topic, Registry registry, int width) {
        return switch (topic) {
            case "expressions" -> Optional.of(expressions(width));
            case "scripts", "for", "end" -> Optional.of(SCRIPTS);
            case "reference" -> Optional.of(Reference.of(registry));
            default -> Optional.empty();
        };
    }

    /** The grammar, and every name that there is by the key in which it stands. */
    private static String expressions(int width) {
        StringBuilder text = new StringBuilder(EXPRESSIONS);
        Set<String> told = new LinkedHashSet<>();
        for (KeyHelp key : KeyGuide.all()) {
            for (Term<?> term : key.terms()) {
                String line = "  " + term.signature() + ": " + term.meaning();
                if (!term.meaning().isEmpty() && told.add(line)) {
                    boolean first = term.equals(key.terms().get(0));
                    text.append(first ? key.path() + "\n" : "").append(WrappedText.of(line, width, 6));
                }
            }
        }
        return text.toString();
    }
}
