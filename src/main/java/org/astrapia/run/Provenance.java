package org.astrapia.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.astrapia.data.Dataset;
import org.astrapia.data.Normalization;
import org.astrapia.language.Json;

/** {@code provenance.json}: what a run's numbers come from. */
public final class Provenance {
    /** Field of what it cost to find the genotype that a training is given. */
    public static final String SEARCH = "search";

    private Provenance() {}

    /**
     * The command that began the run.
     *
     * @throws org.astrapia.language.InvalidInputException when the folder does not say
     */
    public static Plan plan(RunFolder folder) {
        try {
            return Plan.of(read(folder).text("command").orElseThrow());
        } catch (RuntimeException e) {
            Path resolved = folder.file(RunFolder.RESOLVED);
            throw RunRefusal.of(
                    folder.file(RunFolder.PROVENANCE),
                    "this file of the run is missing or damaged, and no checkpoint keeps a copy, so the run cannot go on. "
                            + (Files.exists(resolved)
                                    ? "Begin it anew: " + anew(folder.path())
                                    : "Nothing was computed in this folder; remove it"));
        }
    }

    /** The command that begins a run anew that lies in this folder. */
    public static String anew(Path folder) {
        String resolved = folder.resolve(RunFolder.RESOLVED).toString();
        try {
            Plan plan = Plan.of(JsonFile.read(folder.resolve(RunFolder.PROVENANCE))
                    .text("command")
                    .orElseThrow());
            return "astrapia " + plan.word() + " " + resolved
                    + (plan == Plan.RETRAIN ? " --genotype " + folder.resolve(RunFolder.GENOTYPE) : "");
        } catch (RuntimeException unknown) {
            return "astrapia run " + resolved;
        }
    }

    /** The build of the program that began the run. */
    public static Build build(RunFolder folder) {
        Json document = read(folder);
        return new Build(
                document.text("program_version"), document.text("commit"), document.text("tensorflow_version"));
    }

    /**
     * Makes sure that the description is the one with which the run began; one that an earlier build began does not tell.
     *
     * @throws org.astrapia.language.InvalidInputException when it is not
     */
    public static void requireSameDescription(RunFolder folder, OriginalFiles originals) {
        Optional<String> then = read(folder).text("description");
        if (then.isPresent() && !then.get().equals(originals.description())) {
            throw RunRefusal.of(
                    folder.file(RunFolder.RESOLVED),
                    "the experiment was changed after this run began. Put it back, or begin a run with the changed one: "
                            + anew(folder.path()));
        }
    }

    /** The number of threads with which the run began; a run that does not tell took as many as it had cores. */
    public static int threads(RunFolder folder) {
        Json document = read(folder);
        return number(document, "threads")
                .or(() -> number(document, "cores"))
                .orElse(Processor.here().cores());
    }

    /** On what the run began, as its execution was described; empty where the run does not tell. */
    public static Optional<String> device(RunFolder folder) {
        return read(folder).text("device");
    }

    /** The processor on which the run began. */
    public static Processor processor(RunFolder folder) {
        Json document = read(folder);
        return new Processor(
                number(document, "cores").orElse(Processor.here().cores()),
                document.text("processor"),
                document.text("instructions"));
    }

    private static Optional<Integer> number(Json document, String name) {
        return document.text(name)
                .filter(text -> text.matches("[1-9][0-9]{0,4}"))
                .map(Integer::valueOf);
    }

    /**
     * Makes sure that the data are those with which the run began.
     *
     * @throws org.astrapia.language.InvalidInputException when they are not
     */
    public static void requireSameData(RunFolder folder, Optional<Path> path, Dataset data) {
        Json then = read(folder).at("data");
        String digest = then.text("digest").orElse("");
        if (!digest.equals(data.digest())) {
            String now = path.map(place -> "that of " + place).orElse("now it");
            throw RunRefusal.of(
                    folder.file(RunFolder.PROVENANCE),
                    "the data set has changed since the run began: its digest was " + digest + ", and " + now + " is "
                            + data.digest()
                            + otherOrder(then, data.classes())
                            + "; the run cannot go on with the same numbers. Begin it anew: " + anew(folder.path()));
        }
    }

    /** The same classes in another order, as an earlier build sorted names that are numbers. */
    private static String otherOrder(Json then, List<String> now) {
        List<String> classes = then.texts("classes");
        boolean reordered = !classes.equals(now)
                && classes.size() == now.size()
                && Set.copyOf(classes).equals(Set.copyOf(now));
        return reordered
                ? ". Its classes stood in another order, " + String.join(", ", classes) + ", and now "
                        + String.join(", ", now) + ": since then names sort with their numbers by value"
                : "";
    }

    /** Where the data lay when the run began; empty where it drew them. */
    static Optional<String> dataPath(RunFolder folder) {
        return read(folder).at("data").text("path");
    }

    /**
     * What the networks of a run were trained on.
     *
     * @param classes names in the order of their labels
     * @param trainCounts training images of each
     * @param normalization of the values of an image
     * @param severalLabels whether an image may have several
     */
    public record Trained(
            List<String> classes, List<Integer> trainCounts, Normalization normalization, boolean severalLabels) {}

    /**
     * What its networks were trained on.
     *
     * @throws org.astrapia.language.InvalidInputException when the folder does not say
     */
    public static Trained trained(RunFolder folder) {
        Json data = read(folder).at("data");
        Trained trained = new Trained(
                data.texts("classes"),
                data.wholes("train_counts").stream().map(Math::toIntExact).toList(),
                new Normalization(data.numbers("mean"), data.numbers("deviation")),
                data.whole("label_sets").isPresent());
        int channels = trained.normalization.mean().length;
        if (trained.classes.isEmpty()
                || trained.classes.size() != trained.trainCounts.size()
                || channels == 0
                || channels != trained.normalization.deviation().length) {
            throw RunRefusal.of(
                    folder.file(RunFolder.PROVENANCE),
                    "this file of the run does not tell the classes and the normalisation of its data, since an earlier build"
                            + " wrote it, or since it is damaged. Run it again: " + anew(folder.path()));
        }
        return trained;
    }

    /** SHA-256 of the weights of another run with which it began; empty where it began with random ones. */
    public static Optional<String> startDigest(RunFolder folder) {
        return read(folder).at("from").text("checkpoint");
    }

    /** What it cost to find the genotype that the run was given; without fields where that is not known. */
    public static Json search(RunFolder folder) {
        return read(folder).at(SEARCH);
    }

    private static Json read(RunFolder folder) {
        return JsonFile.read(folder.file(RunFolder.PROVENANCE));
    }
}
