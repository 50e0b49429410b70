package org.astrapia.shell.command.session;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.shell.script.Variables;
import picocli.CommandLine.Parameters;

/** {@code let}: gives a name to a text, which stands wherever {@code $NAME} does. */
final class LetCommand extends Command {
    private static final Pattern FORM = Pattern.compile("([^\\s=]+)\\s*=\\s*(.*)", Pattern.DOTALL);

    @Parameters(arity = "0..*", paramLabel = "NAME = VALUE", description = "The value is the rest of the line.")
    List<String> words = List.of();

    @Override
    public int run(CommandContext context) {
        Matcher typed = FORM.matcher(context.statement().from(1));
        if (!typed.matches() || !Variables.isName(typed.group(1))) {
            throw new UsageException("expected `let NAME = VALUE`; a name has letters, digits and _.");
        }
        String value = typed.group(2);
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '\'' || value.charAt(0) == '"')
                && value.indexOf(value.charAt(0), 1) == value.length() - 1;
        context.session().variables().let(typed.group(1), quoted ? value.substring(1, value.length() - 1) : value);
        return ExitStatus.DONE;
    }
}
