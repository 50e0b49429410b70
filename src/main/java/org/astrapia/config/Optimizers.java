package org.astrapia.config;

import java.util.List;
import java.util.Optional;
import org.astrapia.config.value.ExpressionType;
import org.astrapia.config.value.ValueType;
import org.astrapia.language.Expression;
import org.astrapia.language.Numbers;
import org.astrapia.language.Problems;

/**
 * Optimizers with their schedules: {@code sgd(0.1, momentum=0.9, decay=2e-4) >> warm-up(5) >> steps([160, 180],
 * factor=0.01)}.
 */
final class Optimizers {
    /** The type of a key that holds an optimizer. */
    static final ValueType<Optimizer> TYPE =
            new ExpressionType<>(List.of(Optimizer.TERMS, Schedule.TERMS), Optimizers::read, Optimizers::print);

    private Optimizers() {}

    /** The optimizer that an expression spells; empty when {@code problems} had to be told why not. */
    static Optional<Optimizer> read(Expression expression, Problems problems) {
        List<Expression> parts = expression.parts();
        Optional<Optimizer> optimizer = Optimizer.TERMS.read(parts.get(0), problems);
        Optional<Schedule> schedule = schedule(parts.subList(1, parts.size()), problems);
        return optimizer.flatMap(rule -> schedule.flatMap(changing -> joined(rule, changing, parts, problems)));
    }

    /** The schedule of the parts behind the optimizer: at most a warm-up, and at most one other. */
    private static Optional<Schedule> schedule(List<Expression> parts, Problems problems) {
        Optional<Schedule.WarmUp> warmUp = Optional.empty();
        Optional<Schedule> course = Optional.empty();
        for (Expression part : parts) {
            Optional<Schedule> read = Schedule.TERMS.read(part, problems);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            boolean rises = read.get().warmUp().isPresent();
            if (course.isPresent() || (rises && warmUp.isPresent())) {
                problems.error(
                        part.at(),
                        part.length(),
                        "an optimizer has one schedule, and before it perhaps a warm-up, as in sgd(0.1) >> warm-up(5) >>"
                                + " cosine(0)");
                return Optional.empty();
            }
            warmUp = rises ? read.get().warmUp() : warmUp;
            course = rises ? course : read;
        }
        Schedule then = course.orElse(new Schedule.Constant());
        return Optional.of(warmUp.<Schedule>map(first -> first.before(then)).orElse(then));
    }

    private static Optional<Optimizer> joined(
            Optimizer optimizer, Schedule schedule, List<Expression> parts, Problems problems) {
        double end = schedule.end().orElse(0.0);
        if (end > optimizer.rate()) {
            Expression at = parts.get(parts.size() - 1);
            String minimum = "the schedule ends at " + Numbers.print(end) + ", above the rate "
                    + Numbers.print(optimizer.rate()) + " with which it begins";
            problems.error(at.at(), at.length(), minimum);
            return Optional.empty();
        }
        return Optional.of(optimizer.with(schedule));
    }

    /** The optimizer as it is written, its defaults visible; a rate that stays needs no schedule. */
    static String print(Optimizer optimizer) {
        StringBuilder text = new StringBuilder(Optimizer.TERMS.print(optimizer));
        Schedule schedule = optimizer.schedule();
        schedule.warmUp().ifPresent(rise -> text.append(" >> ").append(Schedule.TERMS.print(rise)));
        if (!schedule.course().equals(new Schedule.Constant())) {
            text.append(" >> ").append(Schedule.TERMS.print(schedule.course()));
        }
        return text.toString();
    }
}
