package org.astrapia.genotype;

import java.util.List;
import org.astrapia.language.Problem;

/**
 * A genotype read from another program's text.
 *
 * @param genotype as this program writes it
 * @param notices warnings that tell what of the text the genotype does not keep
 */
public record Imported(Genotype genotype, List<Problem> notices) {
    public Imported {
        notices = List.copyOf(notices);
    }
}
