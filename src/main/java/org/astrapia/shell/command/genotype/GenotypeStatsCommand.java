package org.astrapia.shell.command.genotype;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.astrapia.genotype.Genotype;
import org.astrapia.network.Architecture;
import org.astrapia.network.DerivedNetwork.Form;
import org.astrapia.network.Input;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.Networks;
import org.astrapia.report.terminal.TerminalTable;
import org.astrapia.report.terminal.TerminalTable.Align;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.GenotypeArgument;
import org.astrapia.shell.command.arguments.OperationsOption;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;
import org.astrapia.space.Skeleton;
import org.astrapia.space.Skeleton.Reduction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code genotype stats}: the size of the network that a genotype describes, as the papers count it. */
final class GenotypeStatsCommand extends Command {
    @Mixin
    OperationsOption operations = new OperationsOption();

    private static final int LARGEST = 4096;
    private static final int MOST_CELLS = 1000;
    private static final int HEAD_CELLS = 3;
    private static final int HEAD_IMAGE = 32;

    @Parameters(paramLabel = "FILE", description = "A genotype.")
    Path file = Path.of("");

    @Option(
            names = "--cells",
            paramLabel = "N",
            description = "Cells of the network; if not given, 20, or 5 of each stage in the space nas-bench-201.")
    Optional<Integer> cells = Optional.empty();

    @Option(
            names = "--channels",
            paramLabel = "N",
            description = "Channels of its first cell, even; if not given, 36, or 16 in the space nas-bench-201.")
    Optional<Integer> channels = Optional.empty();

    @Option(names = "--classes", paramLabel = "N", description = "Number of classes; 10 if not given.")
    int classes = 10;

    @Option(
            names = "--image",
            paramLabel = "N",
            description = "Height and width of an image, a multiple of 4; 32 if not given.")
    int image = 32;

    @Override
    public int run(CommandContext context) {
        cells.ifPresent(given -> multiple("--cells", given, 1, MOST_CELLS));
        channels.ifPresent(given -> multiple("--channels", given, 2, LARGEST));
        multiple("--classes", classes, 1, LARGEST);
        multiple("--image", image, 4, LARGEST);
        Map<String, Operation> definitions = operations.read(context);
        Genotype genotype = GenotypeArgument.readNetwork(
                context, file, definitions.keySet(), read -> operations.misfits(context, read));
        Skeleton skeleton =
                operations.space(context, genotype).map(SearchSpace::skeleton).orElse(Skeleton.DARTS);
        Architecture architecture = new Architecture(genotype, definitions, skeleton);
        boolean stages = skeleton.reduction() == Reduction.RESIDUAL_BLOCKS;
        Form form = new Form(cells.orElse(stages ? 5 : 20), channels.orElse(stages ? 16 : 36), 0, false);
        NetworkCounts plain = count(architecture, form);
        boolean hasHead = (stages || form.cells() >= HEAD_CELLS) && image == HEAD_IMAGE;
        Optional<NetworkCounts> auxiliary = hasHead
                ? Optional.of(count(architecture, new Form(form.cells(), form.channels(), 1, false)))
                : Optional.empty();
        if (context.json()) {
            Map<String, Long> document = new LinkedHashMap<>();
            document.put("parameters", plain.parameters());
            auxiliary.ifPresent(head -> document.put("parameters_with_auxiliary", head.parameters()));
            document.put("multiply_adds", plain.multiplyAdds());
            auxiliary.ifPresent(head -> document.put("multiply_adds_with_auxiliary", head.multiplyAdds()));
            context.printJson(document);
        } else {
            context.print(new TerminalTable()
                    .column(
                            skeleton.described(form.cells()) + ", " + form.channels() + " channels, " + classes
                                    + " classes",
                            Align.LEFT)
                    .column("network", Align.RIGHT)
                    .column("with auxiliary head", Align.RIGHT)
                    .row(List.of(
                            "parameters",
                            grouped(Optional.of(plain.parameters())),
                            grouped(auxiliary.map(NetworkCounts::parameters))))
                    .row(List.of(
                            "multiply-adds",
                            grouped(Optional.of(plain.multiplyAdds())),
                            grouped(auxiliary.map(NetworkCounts::multiplyAdds))))
                    .render(context.style()));
        }
        return ExitStatus.DONE;
    }

    private NetworkCounts count(Architecture architecture, Form form) {
        try {
            return NetworkCounts.of(Networks.derived(architecture, form, Input.squares(image, classes)));
        } catch (ArithmeticException e) {
            throw new UsageException("this network is larger than can be counted. Maybe fewer cells or channels.");
        }
    }

    /** Both reductions halve the image and the first of a factorized one's two convolutions makes half of the channels. */
    private static void multiple(String option, int value, int of, int most) {
        if (value < 1 || value > most || value % of != 0) {
            String kind = of == 1 ? "a number" : of == 2 ? "an even number" : "a multiple of " + of;
            throw new UsageException(
                    option + " " + value + ": " + kind + " from " + of + " to " + most + " is allowed.");
        }
    }

    private static String grouped(Optional<Long> number) {
        return number.map(known -> String.format(Locale.ROOT, "%,d", known)).orElse("n/a");
    }
}
