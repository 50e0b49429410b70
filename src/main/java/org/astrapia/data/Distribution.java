package org.astrapia.data;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.namedIntegers;
import static org.astrapia.language.TermParameter.number;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.NamedIntegers;
import org.astrapia.language.Problem;
import org.astrapia.language.Suggestions;
import org.astrapia.language.TermParameter;
import org.astrapia.language.Vocabulary;

/**
 * How many training images each class keeps. Factors lie in (0, 1]; class 0 is always the largest.
 *
 * <p>Source: the SSF-NAS paper, section IV, and the published LDAM data code: exponential
 * {@code n_i = int(n_max * factor^(i/(C-1)))}, step: the first C/2 classes keep n_max, the others
 * {@code int(n_max * factor)}; computed in double precision and truncated.
 */
public sealed interface Distribution {
    /** The distributions by name. */
    Vocabulary<Distribution> TERMS = Vocabulary.of(
            "distribution",
            Distribution.class,
            term(
                    Balanced.class,
                    "balanced",
                    "every class keeps as many images as the largest has, or all of its own if it has fewer",
                    a -> new Balanced()),
            term(
                    Step.class,
                    "step",
                    "each class of the second half keeps factor times as many images as the largest class",
                    a -> new Step(a.number("factor")),
                    factorOfLargest().of(Step::factor)),
            term(
                    Exponential.class,
                    "exponential",
                    "the numbers of images fall geometrically, from the largest class to factor times as many",
                    a -> new Exponential(a.number("factor")),
                    factorOfLargest().of(Exponential::factor)),
            term(
                    Counts.class,
                    "counts",
                    "the given numbers of images, in the order of the classes or by their names: counts([20, 3]), counts(ant=20, bee=3)",
                    a -> new Counts(a.namedIntegers("counts")),
                    namedIntegers("counts").from(1).to(1_000_000).of(Counts::given)),
            term(Natural.class, "natural", "all images that the data set has", a -> new Natural()));

    /**
     * Images that each class shall keep, whether or not it has as many.
     *
     * @param available images per class
     * @throws org.astrapia.language.InvalidInputException if it names another number of classes, a count below 1, or more
     *     images than a class has
     */
    int[] wanted(int[] available);

    /**
     * Whether a class keeps the same fraction of the largest class in testing as in training; otherwise the rule applies to
     * the test set itself.
     */
    default boolean bindsTestToTraining() {
        return false;
    }

    /**
     * The same rule for classes of these names.
     *
     * @throws org.astrapia.language.InvalidInputException if it names a class that is none of them, or leaves one out
     */
    default Distribution forClasses(List<String> classes) {
        return this;
    }

    /** The number of classes that it is made for; empty when it suits any. */
    default OptionalInt classes() {
        return OptionalInt.empty();
    }

    /** A rule that gives each class a share of the largest one. */
    sealed interface ByShare extends Distribution {
        /** Share of the largest class that class {@code index} of {@code classes} keeps. */
        double share(int index, int classes);

        @Override
        default int[] wanted(int[] available) {
            int largest = Arrays.stream(available).max().orElse(0);
            return IntStream.range(0, available.length)
                    .map(i -> Math.max(1, (int) (largest * share(i, available.length))))
                    .toArray();
        }
    }

    /** Every class keeps n_max images. */
    record Balanced() implements ByShare {
        @Override
        public double share(int index, int classes) {
            return 1;
        }
    }

    /** The second half of the classes keeps {@code int(n_max * factor)}. */
    record Step(double factor) implements ByShare {
        @Override
        public double share(int index, int classes) {
            return index < classes / 2 ? 1 : factor;
        }
    }

    /** Counts fall geometrically from n_max to {@code n_max * factor}. */
    record Exponential(double factor) implements ByShare {
        @Override
        public double share(int index, int classes) {
            return classes > 1 ? Math.pow(factor, index / (classes - 1.0)) : 1;
        }
    }

    /**
     * Exactly these counts, one per class.
     *
     * @param given in the order of the classes, or by their names, which {@link #forClasses} brings into their order
     */
    record Counts(NamedIntegers given) implements Distribution {
        private static final String KEY = "data.distribution";

        /** Counts in the order of the classes. */
        public Counts(List<Integer> counts) {
            this(NamedIntegers.of(counts));
        }

        /** A class has one name, however its accents are spelt. */
        public Counts {
            List<String> names = given.names().stream()
                    .map(name -> Normalizer.normalize(name, Normalizer.Form.NFC))
                    .toList();
            given = new NamedIntegers(names, given.values());
        }

        @Override
        public Distribution forClasses(List<String> classes) {
            if (given.names().isEmpty()) {
                return this;
            }
            List<Problem> problems = new ArrayList<>();
            for (String name : given.names()) {
                if (!classes.contains(name)) {
                    problems.add(Refusal.problemOfSetting(
                            KEY,
                            "counts(...) names the class " + name + ", and there is none: there are "
                                    + NameList.of(classes),
                            Suggestions.closest(name, classes)));
                }
            }
            given.names().stream()
                    .filter(name -> Collections.frequency(given.names(), name) > 1)
                    .distinct()
                    .map(name -> "counts(...) names the class " + name + " twice")
                    .forEach(message -> problems.add(Refusal.problemOfSetting(KEY, message, List.of())));
            List<String> missing = classes.stream()
                    .filter(name -> !given.names().contains(name))
                    .toList();
            if (!missing.isEmpty()) {
                problems.add(Refusal.problemOfSetting(
                        KEY,
                        "counts(...) names classes, and not all of them; missing: " + NameList.of(missing),
                        List.of()));
            }
            if (!problems.isEmpty()) {
                throw new InvalidInputException(problems);
            }
            return new Counts(classes.stream()
                    .map(name -> given.values().get(given.names().indexOf(name)))
                    .toList());
        }

        @Override
        public int[] wanted(int[] available) {
            if (!given.names().isEmpty()) {
                throw new IllegalStateException("the names of the classes are needed first: forClasses");
            }
            List<Integer> counts = given.values();
            if (counts.size() != available.length) {
                throw Refusal.ofSetting(
                        KEY,
                        "counts(...) has " + counts.size() + " counts, but the data set has " + available.length
                                + " classes; name one count per class");
            }
            for (int i = 0; i < available.length; i++) {
                int count = counts.get(i);
                if (count < 1 || count > available[i]) {
                    throw Refusal.ofSetting(
                            KEY,
                            "counts(...) asks for " + count + " images of class " + i + "; allowed are 1 to "
                                    + available[i] + ", what the data set has");
                }
            }
            return counts.stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        public boolean bindsTestToTraining() {
            return true;
        }

        @Override
        public OptionalInt classes() {
            return OptionalInt.of(given.values().size());
        }
    }

    /** Whatever the data set has. */
    record Natural() implements Distribution {
        @Override
        public int[] wanted(int[] available) {
            return available.clone();
        }

        @Override
        public boolean bindsTestToTraining() {
            return true;
        }
    }

    private static TermParameter factorOfLargest() {
        return number("factor").above(0).to(1);
    }
}
