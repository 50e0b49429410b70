package org.astrapia.shell.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.astrapia.config.DataFit;
import org.astrapia.config.Experiment;
import org.astrapia.config.ExperimentReader;
import org.astrapia.data.DataOutline;
import org.astrapia.data.catalog.Datasets;
import org.astrapia.data.catalog.FirstLook;
import org.astrapia.files.numpy.NpzFile;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Source;
import org.astrapia.network.Input;
import org.astrapia.run.Plan;

/**
 * An experiment that is proposed for images of a person's own: a folder, a table that names images and classes, or an npz file.
 *
 * @param text of its file, with comments
 * @param outline of the data
 * @param seconds that a run takes here, about
 */
public record Proposal(String text, DataOutline outline, double seconds) {
    private static final int COMMENT = 34;
    private static final int LARGE = 64;
    private static final int SMALL = 16;
    private static final int SHOWN = 12;

    /** Of grey images in an npz file: images, height and width. */
    private static final int GREY_DIMENSIONS = 3;

    private static final Pattern MEDMNIST = Pattern.compile("([a-z]+)mnist(?:_\\d+)?\\.npz");

    /** A class with fewer images has none to spare for validation. */
    private static final int FEW = 10;

    /** Of the largest class to the smallest, from where on a loss for imbalance is proposed. */
    private static final double IMBALANCED = 3;

    private static final int SEARCH_STEPS = 1_500;
    private static final int TRAINING_STEPS = 4_000;

    /**
     * Looks at the data and proposes.
     *
     * @param data what a person has
     * @param file in which the experiment will lie
     * @param words {@code key=value}, what is already known: {@code data.label=diagnosis}
     * @throws org.astrapia.language.InvalidInputException when the data cannot be read as such
     */
    public static Proposal of(Path data, Path file, List<String> words) {
        Written written = new Written(table(data).orElse(data), file, words);
        Experiment first = written.experiment(written.data(Optional.empty()));
        DataOutline outline = first.examine();
        FirstLook look = written.isArrays() ? written.arrays() : FirstLook.of(written.images());
        String body = written.data(Optional.of(look)) + training(outline, hasOwnValidation(first));
        Experiment experiment = written.experiment(body);
        Input input = Input.squares(
                experiment.data().dataset().side(), experiment.data().dataset().channels(), outline.available());
        double seconds =
                RunTime.seconds(experiment, input, Plan.RUN.stages(experiment, DataFit.kept(experiment, outline)));
        return new Proposal(written.changed(head(data, outline, seconds) + body), outline, seconds);
    }

    /** The one table that lies beside a folder of images, or beside the images themselves, and so must name their classes. */
    private static Optional<Path> table(Path data) {
        if (!Files.isDirectory(data)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(data)) {
            List<Path> all = entries.filter(
                            entry -> !entry.getFileName().toString().startsWith("."))
                    .toList();
            List<Path> tables = all.stream().filter(Proposal::isTable).toList();
            return tables.size() == 1 && all.stream().filter(Files::isDirectory).count() <= 1
                    ? Optional.of(tables.get(0))
                    : Optional.empty();
        } catch (IOException told) { // by who reads all of it
            return Optional.empty();
        }
    }

