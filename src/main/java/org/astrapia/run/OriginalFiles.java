package org.astrapia.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.ResolvedWriter;
import org.astrapia.files.AtomicFile;
import org.astrapia.files.TextFile;
import org.astrapia.files.TextFile.Damage;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Source;

/**
 * The files of a run that say what it is, as they were when it began. Its checkpoints keep them, so that one that is lost or
 * damaged can be put back, and one that somebody has changed is noticed.
 *
 * @param resolved text of {@code resolved.yaml}
 * @param provenance text of {@code provenance.json}
 * @param genotype text of {@code genotype.yaml} where the run was given one
 */
public record OriginalFiles(String resolved, String provenance, Optional<String> genotype) {
    private static final String PREFIX = "file/";

    /**
     * Reads those of a run that begins.
     *
     * @throws UncheckedIOException when one cannot be read
     */
    public static OriginalFiles read(RunFolder folder, Plan plan) {
        return new OriginalFiles(
                text(folder.file(RunFolder.RESOLVED)),
                text(folder.file(RunFolder.PROVENANCE)),
                plan == Plan.RETRAIN ? Optional.of(text(folder.file(RunFolder.GENOTYPE))) : Optional.empty());
    }

    /** Those that a checkpoint keeps; empty where an earlier build wrote it. */
    public static Optional<OriginalFiles> of(Checkpoint checkpoint) {
        if (!checkpoint.has(PREFIX + RunFolder.RESOLVED)) {
            return Optional.empty();
        }
        String genotype = PREFIX + RunFolder.GENOTYPE;
        return Optional.of(new OriginalFiles(
                checkpoint.text(PREFIX + RunFolder.RESOLVED),
                checkpoint.text(PREFIX + RunFolder.PROVENANCE),
                checkpoint.has(genotype) ? Optional.of(checkpoint.text(genotype)) : Optional.empty()));
    }

    /** Adds what {@link #of} reads. */
    public void putInto(Checkpoint checkpoint) {
        checkpoint.put(PREFIX + RunFolder.RESOLVED, resolved).put(PREFIX + RunFolder.PROVENANCE, provenance);
        genotype.ifPresent(text -> checkpoint.put(PREFIX + RunFolder.GENOTYPE, text));
    }

    /** SHA-256 of the description. */
    public String description() {
        return Sha256.of(resolved.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Puts back what is lost or damaged, and what was changed in its form alone.
     *
     * @param notes told of each
     * @throws InvalidInputException when the description or the genotype says something else now
     */
    public void putBack(RunFolder folder, Consumer<String> notes) {
        putBack(folder.file(RunFolder.PROVENANCE), provenance, (before, now) -> true, notes);
        putBack(folder.file(RunFolder.RESOLVED), resolved, OriginalFiles::isSameExperiment, notes);
        genotype.ifPresent(text -> putBack(folder.file(RunFolder.GENOTYPE), text, this::isSameGenotype, notes));
    }

    private static void putBack(
            Path file, String original, BiPredicate<Source, Source> isSame, Consumer<String> notes) {
        try {
            if (!Files.exists(file)) {
                AtomicFile.replace(file, original);
                notes.accept(file + " is missing; it is put back from the checkpoint");
                return;
            }
            TextFile now = TextFile.read(file);
            Optional<Damage> difference = now.differenceFrom(original);
            if (difference.isEmpty()) {
                return;
            }
            boolean damaged = now.damage().isPresent() || original.startsWith(now.text());
            if (!damaged && !isSame.test(source(file, original), source(file, now.text()))) {
                throw changed(file, difference.get().line(), original);
            }
            Path aside = ChangedFile.setAside(file);
            AtomicFile.replace(file, original);
            notes.accept(ChangedFile.told(file, difference.get(), aside));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidInputException changed(Path file, int line, String original) {
        String before = original.lines()
                .skip(line - 1L)
                .findFirst()
                .map(text -> "`" + text.strip() + "`")
                .orElse("nothing");
        boolean description = file.endsWith(RunFolder.RESOLVED);
        return RunRefusal.at(
                new Position(file.toString(), line, 1),
                "the " + (description ? "experiment" : "genotype")
                        + " was changed after this run began; here it had "
                        + before
                        + ". Remove the file, and resume restores it and continues; or begin a run with the changed one: "
                        + Provenance.anew(file.getParent()));
    }

    private static boolean isSameExperiment(Source before, Source now) {
        try {
            return resolved(before).equals(resolved(now));
        } catch (InvalidInputException unreadable) {
            return true; // it says nothing any more, so it is put back
        }
    }

    private static String resolved(Source source) {
        return ResolvedWriter.write(
                ExperimentReader.read(Path.of(source.name()), source, List.of()).experiment());
    }

    private boolean isSameGenotype(Source before, Source now) {
        try {
            return genotype(before).equals(genotype(now));
        } catch (InvalidInputException unreadable) {
            return true;
        }
    }

    private Genotype genotype(Source source) {
        return GenotypeText.parse(
                source,
                ExperimentReader.read(Path.of(RunFolder.RESOLVED), new Source(RunFolder.RESOLVED, resolved), List.of())
                        .experiment()
                        .space()
                        .definitions()
                        .keySet());
    }

    private static Source source(Path file, String text) {
        return new Source(file.toString(), text);
    }

    private static String text(Path file) {
        try {
            return TextFile.read(file).text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
