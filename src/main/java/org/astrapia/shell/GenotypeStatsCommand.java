package org.astrapia.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.astrapia.genotype.Genotype;
import org.astrapia.network.Counts;
import org.astrapia.report.TerminalTable;
import org.astrapia.report.TerminalTable.Align;
import org.astrapia.space.Operation;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genotype stats}: the size of the network that a genotype describes, as the papers count it. */
final class GenotypeStatsCommand extends Command {
    @Mixin
    OperationsOption operations = new OperationsOption();

    private static final int LARGEST = 4096;

    @Parameters(paramLabel = "FILE", description = "A genotype.")
    Path file = Path.of("");

    @Option(names = "--cells", paramLabel = "N", description = "Cells of the network; 20 if not given.")
    int cells = 20;

    @Option(names = "--channels", paramLabel = "N", description = "Channels of its first cell; 36 if not given.")
    int channels = 36;

    @Option(names = "--classes", paramLabel = "N", description = "Classes it tells apart; 10 if not given.")
    int classes = 10;

    @Option(names = "--image", paramLabel = "N", description = "Height and width of an image; 32 if not given.")
    int image = 32;

    /** What is printed. */
    private record Stats(
            long parameters, long parametersWithAuxiliary, long multiplyAdds, long multiplyAddsWithAuxiliary) {}

    @Override
    int run(Context context) {
        positive("--cells", cells);
        positive("--channels", channels);
        positive("--classes", classes);
        positive("--image", image);
        Genotype genotype = GenotypeFiles.read(context, file, operations);
        Map<String, Operation> definitions = operations.read(context);
        Counts plain = count(genotype, definitions, false);
        Counts auxiliary = count(genotype, definitions, true);
        if (context.json()) {
            context.printJson(new Stats(
                    plain.parameters(), auxiliary.parameters(), plain.multiplyAdds(), auxiliary.multiplyAdds()));
        } else {
            context.print(new TerminalTable()
                    .column(cells + " cells, " + channels + " channels, " + classes + " classes", Align.LEFT)
                    .column("network", Align.RIGHT)
                    .column("with auxiliary head", Align.RIGHT)
                    .row(List.of("parameters", grouped(plain.parameters()), grouped(auxiliary.parameters())))
                    .row(List.of("multiply-adds", grouped(plain.multiplyAdds()), grouped(auxiliary.multiplyAdds())))
                    .render(context.style()));
        }
        return ExitStatus.DONE;
    }

    private Counts count(Genotype genotype, Map<String, Operation> definitions, boolean auxiliary) {
        return Counts.ofDerived(genotype, definitions, cells, channels, classes, image, auxiliary);
    }

    private static void positive(String option, int value) {
        if (value < 1 || value > LARGEST) {
            throw new UsageException(option + " " + value + ": a number from 1 to " + LARGEST + " is allowed.");
        }
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
