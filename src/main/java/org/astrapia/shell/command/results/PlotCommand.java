package org.astrapia.shell.command.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.report.terminal.RunPlots;
import org.astrapia.report.terminal.RunPlots.Figure;
import org.astrapia.run.RunFolder;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.DidYouMean;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.RunArgument;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Parameters;

/** {@code plot}: a run's figures as text. */
final class PlotCommand extends Command {
    /** As the papers and older help call {@link Figure#ALPHA}. */
    private static final String FORMER_ALPHA = "weights";

    @Parameters(
            arity = "0..2",
            paramLabel = "RUN|WHAT",
            description =
                    "The run; in the shell, the last one if it is left out; and curves, alpha, classes or confusion.")
    List<String> words = List.of();

    @Override
    public int run(CommandContext context) throws IOException {
        List<String> rest = new ArrayList<>(words);
        Figure figure = Figure.CURVES;
        for (String word : words) {
            if (word.equals(FORMER_ALPHA)) {
                context.note("the weights of the operations are called alpha here: plot alpha");
            }
            Optional<Figure> named = figure(word);
            if (named.isPresent()) {
                figure = named.get();
                rest.remove(word);
            }
        }
        if (rest.size() > 1) {
            throw new UsageException("there is no figure '" + rest.get(1)
                    + "', only curves, alpha, classes and confusion." + DidYouMean.advice(rest.get(1), names()));
        }
        RunFolder folder = rest.isEmpty() ? RunArgument.last(context) : RunArgument.find(context, rest.get(0));
        Run run = RunReader.read(folder.path());
        if (rest.isEmpty()) {
            context.note("the last run, " + run.folder().getFileName());
        }
        String drawn = RunPlots.draw(run, figure, context.style());
        if (context.json()) {
            context.printJson(Map.of("figure", figure.word(), "text", drawn));
        } else if (drawn.isEmpty()) {
            context.note("the run has no " + figure.word() + " to show yet");
        } else {
            context.print(drawn);
        }
        return ExitStatus.DONE;
    }

    private static Optional<Figure> figure(String word) {
        return Arrays.stream(Figure.values())
                .filter(figure -> figure.word().equals(word.equals(FORMER_ALPHA) ? Figure.ALPHA.word() : word))
                .findFirst();
    }

    /** What can be drawn. */
    static List<String> names() {
        return Arrays.stream(Figure.values()).map(Figure::word).toList();
    }
}
