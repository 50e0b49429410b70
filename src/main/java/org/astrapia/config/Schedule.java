package org.astrapia.config;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.integer;
import static org.astrapia.language.TermParameter.integers;
import static org.astrapia.language.TermParameter.number;
import static org.astrapia.language.TermParameter.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.language.TermParameter;
import org.astrapia.language.Vocabulary;

/** How the learning rate changes in the course of a training. */
public sealed interface Schedule {
    /** The schedules by name. */
    Vocabulary<Schedule> TERMS = Vocabulary.of(
            "schedule",
            Schedule.class,
            term(
                    Constant.class,
                    "constant",
                    "the same rate to the end; used when no schedule is given",
                    a -> new Constant()),
            term(
                    Cosine.class,
                    "cosine",
                    "the rate falls to the minimum along half a cosine, over the epochs after a warm-up",
                    a -> new Cosine(a.number("minimum"), a.word("per", Per.class)),
                    number("minimum").from(0).to(100).or(0.0).of(Cosine::minimum),
                    per().of(Cosine::per)),
            term(
                            Steps.class,
                            "steps",
                            "the rate is multiplied by the factor after each of these numbers of epochs, counted from the start, warm-up included",
                            a -> new Steps(a.integers("marks"), a.number("factor")),
                            integers("marks").from(1).to(1_000_000).of(Steps::marks),
                            number("factor").above(0).to(1).or(0.1).named().of(Steps::factor))
                    .unless(Steps::flaw),
            term(
                    WarmUp.class,
                    "warm-up",
                    "before another schedule: the rate rises over this many epochs; the first has 1/epochs of it",
                    a -> new WarmUp(a.integer("epochs"), a.word("per", Per.class), new Constant()),
                    integer("epochs").from(1).to(1_000_000).of(WarmUp::epochs),
                    per().of(WarmUp::per)));

    /** Learning rate of a step of a training whose full rate is {@code rate}. */
    default double rateAt(double rate, Place place) {
        return rateAt(rate, place, 0);
    }

    /**
     * The same.
     *
     * @param begin first epoch of this schedule, after a warm-up
     */
    double rateAt(double rate, Place place, int begin);

    /** Where it ends, if that is a rate that is written. */
    default Optional<Double> end() {
        return Optional.empty();
    }

    /** The warm-up that comes first, if any. */
    default Optional<WarmUp> warmUp() {
        return Optional.empty();
    }

    /** What follows the warm-up, if any. */
    default Schedule course() {
        return this;
    }

    /** What of it never comes in so many epochs. */
    default List<String> missed(int epochs) {
        return List.of();
    }

    /**
     * A step of a training.
     *
     * @param epoch from 0
     * @param epochs of the training
     * @param step of its epoch, from 0
     * @param steps of an epoch
     */
    record Place(int epoch, int epochs, int step, int steps) {
        /** The first step of an epoch, from 0. */
        public static Place ofEpoch(int epoch, int epochs) {
            return new Place(epoch, epochs, 0, 1);
        }

        /** Steps that were made since the beginning of an epoch. */
        long stepsSince(int first) {
            return (long) (epoch - first) * steps + step;
        }
    }

    /** How often the rate changes. */
    enum Per {
        /** It is the same for all steps of an epoch. */
        EPOCH,
        /** Every step has its own. */
        STEP
    }

    /** The same rate for all epochs: what holds when no schedule is written. */
    record Constant() implements Schedule {
        @Override
        public double rateAt(double rate, Place place, int begin) {
            return rate;
        }
    }

    /**
     * {@code minimum + (rate - minimum) * (1 + cos(pi * done / all)) / 2}, in epochs or in steps; the first trains with the full
     * rate, as with PyTorch's {@code CosineAnnealingLR} of {@code T_max = all}.
     */
    record Cosine(double minimum, Per per) implements Schedule {
        /** One that changes from epoch to epoch. */
        public Cosine(double minimum) {
            this(minimum, Per.EPOCH);
        }

        @Override
        public double rateAt(double rate, Place place, int begin) {
            double share = per == Per.EPOCH
                    ? Math.PI * (place.epoch - begin) / (place.epochs - begin)
                    : Math.PI * place.stepsSince(begin) / ((double) (place.epochs - begin) * place.steps);
            return minimum + (rate - minimum) * (1 + Math.cos(share)) / 2;
        }

        @Override
        public Optional<Double> end() {
            return Optional.of(minimum);
        }
    }

    /**
     * Multiplied by the factor at each mark, as PyTorch's {@code MultiStepLR} does it. {@code steps([160, 180], factor=0.01)} is what LDAM's code does (Cao et
     * al. 2019, kaidic/LDAM-DRW): 0.01 of the rate after 160 epochs, 0.0001 after 180.
     *
     * @param marks epochs that are done when the rate falls; absolute, also when there are fewer epochs
     */
    record Steps(List<Integer> marks, double factor) implements Schedule {
        public Steps {
            marks = List.copyOf(marks);
        }

        @Override
        public double rateAt(double rate, Place place, int begin) {
            long passed = marks.stream().filter(mark -> place.epoch >= mark).count();
            return rate * Math.pow(factor, passed);
        }

        @Override
        public List<String> missed(int epochs) {
            List<String> late = marks.stream()
                    .filter(mark -> mark >= epochs)
                    .map(mark -> Integer.toString(mark))
                    .toList();
            return late.isEmpty()
                    ? List.of()
                    : List.of("the rate never falls at " + String.join(" and ", late)
                            + ", after the last epoch: marks are numbers of epochs and do not shrink with them");
        }

        private Optional<String> flaw() {
            for (int i = 1; i < marks.size(); i++) {
                if (marks.get(i) < marks.get(i - 1)) {
                    return Optional.of(
                            "marks come in rising order: " + marks.get(i) + " stands after " + marks.get(i - 1));
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A linear rise, as in LDAM's code: of {@code epochs} epochs the first trains with {@code 1 / epochs} of the rate, the last with
     * the whole of it. By steps it is the same with steps in the place of epochs; the code of Barlow Twins begins one step earlier, at 0.
     */
    record WarmUp(int epochs, Per per, Schedule then) implements Schedule {
        /** The same before another schedule. */
        public WarmUp before(Schedule other) {
            return new WarmUp(epochs, per, other);
        }

        @Override
        public double rateAt(double rate, Place place, int begin) {
            if (place.epoch >= epochs) {
                return then.rateAt(rate, place, epochs);
            }
            return per == Per.EPOCH
                    ? rate * (place.epoch + 1) / epochs
                    : rate * (place.stepsSince(0) + 1) / ((double) epochs * place.steps);
        }

        @Override
        public Optional<Double> end() {
            return then.end();
        }

        @Override
        public Optional<WarmUp> warmUp() {
            return Optional.of(this);
        }

        @Override
        public Schedule course() {
            return then;
        }

        @Override
        public List<String> missed(int all) {
            List<String> missed = new ArrayList<>(then.missed(all));
            if (all < epochs) {
                missed.add(0, "the warm-up of " + epochs + " epochs never reaches the full rate");
            }
            return missed;
        }
    }

    private static TermParameter per() {
        return word("per", Per.class).or("epoch").namedUnlessInitial();
    }
}
