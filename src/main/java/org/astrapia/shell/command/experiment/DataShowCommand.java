package org.astrapia.shell.command.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.data.ClassSamples;
import org.astrapia.data.Images;
import org.astrapia.data.UsedImages;
import org.astrapia.data.image.Thumbnail;
import org.astrapia.report.html.SamplePage;
import org.astrapia.report.terminal.ColorDepth;
import org.astrapia.report.terminal.TerminalImages;
import org.astrapia.shell.command.Command;
import org.astrapia.shell.command.CommandContext;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.command.arguments.ExperimentArguments;
import org.astrapia.shell.process.ExitStatus;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code data show}: some images of each class, in the terminal or as a page. */
final class DataShowCommand extends Command {
    /** Pixels of a side in a terminal, where an image is larger: four stand beside each other in 80 columns. */
    private static final int TERMINAL_SIDE = 19;

    private static final int PAGE_SIDE = 96;
    private static final int ON_PAGE = 12;
    private static final int MOST = 100;

    @Mixin
    ExperimentArguments arguments = new ExperimentArguments();

    @Option(names = "--html", paramLabel = "FILE", description = "Write them as a page for a browser.")
    Optional<Path> html = Optional.empty();

    @Option(names = "--force", description = "Replace a page that exists.")
    boolean force;

    @Option(
            names = "--each",
            paramLabel = "N",
            description = "Images of each class, 1 to 100; as many as stand beside each other if not given.")
    Optional<Integer> each = Optional.empty();

    @Option(names = "--test", description = "Test images, in the place of training images.")
    boolean test;

    @Override
    public int run(CommandContext context) {
        if (each.isPresent() && (each.get() < 1 || each.get() > MOST)) {
            throw new UsageException("--each: " + each.get() + " is not from 1 to " + MOST + ".");
        }
        LoadedExperiment loaded = arguments.read(context);
        Optional<OutputFile> page = html.map(file -> OutputFile.of(context, file, force));
        UsedImages used = ExperimentData.read(context, loaded);
        int beside = TerminalImages.fitting(
                Math.min(TERMINAL_SIDE, used.dataset().test().height()), context.style());
        int count = each.orElse(page.isPresent() ? ON_PAGE : beside);
        List<ClassSamples> samples = test ? ClassSamples.ofTest(used, count) : ClassSamples.ofTraining(used, count);
        page.ifPresent(file -> file.write(page(used, samples)));
        if (context.json()) {
            context.printJson(document(page, used, samples));
        } else if (page.isPresent()) {
            context.export(page.get().shown().toString());
        } else {
            samples.forEach(each -> context.print(drawn(context, used, each)));
        }
        return ExitStatus.DONE;
    }

    private Images images(UsedImages used) {
        return test ? used.dataset().test() : used.dataset().train();
    }

    private String drawn(CommandContext context, UsedImages used, ClassSamples of) {
        ColorDepth depth = context.here().colorDepth();
        List<Thumbnail> pictures = of.images().stream()
                .map(image -> Thumbnail.of(images(used), image, TERMINAL_SIDE))
                .toList();
        return heading(used, of) + "\n" + TerminalImages.render(pictures, context.style(), depth);
    }

    private static String heading(UsedImages used, ClassSamples of) {
        return String.format(
                Locale.ROOT,
                "%s: %,d %s",
                used.dataset().classes().get(of.label()),
                of.count(),
                of.count() == 1 ? "image" : "images");
    }

    private String page(UsedImages used, List<ClassSamples> samples) {
        String part = test ? "test" : "training";
        List<SamplePage.Group> groups = samples.stream()
                .map(of -> new SamplePage.Group(
                        used.dataset().classes().get(of.label()),
                        of.count(),
                        of.images().stream()
                                .map(image -> new SamplePage.Picture(
                                        images(used).names().of(image),
                                        Thumbnail.of(images(used), image, PAGE_SIDE)
                                                .png()))
                                .toList()))
                .toList();
        List<String> remarks = new ArrayList<>();
        remarks.add("Some " + part + " images of each class, as networks are given them, before any augmentation.");
        remarks.addAll(used.dataset().notes());
        return SamplePage.of(used.dataset().name() + ", " + part + " images", remarks, groups);
    }

    private Map<String, Object> document(Optional<OutputFile> page, UsedImages used, List<ClassSamples> samples) {
        Map<String, Object> document = new LinkedHashMap<>();
        page.ifPresent(file -> document.put("page_path", file.path().toString()));
        document.put("part", test ? "test" : "train");
        document.put(
                "classes",
                samples.stream()
                        .map(of -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("class", used.dataset().classes().get(of.label()));
                            one.put("images", of.count());
                            one.put(
                                    "shown",
                                    of.images().stream()
                                            .map(image -> images(used).names().of(image))
                                            .toList());
                            return one;
                        })
                        .toList());
        return document;
    }
}
