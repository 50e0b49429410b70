package org.astrapia.config.training;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.integer;
import static org.astrapia.language.TermParameter.number;

import org.astrapia.language.Vocabulary;

/**
 * How the factor changes by which mixed precision multiplies a loss, so that small derivatives are not zero with 16 bits
 * (Micikevicius et al. 2018, section 3.2). With its defaults it changes as that of PyTorch's {@code GradScaler}.
 *
 * @param initial factor of the first step
 * @param growth by which it is multiplied after {@code interval} steps in a row whose derivatives are all finite
 * @param backoff by which it is multiplied after a step with a derivative that is not finite; that step changes nothing else
 * @param interval steps until it grows
 */
public record LossScale(double initial, double growth, double backoff, int interval) {
    /** As PyTorch's. */
    public static final LossScale DEFAULT = new LossScale(65536, 2, 0.5, 2000);

    /** Its one name. */
    public static final Vocabulary<LossScale> TERMS = Vocabulary.of(
            "loss scale",
            LossScale.class,
            term(
                    LossScale.class,
                    "dynamic",
                    "multiplies the loss on the way back by the initial factor; after a step with a gradient that 16 bits cannot"
                            + " hold, which changes nothing, it is multiplied by backoff, after interval good steps in a row by growth",
                    a -> new LossScale(
                            a.number("initial"), a.number("growth"), a.number("backoff"), a.integer("interval")),
                    number("initial").from(1).to(1e38).or(DEFAULT.initial).of(LossScale::initial),
                    number("growth")
                            .from(1)
                            .to(65536)
                            .or(DEFAULT.growth)
                            .named()
                            .of(LossScale::growth),
                    number("backoff")
                            .above(0)
                            .below(1)
                            .or(DEFAULT.backoff)
                            .named()
                            .of(LossScale::backoff),
                    integer("interval")
                            .from(1)
                            .to(1_000_000)
                            .or(DEFAULT.interval)
                            .named()
                            .of(LossScale::interval)));
}
