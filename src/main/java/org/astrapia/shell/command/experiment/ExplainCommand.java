package org.astrapia.shell.command.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.KeyGuide;
import org.astrapia.config.KeyHelp;
import org.astrapia.language.Suggestions;
import org.astrapia.language.Term;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.console.KeyArgument;
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.experiment.Glossary;
import org.astrapia.shell.experiment.ValueText;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code explain}: a key with meaning, values and default; the keys of a section; a name such as {@code sgd}; a word of the field. */
final class ExplainCommand extends Command {
    @Parameters(
            paramLabel = "KEY|WORD",
            description = "A key such as search.epochs, a section, a name such as sgd, or a word such as supernet.")
    String key = "";

    @Override
    public int run(CommandContext context) {
        Optional<KeyHelp> help = KeyGuide.find(key);
        if (help.isPresent()) {
            tell(context, help.get());
            return ExitStatus.DONE;
        }
        Optional<KeyArgument> argument = argument(context);
        if (argument.isPresent()) {
            tell(context, argument.get());
            return ExitStatus.DONE;
        }
        Optional<String> word = Glossary.meaning(key);
        List<KeyHelp> section = KeyGuide.within(key);
        List<KeyHelp> uses = KeyGuide.all().stream()
                .filter(candidate -> term(candidate).isPresent())
                .toList();
        if (word.isEmpty() && section.isEmpty() && uses.isEmpty()) {
            throw new UsageException(
                    "there is no key and no word `" + key + "`." + advice() + " `show --resolved` lists all keys.");
        }
        if (context.json()) {
            context.printJson(document(word, section, uses));
            return ExitStatus.DONE;
        }
        word.ifPresent(meaning -> context.printWrapped(key + ": " + meaning, 2));
        if (!uses.isEmpty()) {
            Term<?> term = term(uses.get(0)).orElseThrow();
            context.printWrapped(term.signature() + (term.meaning().isEmpty() ? "" : ": " + term.meaning()), 4);
            context.printWrapped(
                    "may stand in "
                            + String.join(", ", uses.stream().map(KeyHelp::path).toList()),
                    4);
        }
        section.forEach(inner -> context.printWrapped(inner.path() + ": " + inner.meaning(), 4));
        return ExitStatus.DONE;
    }

    private String advice() {
        List<String> close = new ArrayList<>(KeyGuide.closest(key));
        close.addAll(Suggestions.closest(key, Glossary.names()));
        return close.isEmpty()
                ? ""
                : " Maybe you meant "
                        + Suggestions.alternatives(
                                close.stream().distinct().limit(3).toList()) + "?";
    }

    private static Map<String, Object> document(Optional<String> word, List<KeyHelp> section, List<KeyHelp> uses) {
        Map<String, Object> document = new LinkedHashMap<>();
        word.ifPresent(meaning -> document.put("meaning", meaning));
        document.put("keys", section.stream().map(KeyHelp::path).toList());
        if (!uses.isEmpty()) {
            document.put("used_in", uses.stream().map(KeyHelp::path).toList());
        }
        return document;
    }

    private Optional<KeyArgument> argument(CommandContext context) {
        return KeyGuide.withArgument(key)
                .flatMap(owner -> context.session()
                        .experiment()
                        .flatMap(experiment -> ValueText.of(experiment, owner.path()))
                        .or(owner::initial)
                        .flatMap(value -> KeyArgument.find(key, value)));
    }

    private static void tell(CommandContext context, KeyArgument argument) {
        if (context.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("key", argument.path());
            document.put("argument_of", argument.place().call());
            document.put("expected", argument.described());
            context.printJson(document);
        } else {
            context.printWrapped(
                    argument.path() + ": an argument of " + argument.place().call() + ", " + argument.described(), 4);
        }
    }

    private Optional<? extends Term<?>> term(KeyHelp help) {
        return help.terms().stream().filter(term -> term.name().equals(key)).findFirst();
    }

    private static void tell(CommandContext context, KeyHelp help) {
        if (context.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("key", help.path());
            document.put("meaning", help.meaning());
            document.put("expected", help.expected());
            document.put("default", help.initial().orElse(null));
            document.put("source", help.source());
            context.printJson(document);
            return;
        }
        context.printWrapped(help.path() + ": " + help.meaning(), 4);
        context.printWrapped("  takes    " + help.expected(), 11);
        context.printWrapped("  default  " + help.initial().orElse("not set"), 11);
        if (!help.source().isEmpty()) {
            context.printWrapped("  papers   " + help.source(), 11);
        }
        context.session()
                .experiment()
                .flatMap(CurrentExperiment::lenient)
                .map(experiment -> KeyGuide.values(experiment).get(help.path()))
                .ifPresent(value -> context.printWrapped("  now      " + value.replace("\n", "\n           "), 11));
        for (Term<?> term : help.terms()) {
            if (!term.meaning().isEmpty()) {
                context.printWrapped("  " + term.signature() + ": " + term.meaning(), 6);
            }
        }
    }
}
