package org.astrapia.config;

import static org.astrapia.language.Parameter.number;
import static org.astrapia.language.Parameter.numbers;
import static org.astrapia.language.Term.term;

import java.util.List;
import java.util.Optional;
import org.astrapia.config.Optimizer.Adam;
import org.astrapia.config.Optimizer.Schedule;
import org.astrapia.config.Optimizer.Sgd;
import org.astrapia.language.Arguments;
import org.astrapia.language.Expression;
import org.astrapia.language.Numbers;
import org.astrapia.language.Parameter;
import org.astrapia.language.Problems;
import org.astrapia.language.Term;
import org.astrapia.language.Vocabulary;

/** Optimizers as expressions: {@code sgd(0.025, momentum=0.9, decay=3e-4, clip=5) >> cosine(0.001)}. */
public final class Optimizers {
    private static final Parameter RATE = number("rate").above(0).to(100);
    private static final Parameter DECAY = number("decay").from(0).to(1).or(0.0);
    private static final Parameter CLIP = number("clip").above(0).orNothing();

    private static final Vocabulary<Rule> RULES = Vocabulary.of(
            "optimizer",
            Term.<Rule>term(
                    "sgd",
                    "stochastic gradient descent; clip bounds the global norm of the gradient",
                    a -> schedule ->
                            new Sgd(a.number("rate"), a.number("momentum"), a.number("decay"), clip(a), schedule),
                    RATE,
                    number("momentum").from(0).below(1).or(0.0),
                    DECAY,
                    CLIP),
            Term.<Rule>term(
                    "adam",
                    "Adam, decay as part of the gradient",
                    a -> schedule -> {
                        List<Double> betas = a.numbers("betas");
                        return new Adam(
                                a.number("rate"), betas.get(0), betas.get(1), a.number("decay"), clip(a), schedule);
                    },
                    RATE,
                    numbers("betas").items(2).from(0).below(1).or(List.of(0.9, 0.999)),
                    DECAY,
                    CLIP));

    private static final Vocabulary<Schedule> SCHEDULES = Vocabulary.of(
            "schedule",
            term(
                    "cosine",
                    "falls from the rate to the minimum along half a cosine",
                    a -> new Schedule.Cosine(a.number("minimum")),
                    number("minimum").from(0).or(0.0)));

    /** An optimizer that still needs to know its schedule. */
    private interface Rule {
        Optimizer with(Schedule schedule);
    }

    private Optimizers() {}

    /** What may stand in an optimizer: the optimizers, then the schedules. */
    static List<Vocabulary<?>> vocabularies() {
        return List.of(RULES, SCHEDULES);
    }

    /** The optimizer that an expression spells; empty when {@code problems} had to be told why not. */
    static Optional<Optimizer> read(Expression expression, Problems problems) {
        if (!(expression instanceof Expression.Chain chain)) {
            return RULES.read(expression, problems).map(rule -> rule.with(new Schedule.Constant()));
        }
        Optional<Rule> rule = RULES.read(chain.parts().get(0), problems);
        Optional<Schedule> schedule = SCHEDULES.read(chain.parts().get(1), problems);
        if (chain.parts().size() > 2) {
            Expression third = chain.parts().get(2);
            problems.error(third.at(), third.length(), "an optimizer has one schedule, as in sgd(0.025) >> cosine(0)");
            return Optional.empty();
        }
        if (rule.isEmpty() || schedule.isEmpty()) {
            return Optional.empty();
        }
        Optimizer optimizer = rule.get().with(schedule.get());
        if (schedule.get() instanceof Schedule.Cosine cosine && cosine.minimum() > optimizer.rate()) {
            Expression wrong = chain.parts().get(1);
            String minimum = "the schedule ends at " + Numbers.print(cosine.minimum()) + ", above the rate "
                    + Numbers.print(optimizer.rate()) + " with which it begins";
            problems.error(wrong.at(), wrong.length(), minimum);
            return Optional.empty();
        }
        return Optional.of(optimizer);
    }

    private static double clip(Arguments arguments) {
        return arguments.has("clip") ? arguments.number("clip") : Double.POSITIVE_INFINITY;
    }

    /** The optimizer as it is written, its defaults visible. */
    public static String print(Optimizer optimizer) {
        String rule;
        if (optimizer instanceof Sgd sgd) {
            rule = "sgd(%s, momentum=%s, decay=%s%s)"
                    .formatted(show(sgd.rate()), show(sgd.momentum()), show(sgd.decay()), showClip(sgd.clip()));
        } else {
            Adam adam = (Adam) optimizer;
            rule = "adam(%s, betas=[%s, %s], decay=%s%s)"
                    .formatted(
                            show(adam.rate()),
                            show(adam.beta1()),
                            show(adam.beta2()),
                            show(adam.decay()),
                            showClip(adam.clip()));
        }
        return optimizer.schedule() instanceof Schedule.Cosine cosine
                ? rule + " >> cosine(" + show(cosine.minimum()) + ")"
                : rule;
    }

    private static String show(double number) {
        return Numbers.print(number);
    }

    private static String showClip(double clip) {
        return Double.isInfinite(clip) ? "" : ", clip=" + show(clip);
    }
}
