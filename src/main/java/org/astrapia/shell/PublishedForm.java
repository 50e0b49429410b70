package org.astrapia.shell;

import java.util.Set;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.Imported;
import org.astrapia.genotype.PythonGenotypes;
import org.astrapia.language.Source;

/** Python texts of genotypes, as published codes have them; spelled as {@code --as} spells them. */
enum PublishedForm {
    DARTS {
        @Override
        Imported read(Source source, String name) {
            return PythonGenotypes.importDarts(source, name, operations());
        }

        @Override
        String print(Genotype genotype) {
            return PythonGenotypes.exportDarts(genotype);
        }
    },
    FAIRDARTS {
        @Override
        Imported read(Source source, String name) {
            return PythonGenotypes.importFairDarts(source, name, operations());
        }

        @Override
        String print(Genotype genotype) {
            return PythonGenotypes.exportFairDarts(genotype);
        }
    };

    abstract Imported read(Source source, String name);

    abstract String print(Genotype genotype);

    /** The form with this name. */
    static PublishedForm of(String name) {
        return switch (name) {
            case "darts" -> DARTS;
            case "fairdarts" -> FAIRDARTS;
            default -> throw new UsageException("--as " + name + ": darts or fairdarts is allowed.");
        };
    }

    private static Set<String> operations() {
        return BuiltInSpaces.definitions().keySet();
    }
}
