package org.astrapia.engine;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.Source;
import org.astrapia.space.SearchSpace;

/** The genotype of a run: in its folder, and among the genotypes that people keep. */
final class GenotypeFiles {
    private final RunFolder folder;
    private final Path root;

    GenotypeFiles(RunFolder folder, Path root) {
        this.folder = folder;
        this.root = root;
    }

    /** Writes {@code genotype.yaml}. */
    void write(Genotype genotype) {
        AtomicFile.write(folder.file(RunFolder.GENOTYPE), GenotypeText.print(genotype));
    }

    Genotype read(SearchSpace space) {
        Source source = Source.read(folder.file(RunFolder.GENOTYPE));
        return GenotypeText.parse(source, space.definitions().keySet());
    }

    /**
     * Writes {@code genotype.yaml} and {@code genotypes/EXPERIMENT-RUN.yaml}. The latter belongs to people: a file that
     * is there is never changed, and another name is taken when it holds something else.
     *
     * @param warnings told when the second cannot be written, which does not stop a run
     * @return the second, or the first where the second could not be written
     */
    Path save(Genotype genotype, Consumer<String> warnings) {
        write(genotype);
        try {
            Files.createDirectories(root);
            return keep(GenotypeText.print(genotype));
        } catch (IOException e) {
            warnings.accept("the genotype could not be saved in " + root + ": " + e.getMessage());
            return folder.file(RunFolder.GENOTYPE);
        }
    }

    private Path keep(String text) throws IOException {
        String name = RunFolders.reversed(folder.name());
        for (int attempt = 1; ; attempt++) {
            Path file = root.resolve(attempt == 1 ? name + ".yaml" : name + "-" + attempt + ".yaml");
            try {
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
                return file;
            } catch (FileAlreadyExistsException taken) {
                if (isSame(file, text)) {
                    return file;
                }
            }
        }
    }

    private static boolean isSame(Path file, String text) {
        try {
            return Files.isRegularFile(file) && Files.readString(file).equals(text);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
