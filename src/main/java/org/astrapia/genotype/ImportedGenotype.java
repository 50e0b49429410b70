package org.astrapia.genotype;

import java.util.List;
import org.astrapia.language.Problem;

/**
 * A genotype read from another program's text.
 *
 * @param genotype as this program writes it
 * @param notices warnings that tell what of the text the genotype does not keep
 */
public record ImportedGenotype(Genotype genotype, List<Problem> notices) {
    public ImportedGenotype {
        notices = List.copyOf(notices);
    }
}