    private static boolean isTable(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".csv") || name.endsWith(".tsv"));
    }

    private static String head(Path data, DataOutline outline, double seconds) {
        List<Integer> counts = outline.available();
        int most = Collections.max(counts);
        int fewest = Math.max(1, Collections.min(counts));
        String several = outline.hasSeveralLabels() ? " An image may have several of these labels." : "";
        String shown = IntStream.range(0, Math.min(SHOWN, counts.size()))
                .mapToObj(label -> outline.classes().get(label) + " " + counts.get(label))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                """
                # Proposed for %s: %d classes.%s
                # Training images: %s%s.
                # The largest class has %.1f times as many as the smallest. A run takes %s on this processor.
                # All of it may be changed; `astrapia explain KEY` says what a key means.
                """,
                data.getFileName(),
                counts.size(),
                several,
                shown,
                counts.size() > SHOWN ? ", …" : "",
                (double) most / fewest,
                RunTime.described(seconds));
    }

    /** Whether the data set has images for validation, so that none of the others must be held out. */
    private static boolean hasOwnValidation(Experiment experiment) {
        try {
            experiment.data().dataset().validating().outline(experiment.seed().data());
            return true;
        } catch (InvalidInputException none) {
            return false;
        }
    }

    private static String training(DataOutline outline, boolean ownValidation) {
        List<Integer> counts = outline.available();
        int most = Collections.max(counts);
        int fewest = Math.max(1, Collections.min(counts));
        boolean imbalanced = most >= IMBALANCED * fewest;
        boolean several = outline.hasSeveralLabels();
        int images = (several ? outline.strata() : counts)
                .stream().mapToInt(Integer::intValue).sum();
        int batch = images < 2_000 ? 32 : 64;
        int searchEpochs = between(5, SEARCH_STEPS / Math.max(1, images / 2 / batch), 40);
        int epochs = between(10, TRAINING_STEPS / Math.max(1, images / batch), 100);
        String plain = several ? "sigmoid-cross-entropy" : "cross-entropy";
        String loss = !imbalanced ? plain : several ? "distribution-balanced(2)" : "logit-adjusted(1)";
        StringBuilder text = new StringBuilder();
        line(text, "space:", "");
        line(text, "  extends: fairdarts", "DARTS' kind of cells");
        line(text, "  cells: 5", "");
        line(text, "  channels: 8", "");
        line(text, "  nodes: 2", "");
        line(text, "search:", "");
        line(text, "  mixing: sigmoid", "");
        line(text, "  warm-up: " + searchEpochs / 2, "epochs before the architecture moves");
        line(text, "  epochs: " + searchEpochs, "");
        line(text, "  batch: " + batch, "");
        line(text, "  loss: {weights: " + plain + ", architecture: " + plain + " + 10 * zero-one(l2)}", "");
        line(text, "  optimizer:", "");
        line(text, "    weights: sgd(0.05, momentum=0.9, decay=3e-4, clip=5) >> cosine(0.001, per=step)", "");
        line(text, "    architecture: adam(3e-3, betas=[0.5, 0.999], decay=1e-3)", "");
        line(text, "derive: top(2)", "");
        line(text, "retrain:", "");
        line(text, "  cells: 5", "");
        line(text, "  parameters: 0.1M", "the size of the network; more for many classes");
        line(text, "  epochs: " + epochs, "");
        line(text, "  batch: " + batch, "");
        line(text, "  test-every: " + Math.max(1, epochs / 5), "");
        if (ownValidation) {
            line(text, "  validation: own", "the data set has images for it: probabilities are calibrated on them");
        } else if (fewest >= FEW) {
            line(text, "  validation: 0.1", "held out: probabilities are calibrated on them");
        }
        line(text, "  loss: " + loss, imbalanced ? "for classes of different sizes" : "the classes are of like size");
        line(text, "  optimizer: sgd(0.05, momentum=0.9, decay=3e-4, clip=5) >> cosine(0, per=step)", "");
        line(text, "baseline: resnet-20", "a fixed network beside; none to save its time");
        line(text, "baseline-recipe: retrain", "its published one is made for 200 epochs");
        return text.toString();
    }

    private static int between(int least, int wanted, int most) {
        return Math.max(least, Math.min(most, wanted));
    }

    private static void line(StringBuilder text, String yaml, String comment) {
        text.append(yaml);
        if (!comment.isEmpty()) {
            text.append(" ".repeat(Math.max(1, COMMENT - yaml.length())))
                    .append("# ")
                    .append(comment);
        }
        text.append('\n');
    }

    /**
     * What is written for some data.
     *
     * @param words that lie over it
     */
    private record Written(Path given, Path file, List<String> words) {
        boolean isArrays() {
            return ending().equals("npz");
        }

        private String ending() {
            String name = given.getFileName().toString();
            return Files.isDirectory(given)
                    ? ""
                    : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        }

        Path images() {
            return Files.isDirectory(given) ? given : given.toAbsolutePath().getParent();
        }

        /** The name of the experiment and its data; without a look at the images in no particular size. */
        String data(Optional<FirstLook> look) {
            StringBuilder text = new StringBuilder();
            line(text, "experiment: " + name(), "");
            line(text, "data:", "");
            if (isArrays()) {
                line(text, "  dataset: " + published().orElse("npz"), "");
                line(text, "  path: " + place(given), "");
            } else {
                files(text, look);
            }
            look.filter(FirstLook::grey).ifPresent(grey -> line(text, "  channels: 1", "they are grey"));
            line(text, "  distribution: natural", "all training images");
            line(text, "  augment: crop(4) >> flip", "take flip out where left and right differ");
            return text.toString();
        }

        /** The set of MedMNIST that has this name, if one has. */
        private Optional<String> published() {
            Matcher name = MEDMNIST.matcher(given.getFileName().toString());
            return name.matches()
                    ? Optional.of("medmnist(" + name.group(1) + ")").filter(Datasets.names()::contains)
                    : Optional.empty();
        }

        /** What the training images of an npz file are like. */
        FirstLook arrays() {
            try (NpzFile npz = NpzFile.open(given)) {
                return npz.header("train_images")
                        .map(header -> new FirstLook(
                                header.shape().get(1), header.shape().size() == GREY_DIMENSIONS))
                        .orElse(new FirstLook(0, false));
            } catch (IOException damaged) { // told by who reads all of it
                return new FirstLook(0, false);
            }
        }

        private void files(StringBuilder text, Optional<FirstLook> look) {
            boolean folder = Files.isDirectory(given);
            line(text, "  dataset: " + (folder ? "folder" : "list"), "");
            line(text, "  " + (folder ? "path" : "images") + ": " + place(images()), "");
            if (!folder) {
                line(text, "  labels: " + place(given), "");
            }
            line(text, "  folder:", "");
            int side = look.map(FirstLook::side).filter(known -> known > 0).orElse(LARGE);
            int proposed = between(SMALL, side - side % 4, LARGE);
            line(text, "    image-size-px: " + proposed, side > proposed ? "they have " + side : "");
            if (!Files.isDirectory(images().resolve("test"))) {
                line(text, "    test: 0.2", "of each class");
            }
        }

        private String name() {
            String name = given.getFileName().toString();
            String stem = Files.isDirectory(given) ? name : name.replaceFirst("\\.[^.]*$", "");
            String plain =
                    stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
            return plain.isEmpty() ? "mine" : plain;
        }

        /** Below the folder of the file a relative path, so that both may move together. */
        private String place(Path path) {
            Path folder = file.toAbsolutePath().normalize().getParent();
            Path whole = path.toAbsolutePath().normalize();
            Path shown = whole.startsWith(folder) && !whole.equals(folder) ? folder.relativize(whole) : whole;
            return "\"" + shown.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }

        Experiment experiment(String text) {
            return ExperimentReader.read(file, new Source(file.toString(), text), words)
                    .experiment();
        }

        /** With what was known before. */
        String changed(String text) {
            return DescriptionText.at(
                    new CurrentExperiment(
                            name(),
                            Optional.of(file),
                            new Source(file.toString(), text),
                            words.stream().map(KeyChange::of).toList()),
                    file);
        }
    }
}
