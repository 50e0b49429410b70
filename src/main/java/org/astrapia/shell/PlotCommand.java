package org.astrapia.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.report.Run;
import org.astrapia.report.RunPlots;
import org.astrapia.report.RunPlots.Figure;
import org.astrapia.report.RunReader;
import picocli.CommandLine.Parameters;

/** {@code plot}: a run's figures as text. */
final class PlotCommand extends Command {
    @Parameters(
            arity = "0..2",
            paramLabel = "RUN|WHAT",
            description =
                    "The run; in the shell, the last one if it is left out; and curves, alpha, classes or confusion.")
    List<String> words = List.of();

    @Override
    int run(Context context) throws IOException {
        List<String> rest = new ArrayList<>(words);
        Figure figure = Figure.CURVES;
        for (String word : words) {
            Optional<Figure> named = figure(word);
            if (named.isPresent()) {
                figure = named.get();
                rest.remove(word);
            }
        }
        if (rest.size() > 1) {
            throw new UsageException("there is no figure '" + rest.get(1)
                    + "', only curves, alpha, classes and confusion." + Meant.advice(rest.get(1), names()));
        }
        RunArgument argument = new RunArgument();
        argument.run = rest.isEmpty() ? "" : rest.get(0);
        Run run = RunReader.read(argument.find(context).path());
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
                .filter(figure -> figure.word().equals(word))
                .findFirst();
    }

    /** What can be drawn. */
    static List<String> names() {
        return Arrays.stream(Figure.values()).map(Figure::word).toList();
    }
}
