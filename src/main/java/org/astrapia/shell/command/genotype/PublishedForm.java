package org.astrapia.shell.command.genotype;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.astrapia.genotype.EdgeTexts;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.ImportedGenotype;
import org.astrapia.genotype.PythonGenotypes;
import org.astrapia.language.EnumWords;
import org.astrapia.language.Source;
import org.astrapia.shell.command.UsageException;

/** Texts of genotypes, as published codes have them; spelled as {@code --as} spells them. */
enum PublishedForm {
    DARTS {
        @Override
        ImportedGenotype read(Source source, Optional<String> wanted, String name, Set<String> operations) {
            return PythonGenotypes.read(PythonGenotypes.Form.DARTS, source, wanted, name, operations);
        }

        @Override
        String print(Genotype genotype) {
            return PythonGenotypes.exportDarts(genotype);
        }
    },
    FAIRDARTS {
        @Override
        ImportedGenotype read(Source source, Optional<String> wanted, String name, Set<String> operations) {
            return PythonGenotypes.read(PythonGenotypes.Form.FAIRDARTS, source, wanted, name, operations);
        }

        @Override
        String print(Genotype genotype) {
            return PythonGenotypes.exportFairDarts(genotype);
        }
    },
    NAS_BENCH_201 {
        @Override
        ImportedGenotype read(Source source, Optional<String> wanted, String name, Set<String> operations) {
            if (wanted.isPresent()) {
                throw new UsageException("--name " + wanted.get() + ": architectures of NAS-Bench-201 have no names.");
            }
            return new ImportedGenotype(EdgeTexts.read(source, name, operations), List.of());
        }

        @Override
        String print(Genotype genotype) {
            return EdgeTexts.print(genotype);
        }
    };

    /** What {@code --as} takes, in words. */
    static final String ALLOWED = "darts, fairdarts or nas-bench-201";

    /** What {@code --as} takes. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return EnumWords.all(PublishedForm.class).iterator();
        }
    }

    /**
     * Reads a text.
     *
     * @param wanted name by which the text has the genotype, where it has several
     * @param name of the genotype that is made
     */
    abstract ImportedGenotype read(Source source, Optional<String> wanted, String name, Set<String> operations);

    abstract String print(Genotype genotype);

    /** The form with this name. */
    static PublishedForm of(String name) {
        return Arrays.stream(values())
                .filter(form -> EnumWords.of(form).equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("--as " + name + ": " + ALLOWED + " is allowed."));
    }
}
