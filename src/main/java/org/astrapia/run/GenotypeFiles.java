package org.astrapia.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.astrapia.files.AtomicFile;
import org.astrapia.files.Leftovers;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.Source;
import org.astrapia.space.SearchSpace;

/** The genotype of a run: in its folder, and among the genotypes that people keep. */
public final class GenotypeFiles {
    private final RunFolder folder;
    private final Path root;

    /** @param root folder of the genotypes that people keep */
    public GenotypeFiles(RunFolder folder, Path root) {
        this.folder = folder;
        this.root = root.toAbsolutePath().normalize();
    }

    /** Writes {@code genotype.yaml}. */
    public void write(Genotype genotype) {
        AtomicFile.replace(folder.file(RunFolder.GENOTYPE), GenotypeText.print(genotype));
    }

    /**
     * Reads {@code genotype.yaml}.
     *
     * @param space whose operations it may name
     * @throws org.astrapia.language.InvalidInputException when it is not there or is none
     */
    public Genotype read(SearchSpace space) {
        Source source = Source.read(folder.file(RunFolder.GENOTYPE));
        return GenotypeText.parse(source, space.definitions().keySet());
    }

    /**
     * Writes {@code genotypes/EXPERIMENT-RUN.yaml} and then {@code genotype.yaml}, which says that it is done. The former
     * belongs to people: a file that is there is never changed, and another name is taken when it holds something else.
     *
     * @param warnings told when the former cannot be written, which does not stop a run
     * @return the former, or {@code genotype.yaml} where there is none
     */
    public Path save(Genotype genotype, Consumer<String> warnings) {
        String text = GenotypeText.print(genotype);
        Path own = folder.file(RunFolder.GENOTYPE);
        if (isSame(own, text)) {
            return kept(text).orElse(own);
        }
        Path saved = own;
        try {
            Files.createDirectories(root);
            saved = keep(text);
        } catch (IOException | UncheckedIOException e) {
            warnings.accept(
                    "the genotype could not be saved in " + root + " (" + e.getMessage() + "); it is in " + own);
        }
        write(genotype);
        return saved;
    }

    private Optional<Path> kept(String text) {
        for (int attempt = 1; Files.exists(file(attempt)); attempt++) {
            if (isSame(file(attempt), text)) {
                return Optional.of(file(attempt));
            }
        }
        return Optional.empty();
    }

    private Path keep(String text) {
        for (int attempt = 1; ; attempt++) {
            Path file = file(attempt);
            Leftovers.sweepFor(file);
            if (AtomicFile.create(file, text) || isSame(file, text)) {
                return file;
            }
        }
    }

    private Path file(int attempt) {
        String name = RunFolders.reversed(folder.name());
        return root.resolve(attempt == 1 ? name + ".yaml" : name + "-" + attempt + ".yaml");
    }

    private static boolean isSame(Path file, String text) {
        try {
            return Files.isRegularFile(file) && Files.readString(file).equals(text);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
