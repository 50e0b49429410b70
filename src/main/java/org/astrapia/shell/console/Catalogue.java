package org.astrapia.shell.console;

import java.util.List;
import java.util.Optional;
import org.astrapia.config.KeyHelp;

/** What may be written at the prompt now. */
public interface Catalogue {
    /** A command with what it takes. */
    record Entry(String name, String arguments, String summary) {
        String group() {
            int blank = name.indexOf(' ');
            return blank < 0 ? name : name.substring(0, blank);
        }

        boolean grouped() {
            return name.indexOf(' ') >= 0;
        }

        String lastWord() {
            return name.substring(name.indexOf(' ') + 1);
        }
    }

    /** Something that can be named. */
    enum Kind {
        EXPERIMENT,
        RUN,
        GENOTYPE,
        FILE,
        JOB,
        FIGURE,
        OPERATION,
        VARIABLE
    }

    /** Every command, also those of scripts. */
    List<Entry> commands();

    /** Options of a command, {@code --json}, with what they do. */
    List<Suggestion> options(String command);

    /** What there is of a kind whose names begin like this. */
    List<Suggestion> named(Kind kind, String beginning);

    /** The keys of experiments. */
    List<KeyHelp> keys();

    /** The value that a key has in the experiment in use. */
    Optional<String> value(String key);
}
