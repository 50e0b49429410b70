package org.astrapia.shell.command.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.astrapia.config.KeyGuide;
import org.astrapia.config.KeyHelp;
import org.astrapia.language.ExpressionArguments;
import org.astrapia.language.ExpressionArguments.Place;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Problem;
import org.astrapia.language.Problem.Severity;
import org.astrapia.language.Suggestions;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.experiment.KeyChange;
import org.astrapia.shell.experiment.ValueText;
import org.astrapia.shell.script.Statement;

/** Makes changes of what a person typed behind {@code set}, {@code define} and {@code unset}. */
final class Assignment {
    private static final Pattern ASSIGNMENT = Pattern.compile("([^\\s=+~]+)\\s*(\\+?=)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern ANOTHER = Pattern.compile("\\s([a-z][\\w.-]*)\\s*\\+?=");
    private static final Pattern OPEN = Pattern.compile("[\\[({'\"]");
    private static final String DEFINITIONS = "space.define.";

    private Assignment() {}

    /**
     * {@code KEY = VALUE} or {@code KEY += ITEM}.
     *
     * @throws InvalidInputException when it has another form
     */
    static KeyChange set(CurrentExperiment experiment, Statement statement) {
        Matcher typed = match(statement, "set KEY = VALUE");
        String key = typed.group(1);
        String value = typed.group(3);
        if (!value.isEmpty() && KeyGuide.find(key).isEmpty()) {
            Optional<KeyHelp> owner = KeyGuide.withArgument(key);
            if (owner.isPresent()) {
                return argument(experiment, statement, typed, owner.get());
            }
        }
        if (value.isEmpty()) {
            String expected = KeyGuide.find(key).map(help -> help.expected()).orElse("a value");
            throw refusal(statement, statement.text().length(), "expected " + expected + " for `" + key + "`");
        }
        Optional<Integer> next = another(value);
        if (next.isPresent()) {
            String more = value.substring(next.get()).split("[\\s=+]")[0];
            throw refusal(
                    statement,
                    offset(statement, typed, 3) + next.get(),
                    "one key at a time; `" + more + "` needs a `set` of its own");
        }
        int shift = 0;
        if (typed.group(2).equals("+=")) {
            String items = items(experiment, key)
                    .orElseThrow(() -> refusal(
                            statement,
                            offset(statement, typed, 2),
                            "`+=` adds to a list, and `" + key + "` is none now; `=` gives it a value"));
            boolean list = value.startsWith("[") && value.endsWith("]");
            String more = list ? value.substring(1, value.length() - 1) : value;
            String before = items.isEmpty() ? "[" : "[" + items + ", ";
            shift = before.length() - (list ? 1 : 0);
            value = before + more + "]";
        }
        return new KeyChange(
                key,
                key + "=" + value,
                statement.place(offset(statement, typed, 1)),
                0,
                statement.place(offset(statement, typed, 3)),
                shift,
                statement.line());
    }

    /** One argument of the expression that a key has now. */
    private static KeyChange argument(CurrentExperiment experiment, Statement statement, Matcher typed, KeyHelp owner) {
        String path = typed.group(1).substring(owner.path().length() + 1);
        String text = ValueText.of(experiment, owner.path())
                .orElseThrow(() -> refusal(
                        statement,
                        offset(statement, typed, 1),
                        "`" + owner.path() + "` has no value now of which one argument could be changed; `set "
                                + owner.path() + " = ...` gives it one"));
        ExpressionArguments arguments = ExpressionArguments.of(text, owner.terms());
        List<Place> places = arguments.find(path);
        if (places.size() != 1 || typed.group(2).equals("+=")) {
            List<String> paths =
                    arguments.places().stream().map(arguments::path).distinct().toList();
            String what = places.isEmpty() ? "takes no `" + path + "`" : "takes `" + path + "` more than once";
            String others = paths.isEmpty() ? "" : "; one can change " + Suggestions.alternatives(paths);
            throw refusal(
                    statement,
                    offset(statement, typed, 1),
                    "`" + owner.path() + "` is `" + text + "`, which " + what + others,
                    Suggestions.closest(path, paths).stream()
                            .map(close -> owner.path() + "." + close)
                            .toList());
        }
        Place place = places.get(0);
        return new KeyChange(
                owner.path(),
                owner.path() + "=" + arguments.with(place, typed.group(3)),
                statement.place(offset(statement, typed, 1)),
                0,
                statement.place(offset(statement, typed, 3)),
                place.start(),
                statement.line());
    }

    /** What the value of a key says now and will not any more when it gets this one: arguments, and calls beside others. */
    static List<String> lost(CurrentExperiment experiment, KeyChange change) {
        Optional<KeyHelp> key = KeyGuide.find(change.key()).filter(help -> help.isExpression());
        Optional<String> before = key.flatMap(help -> ValueText.of(experiment, help.path()));
        return before.map(text -> ExpressionArguments.of(text, key.get().terms())
                        .lostIn(ExpressionArguments.of(change.value(), key.get().terms())))
                .orElse(List.of());
    }

    /** Where in a value another assignment to a key begins; what stands behind a bracket or a quote is none. */
    private static Optional<Integer> another(String value) {
        Matcher next = ANOTHER.matcher(value);
        while (next.find()) {
            String before = value.substring(0, next.start());
            if (KeyGuide.find(next.group(1)).isPresent()
                    && !OPEN.matcher(before).find()) {
                return Optional.of(next.start(1));
            }
        }
        return Optional.empty();
    }

    /** {@code NAME = CHAIN} as a value of {@code space.define.NAME}. */
    static KeyChange define(Statement statement) {
        Matcher typed = match(statement, "define NAME = relu >> conv(3) >> bn");
        if (typed.group(2).equals("+=") || typed.group(3).isEmpty()) {
            throw refusal(statement, offset(statement, typed, 2), "expected `define NAME = relu >> conv(3) >> bn`");
        }
        String key = DEFINITIONS + typed.group(1);
        return new KeyChange(
                key,
                key + "=" + typed.group(3),
                statement.place(offset(statement, typed, 1)),
                DEFINITIONS.length(),
                statement.place(offset(statement, typed, 3)),
                0,
                statement.line());
    }

    /** Takes the value of a key out. */
    static KeyChange unset(Statement statement, String key) {
        Position at = statement.place(statement.words().get(1).offset());
        return new KeyChange(key, "~" + key, at, 0, at, 0, statement.line());
    }

    /** Makes a change to the experiment in use, and tells what it leaves to be put right. */
    static void apply(CommandContext context, CurrentExperiment experiment, KeyChange change) {
        CurrentExperiment changed = experiment.with(change);
        List<String> known = messages(experiment.problems());
        List<Problem> more = new ArrayList<>(changed.problems());
        more.removeIf(problem -> known.contains(problem.message()));
        context.session().use(changed);
        context.warn(more);
        if (!more.isEmpty()) {
            context.note("the value is set, but the experiment cannot run like this");
        }
    }

    private static List<String> messages(List<Problem> problems) {
        return problems.stream().map(Problem::message).toList();
    }

    private static Matcher match(Statement statement, String form) {
        Matcher typed = ASSIGNMENT.matcher(statement.from(1));
        if (!typed.matches()) {
            int at = statement.words().size() > 1
                    ? statement.words().get(1).offset()
                    : statement.text().length();
            throw refusal(statement, at, "expected `" + form + "`");
        }
        return typed;
    }

    private static int offset(Statement statement, Matcher typed, int group) {
        return statement.words().get(1).offset() + typed.start(group);
    }

    private static InvalidInputException refusal(Statement statement, int offset, String message) {
        return refusal(statement, offset, message, List.of());
    }

    private static InvalidInputException refusal(
            Statement statement, int offset, String message, List<String> suggestions) {
        Problem problem =
                new Problem(Severity.ERROR, statement.place(offset), statement.line(), 1, message, suggestions);
        return new InvalidInputException(List.of(problem));
    }

    /** What stands in a list now, without its brackets; empty for what is no list. */
    private static Optional<String> items(CurrentExperiment experiment, String key) {
        return experiment
                .lenient()
                .map(read -> KeyGuide.values(read).getOrDefault(key, ""))
                .filter(value -> value.startsWith("[") && value.endsWith("]"))
                .map(value -> value.substring(1, value.length() - 1));
    }
}
