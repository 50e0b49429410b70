package org.astrapia.config;

import static org.astrapia.config.value.NumberTypes.number;

import java.util.Optional;
import org.astrapia.config.Retrain.BaselineRecipe;
import org.astrapia.config.value.ChoiceType;
import org.astrapia.language.Range;

/** The keys of what a trained network is measured by. */
final class EvaluationKeys {
    static final KeyTable TABLE = new KeyTable();

    static final Key<Optional<FixedNetwork>> BASELINE = TABLE.key(
            "baseline",
            FixedNetwork.choices(
                    new ChoiceType<Optional<FixedNetwork>>("baseline").or("none", Optional.empty()), Optional::of),
            "resnet-20",
            Experiment::baseline,
            "a fixed network to compare with, trained on the same data for as many epochs");
    static final Key<BaselineRecipe> BASELINE_RECIPE = TABLE.optional(
            "baseline-recipe",
            ChoiceType.of("recipe", BaselineRecipe.class),
            "published",
            e -> Optional.of(e.baselineRecipe()).filter(recipe -> recipe != BaselineRecipe.PUBLISHED),
            "how the baseline is trained. published: with the optimizer, batch and schedule of its publication, for as many"
                    + " epochs as retrain has, with and without labels; retrain: exactly as retrain says");
    static final Key<Double> LOGIT_ADJUSTMENT = TABLE.key(
            "evaluate.logit-adjustment",
            number(Range.ANY.from(0).to(100)),
            "0",
            e -> e.evaluate().logitAdjustment(),
            "tau of a second evaluation by logits - tau * log(share of the class in training); 0 for none");

    private EvaluationKeys() {}
}
