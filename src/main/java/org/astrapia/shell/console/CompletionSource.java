package org.astrapia.shell.console;

import java.util.List;
import java.util.Optional;
import org.astrapia.config.KeyHelp;

/** What may be written at the prompt now. */
public interface CompletionSource {
    /**
     * A command with what it takes.
     *
     * @param arguments for people
     * @param first what its first argument may be
     * @param rest what the arguments behind that may be
     */
    record Entry(String name, String arguments, String summary, List<Kind> first, List<Kind> rest) {
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
        SWEEP,
        GENOTYPE,
        FILE,
        JOB,
        FIGURE,
        OPERATION,
        VARIABLE,
        /** A key of an experiment. */
        KEY,
        /** {@code key=value}. */
        CHANGE,
        /** A subject of the help that is no command. */
        TOPIC,
        /** A word of the field that is explained. */
        WORD,
        /** A command of the shell. */
        COMMAND
    }

    /**
     * An option of a command.
     *
     * @param kinds what its value may be
     * @param choices the words that its value may be, where there are few
     */
    record Choice(String name, String meaning, boolean takesValue, List<Kind> kinds, List<String> choices) {}

    /** Every command, also those of scripts. */
    List<Entry> commands();

    /** Options of a command; of the program itself without a name. */
    List<Choice> options(String command);

    /** What there is of a kind whose names begin like this. */
    List<Suggestion> named(Kind kind, String beginning);

    /** The keys of experiments. */
    List<KeyHelp> keys();

    /** The value that a key has in the experiment in use. */
    Optional<String> value(String key);
}
