package org.astrapia.shell.command.genotype;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.ImportedGenotype;
import org.astrapia.genotype.PythonGenotypes;
import org.astrapia.language.Source;
import org.astrapia.shell.command.UsageException;

/** Python texts of genotypes, as published codes have them; spelled as {@code --as} spells them. */
enum PublishedForm {
    DARTS {
        @Override
        String print(Genotype genotype) {
            return PythonGenotypes.exportDarts(genotype);
        }
    },
    FAIRDARTS {
        @Override
        String print(Genotype genotype) {
            return PythonGenotypes.exportFairDarts(genotype);
        }
    };

    /** What {@code --as} takes. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("darts", "fairdarts").iterator();
        }
    }

    /**
     * Reads a text.
     *
     * @param wanted name by which the text has the genotype, where it has several
     * @param name of the genotype that is made
     */
    ImportedGenotype read(Source source, Optional<String> wanted, String name, Set<String> operations) {
        return PythonGenotypes.read(PythonGenotypes.Form.valueOf(name()), source, wanted, name, operations);
    }

    abstract String print(Genotype genotype);

    /** The form with this name. */
    static PublishedForm of(String name) {
        return switch (name) {
            case "darts" -> DARTS;
            case "fairdarts" -> FAIRDARTS;
            default -> throw new UsageException("--as " + name + ": darts or fairdarts is allowed.");
        };
    }
}
