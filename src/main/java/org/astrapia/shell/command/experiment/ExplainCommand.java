package org.astrapia.shell.command.experiment;

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
import org.astrapia.shell.experiment.CurrentExperiment;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code explain}: explain a key: meaning, values and default; also the keys of a section, and names such as {@code sgd}. */
final class ExplainCommand extends Command {
    @Parameters(paramLabel = "KEY", description = "A key such as search.epochs, a section, or a name such as sgd.")
    String key = "";

    @Override
    public int run(CommandContext context) {
        Optional<KeyHelp> help = KeyGuide.find(key);
        if (help.isPresent()) {
            tell(context, help.get());
            return ExitStatus.DONE;
        }
        List<KeyHelp> section = KeyGuide.within(key);
        List<KeyHelp> uses = KeyGuide.all().stream()
                .filter(candidate -> term(candidate).isPresent())
                .toList();
        if (section.isEmpty() && uses.isEmpty()) {
            List<String> close = KeyGuide.closest(key);
            throw new UsageException("there is no key `" + key + "`."
                    + (close.isEmpty() ? "" : " Maybe you meant " + Suggestions.alternatives(close) + "?")
                    + " `show --resolved` lists all.");
        }
        if (context.json()) {
            context.printJson(Map.of("keys", section.stream().map(KeyHelp::path).toList()));
        } else if (section.isEmpty()) {
            Term<?> term = term(uses.get(0)).orElseThrow();
            context.print(term.signature() + (term.meaning().isEmpty() ? "" : ": " + term.meaning()));
            context.print("may stand in "
                    + String.join(", ", uses.stream().map(KeyHelp::path).toList()));
        } else {
            section.forEach(inner -> context.print(inner.path() + ": " + inner.meaning()));
        }
        return ExitStatus.DONE;
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
        context.print(help.path() + ": " + help.meaning());
        context.print("  takes    " + help.expected());
        context.print("  default  " + help.initial().orElse("not set"));
        if (!help.source().isEmpty()) {
            context.print("  papers   " + help.source());
        }
        context.session()
                .experiment()
                .flatMap(CurrentExperiment::lenient)
                .map(experiment -> KeyGuide.values(experiment).get(help.path()))
                .ifPresent(value -> context.print("  now      " + value.replace("\n", "\n           ")));
        for (Term<?> term : help.terms()) {
            if (!term.meaning().isEmpty()) {
                context.print("  " + term.signature() + ": " + term.meaning());
            }
        }
    }
}
