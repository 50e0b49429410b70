package org.astrapia.config;

import java.util.List;
import java.util.Optional;
import org.astrapia.config.Optimizer.Schedule;
import org.astrapia.config.value.ExpressionType;
import org.astrapia.config.value.ValueType;
import org.astrapia.language.Expression;
import org.astrapia.language.Numbers;
import org.astrapia.language.Problems;

/** Optimizers with their schedules: {@code sgd(0.025, momentum=0.9, decay=3e-4, clip=5) >> cosine(0.001)}. */
final class Optimizers {
    /** The type of a key that holds an optimizer. */
    static final ValueType<Optimizer> TYPE =
            new ExpressionType<>(List.of(Optimizer.TERMS, Schedule.Written.TERMS), Optimizers::read, Optimizers::print);

    private Optimizers() {}

    /** The optimizer that an expression spells; empty when {@code problems} had to be told why not. */
    static Optional<Optimizer> read(Expression expression, Problems problems) {
        List<Expression> parts = expression.parts();
        Optional<Optimizer> optimizer = Optimizer.TERMS.read(parts.get(0), problems);
        if (parts.size() == 1) {
            return optimizer;
        }
        Expression second = parts.get(1);
        Optional<Schedule.Written> schedule = Schedule.Written.TERMS.read(second, problems);
        if (parts.size() > 2) {
            Expression third = parts.get(2);
            problems.error(third.at(), third.length(), "an optimizer has one schedule, as in sgd(0.025) >> cosine(0)");
            return Optional.empty();
        }
        return optimizer.flatMap(rule -> schedule.flatMap(changing -> joined(rule, changing, second, problems)));
    }

    private static Optional<Optimizer> joined(
            Optimizer optimizer, Schedule.Written schedule, Expression at, Problems problems) {
        if (schedule.minimum() > optimizer.rate()) {
            String minimum = "the schedule ends at " + Numbers.print(schedule.minimum()) + ", above the rate "
                    + Numbers.print(optimizer.rate()) + " with which it begins";
            problems.error(at.at(), at.length(), minimum);
            return Optional.empty();
        }
        return Optional.of(optimizer.with(schedule));
    }

    /** The optimizer as it is written, its defaults visible. */
    static String print(Optimizer optimizer) {
        String rule = Optimizer.TERMS.print(optimizer);
        return optimizer
                .schedule()
                .written()
                .map(schedule -> rule + " >> " + Schedule.Written.TERMS.print(schedule))
                .orElse(rule);
    }
}
