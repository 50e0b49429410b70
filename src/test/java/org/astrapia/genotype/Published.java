package org.astrapia.genotype;

import java.nio.file.Path;
import java.util.Set;
import org.astrapia.language.Source;

/** Published genotypes as the test's examples. */
final class Published {
    /** Names of the published operations. */
    static final Set<String> OPERATIONS = Set.of(
            "max_pool_3x3",
            "avg_pool_3x3",
            "skip_connect",
            "sep_conv_3x3",
            "sep_conv_5x5",
            "sep_conv_7x7",
            "dil_conv_3x3",
            "dil_conv_5x5");

    static final String DARTS_V2 =
            "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('sep_conv_3x3', 1), "
                    + "('sep_conv_3x3', 1), ('skip_connect', 0), ('skip_connect', 0), ('dil_conv_3x3', 2)], "
                    + "normal_concat=range(2, 6), reduce=[('max_pool_3x3', 0), ('max_pool_3x3', 1), "
                    + "('skip_connect', 2), ('max_pool_3x3', 1), ('max_pool_3x3', 0), ('skip_connect', 2), "
                    + "('skip_connect', 2), ('max_pool_3x3', 1)], reduce_concat=range(2, 6))";

    static final String FAIRDARTS_A =
            "Genotype(normal=[('sep_conv_3x3', 2, 0), ('sep_conv_5x5', 2, 1), ('max_pool_3x3', 4, 0), "
                    + "('sep_conv_3x3', 5, 0)], normal_concat=range(2, 6), reduce=[('max_pool_3x3', 2, 0), "
                    + "('avg_pool_3x3', 2, 1), ('avg_pool_3x3', 3, 0), ('dil_conv_5x5', 3, 1), "
                    + "('avg_pool_3x3', 4, 0), ('sep_conv_5x5', 4, 1), ('skip_connect', 5, 0), "
                    + "('skip_connect', 5, 1)], reduce_concat=range(2, 6))";

    private Published() {}

    /** The text of {@code genotypes/NAME.yaml}. */
    static Source file(String name) {
        return Source.read(Path.of("genotypes", name + ".yaml"));
    }

    static Genotype genotype(String name) {
        return GenotypeText.parse(file(name), OPERATIONS);
    }
}
