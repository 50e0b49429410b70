package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.config.loss.ClassWeights;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;
import org.astrapia.config.search.MixedChannels;
import org.astrapia.config.search.SearchMethod;
import org.astrapia.config.search.SearchStop;
import org.astrapia.config.training.Choice;
import org.astrapia.config.training.ClassifierMethod;
import org.astrapia.config.training.LossScale;
import org.astrapia.data.Distribution;
import org.astrapia.data.Normalising;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.language.Expression;
import org.astrapia.language.ExpressionParser;
import org.astrapia.language.Position;
import org.astrapia.language.Problems;
import org.astrapia.language.Range;
import org.astrapia.language.Term;
import org.astrapia.language.TermParameter;
import org.astrapia.language.Vocabulary;
import org.astrapia.space.Derivation;
import org.astrapia.space.Mixing;
import org.astrapia.space.Primitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an expression can build has a name, reads back as it is printed, and is told of by help and completion. */
class TermsTest {
    /**
     * A type of values that expressions build.
     *
     * @param samples of every type that it permits and that no single name builds
     */
    private record Built<T>(
            Class<T> type,
            Optional<Vocabulary<? extends T>> vocabulary,
            BiFunction<Expression, Problems, Optional<T>> reader,
            Function<T, String> printer,
            List<T> samples) {
        static <T> Built<T> byName(Class<T> type, Vocabulary<T> vocabulary) {
            return new Built<>(type, Optional.of(vocabulary), vocabulary::read, vocabulary::print, List.of());
        }

        List<T> all() {
            List<T> all = new ArrayList<>(samples);
            for (Vocabulary<? extends T> words : vocabulary.stream().toList()) {
                for (Term<? extends T> term : words.terms()) {
                    all.add(read(call(term, false)));
                    all.add(read(call(term, true)));
                }
            }
            return all;
        }

        T read(String text) {
            Problems problems = new Problems();
            Optional<T> value = reader.apply(ExpressionParser.parse(text, new Position("test", 1, 1)), problems);
            assertThat(problems.all()).as(text).isEmpty();
            return value.orElseThrow();
        }
    }

    private static final LabelLoss FOCAL = new LabelLoss.Focal(2);

    static Stream<Arguments> built() {
        return Stream.<Built<?>>of(
                        new Built<>(
                                Loss.class,
                                Optional.of(Loss.TERMS),
                                Losses::read,
                                Loss::print,
                                List.of(
                                        new Loss.Reweighted(new ClassWeights.InverseFrequency(0.5), FOCAL),
                                        new Loss.Weighted(2, new Loss.Weighted(3, FOCAL)),
                                        new Loss.Total(List.of(new Loss.Total(List.of(FOCAL, FOCAL)), FOCAL)))),
                        Built.byName(ClassWeights.class, ClassWeights.TERMS),
                        new Built<>(
                                Optimizer.class,
                                Optional.of(Optimizer.TERMS),
                                Optimizers::read,
                                Optimizers::print,
                                List.of(new Optimizer.Sgd(1, 0, 0, 5, new Schedule.Cosine(0.5)))),
                        Built.byName(Schedule.class, Schedule.TERMS),
                        Built.byName(SearchMethod.class, SearchMethod.TERMS),
                        Built.byName(SearchStop.class, SearchStop.TERMS),
                        Built.byName(Mixing.class, Mixing.TERMS),
                        Built.byName(MixedChannels.class, MixedChannels.TERMS),
                        Built.byName(Choice.Keep.class, Choice.Keep.TERMS),
                        Built.byName(ClassifierMethod.class, ClassifierMethod.TERMS),
                        Built.byName(LossScale.class, LossScale.TERMS),
                        Built.byName(Derivation.class, Derivation.TERMS),
                        Built.byName(Distribution.class, Distribution.TERMS),
                        new Built<>(
                                Normalising.class,
                                Optional.of(Normalising.TERMS),
                                Normalising.TERMS::read,
                                Normalising.TERMS::print,
                                List.of(
                                        new Normalising.Subset(),
                                        new Normalising.MeanStd(List.of(0.1, 0.2, 0.3), List.of(1.0, 2.0, 3.0)))),
                        Built.byName(Augmentation.class, Augmentation.TERMS),
                        Built.byName(Primitive.class, Primitive.TERMS))
                .map(built -> arguments(built.type().getSimpleName(), built));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("built")
    <T> void everyTypeReadsBackAsItIsPrinted(String name, Built<T> built) {
        for (T value : built.all()) {
            String printed = built.printer().apply(value);

            assertThat(built.read(printed)).as(printed).isEqualTo(value);
            assertThat(built.printer().apply(built.read(printed))).isEqualTo(printed);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("built")
    <T> void noTypeIsForgotten(String name, Built<T> built) {
        assertThat(built.all().stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(permitted(built.type()).collect(Collectors.toSet()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("built")
    <T> void helpAndCompletionKnowEveryName(String name, Built<T> built) {
        List<Term<?>> known = KeyGuide.all().stream()
                .<Term<?>>flatMap(key -> key.terms().stream())
                .toList();
        for (Term<?> term : built.vocabulary().orElseThrow().terms()) {
            assertThat(known).contains(term);
            assertThat(term.meaning()).isNotEmpty();
        }
    }

    /** So that a new type of expressions comes into this test. */
    @Test
    void everyVocabularyOfTheKeysIsTested() {
        List<Term<?>> tested = built().map(arguments -> (Built<?>) arguments.get()[1])
                .<Term<?>>flatMap(built -> built.vocabulary().orElseThrow().terms().stream())
                .toList();
        List<Term<?>> known = KeyGuide.all().stream()
                .<Term<?>>flatMap(key -> key.terms().stream())
                .filter(term -> !term.meaning().isEmpty())
                .toList();
        assertThat(tested).containsAll(known);
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(TermsTest::permitted)
                : Stream.of(type);
    }

    /** A call that the term allows: with the required arguments alone, or with all. */
    private static String call(Term<?> term, boolean all) {
        List<String> arguments = term.parameters().stream()
                .filter(parameter -> all || !parameter.optional())
                .map(parameter -> parameter.name() + "=" + sample(parameter))
                .toList();
        return arguments.isEmpty() ? term.name() : term.name() + "(" + String.join(", ", arguments) + ")";
    }

    private static String sample(TermParameter parameter) {
        return switch (parameter.kind()) {
            case WORD -> parameter.choices().get(0);
            case NUMBER, INTEGER, OTHER_NAMES -> within(parameter.range());
            case NUMBERS, INTEGERS, NAMED_INTEGERS ->
                "[" + (within(parameter.range()) + ", ").repeat(parameter.size().orElse(2) - 1)
                        + within(parameter.range()) + "]";
        };
    }

    /** An allowed number that is seldom a default: odd and small, for windows that need a middle. */
    private static String within(Range range) {
        return Stream.of("7", "3", "0.75", "0.25", "0.5", "1e-3")
                .filter(number -> range.holds(Double.parseDouble(number)))
                .findFirst()
                .orElseThrow();
    }
}
