package org.astrapia.shell.command.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.astrapia.graph.SessionSettings;
import org.astrapia.graph.SessionSettings.Rewriters;
import org.astrapia.shell.command.DidYouMean;
import org.astrapia.shell.command.UsageException;
import picocli.CommandLine.Option;

/** What {@code bench} lets one ask of TensorFlow's sessions. No key of an experiment: it changes speed, and may change last digits. */
final class SessionOption {
    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--inter-threads",
            paramLabel = "N",
            description = "How many operations TensorFlow runs side by side; as many as there are cores if not given.")
    private Optional<Integer> inter = Optional.empty();

    @Option(
            names = "--intra-threads",
            paramLabel = "N",
            description = "Among how many threads an operation shares its work; chosen for the network if not given.")
    private Optional<Integer> intra = Optional.empty();

    @Option(
            names = "--rewriters",
            paramLabel = "off|on|NAME,...",
            completionCandidates = RewriterNames.class,
            description =
                    "TensorFlow's own rewriting of the graph (grappler): off if not given, on for all of it, or some by"
                            + " name, such as layout.")
    private String rewriters = Rewriters.OFF.word();

    @Option(names = "--jit", description = "Let XLA compile what it can.")
    private boolean jit;

    /** What {@code --rewriters} takes, of several names the first. */
    static final class RewriterNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return words().iterator();
        }
    }

    private static List<String> words() {
        return Stream.concat(Stream.of(Rewriters.OFF.word(), Rewriters.ON.word()), Rewriters.NAMES.stream())
                .toList();
    }

    /**
     * What was asked for.
     *
     * @throws UsageException when a value is none
     */
    SessionSettings settings() {
        return new SessionSettings(threads("--inter-threads", inter), threads("--intra-threads", intra), chosen(), jit);
    }

    private static OptionalInt threads(String option, Optional<Integer> given) {
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        int number = given.get();
        if (number < 1 || number > MOST_THREADS) {
            throw new UsageException(option + " " + number + ": a number from 1 to " + MOST_THREADS + " is allowed.");
        }
        return OptionalInt.of(number);
    }

    private Rewriters chosen() {
        return Rewriters.parse(rewriters).orElseThrow(() -> new UsageException(refusal()));
    }

    private String refusal() {
        String first = Stream.of(rewriters.split(",", -1))
                .filter(name -> !Rewriters.NAMES.contains(name))
                .findFirst()
                .orElse(rewriters);
        return "--rewriters " + rewriters + ": '" + first
                + "' is not a rewriter of TensorFlow; allowed are off, on, or some of "
                + String.join(", ", Rewriters.NAMES) + ", separated by commas."
                + DidYouMean.advice(first, words());
    }

    /** The same as words of a command line, for another process. */
    List<String> asWords() {
        List<String> words = new ArrayList<>();
        inter.ifPresent(number -> words.add("--inter-threads=" + number));
        intra.ifPresent(number -> words.add("--intra-threads=" + number));
        words.add("--rewriters=" + rewriters);
        if (jit) {
            words.add("--jit");
        }
        return words;
    }
}
