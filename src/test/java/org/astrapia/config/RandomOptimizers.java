package org.astrapia.config;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Draws valid optimizers with their schedules. */
class RandomOptimizers extends RandomValues {
    RandomOptimizers(Random random) {
        super(random);
    }

    final Optimizer optimizer() {
        double momentum = 0.01 + 0.9 * random.nextDouble();
        double beta = random.nextDouble();
        return one(
                new Optimizer.Sgd(common(), momentum, random.nextBoolean()),
                new Optimizer.Sgd(common(), 0, false),
                new Optimizer.Adam(common(), momentum, beta),
                new Optimizer.AdamW(common(), momentum, beta),
                lars(momentum));
    }

    /** Its decay of biases and normalisation is never that of all, but 0 where none is written. */
    private Optimizer lars(double momentum) {
        Optimizer.Common common = common();
        return new Optimizer.Lars(
                new Optimizer.Common(
                        common.rate(),
                        common.decay(),
                        common.clip(),
                        common.schedule(),
                        Optional.of(common.decayNorm().orElse(0.0)),
                        random.nextBoolean() ? Optional.empty() : Optional.of(positive()),
                        common.rateHead()),
                momentum,
                positive(),
                random.nextBoolean());
    }

    private Optimizer.Common common() {
        double rate = positive();
        return new Optimizer.Common(
                rate,
                random.nextDouble(),
                random.nextBoolean() ? Double.POSITIVE_INFINITY : 10 * positive(),
                schedule(rate),
                random.nextBoolean() ? Optional.empty() : Optional.of(random.nextDouble()),
                Optional.empty(),
                random.nextBoolean() ? Optional.empty() : Optional.of(positive()));
    }

    private Schedule schedule(double rate) {
        int mark = whole(1, 99);
        Schedule course = one(
                new Schedule.Constant(),
                new Schedule.Cosine(rate * random.nextDouble(), one(Schedule.Per.values())),
                new Schedule.Steps(List.of(mark, mark + whole(0, 99)), positive()));
        return random.nextBoolean() ? course : new Schedule.WarmUp(whole(1, 20), one(Schedule.Per.values()), course);
    }
}
