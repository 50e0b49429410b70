package org.astrapia.network;

import java.util.Optional;
import org.astrapia.config.loss.Loss;

/**
 * What is done behind the features of a trained network when it is used, beside or in place of its own classifier. Shifts and
 * factors are batch normalisations of vectors, whose statistics and weights say how.
 *
 * @param anew loss by which a new classifier was trained that takes the place of the network's own, if one was
 * @param standardised whether that classifier sees features with mean 0 and variance 1, by the site {@link #FEATURES}
 * @param scaled whether each logit has a factor, by the site {@link #SCALES}
 * @param adjusted whether a number is added to each logit, by the site {@link #ADJUSTMENT}
 */
public record Ending(Optional<Loss> anew, boolean standardised, boolean scaled, boolean adjusted) {
    /** The network's own classifier and nothing else. */
    public static final Ending OWN = new Ending(Optional.empty(), false, false, false);

    /** Site that shifts and scales features. */
    public static final String FEATURES = "features";

    /** Site that scales logits. */
    public static final String SCALES = "scales";

    /** Site that shifts logits. */
    public static final String ADJUSTMENT = "adjustment";

    /** The same with a number that is added to each logit. */
    public Ending withAdjustment() {
        return new Ending(anew, standardised, scaled, true);
    }

    /** This behind a network: from images to {@link Program#LOGITS}, without losses. */
    Program behind(Program network, Input input) {
        ProgramBuilder program = new ProgramBuilder();
        program.include(
                anew.isPresent() ? network.only(Program.FEATURES) : network.only(Program.FEATURES, Program.LOGITS));
        Value features = program.output(Program.FEATURES, network.output(Program.FEATURES));
        Value logits = anew.map(loss -> {
                    Value seen = standardised ? program.batchNorm(features, FEATURES, true) : features;
                    return new Classifier(input.classes(), loss).write(program, seen, "classifier");
                })
                .orElseGet(() -> network.output(Program.LOGITS));
        Value scales = scaled ? program.batchNorm(logits, SCALES, true) : logits;
        program.output(Program.LOGITS, adjusted ? program.batchNorm(scales, ADJUSTMENT, true) : scales);
        return program.build();
    }
}
