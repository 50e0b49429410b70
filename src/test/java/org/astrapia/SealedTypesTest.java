package org.astrapia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.config.BuiltInSpaces;
import org.astrapia.config.Experiment;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.Optimizer;
import org.astrapia.config.ResolvedWriter;
import org.astrapia.config.Retrain;
import org.astrapia.config.Schedule;
import org.astrapia.config.loss.ClassWeights;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;
import org.astrapia.config.search.MixedChannels;
import org.astrapia.config.search.SearchMethod;
import org.astrapia.config.search.SearchStop;
import org.astrapia.config.training.Choice;
import org.astrapia.config.training.ClassifierMethod;
import org.astrapia.data.Distribution;
import org.astrapia.data.Images;
import org.astrapia.data.Normalising;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.genotype.PythonSamples;
import org.astrapia.graph.SmallNetworks;
import org.astrapia.graph.device.Obstacle;
import org.astrapia.graph.device.Placement;
import org.astrapia.language.Expression;
import org.astrapia.language.ExpressionParser;
import org.astrapia.language.Position;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;
import org.astrapia.language.Vocabulary;
import org.astrapia.language.Yaml;
import org.astrapia.language.YamlNode;
import org.astrapia.network.Op;
import org.astrapia.network.Parameter.Initial;
import org.astrapia.run.RunEvent;
import org.astrapia.shell.jobs.EventSamples;
import org.astrapia.shell.script.Script;
import org.astrapia.shell.script.ScriptError;
import org.astrapia.shell.script.Statement;
import org.astrapia.space.Alphas;
import org.astrapia.space.Derivation;
import org.astrapia.space.Derivations;
import org.astrapia.space.Mixing;
import org.astrapia.space.Primitive;
import org.astrapia.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.ConfigProto;

/**
 * Whatever a sealed type permits is known to all who take that type: readers, printers, tables, the graph with its
 * derivatives. A new sealed type has to be listed here, and what it permits has not.
 */
class SealedTypesTest {
    private static final Position HERE = new Position("test", 1, 1);
    private static final SearchSpace SPACE =
            new SearchSpace("sample", 2, 4, 1, List.of("none", "skip_connect"), BuiltInSpaces.definitions());

    /** Computed when first needed. */
    private static final class Derived {
        private static final Set<Class<?>> PRIMITIVES = SmallNetworks.primitives();
    }

    /** What is asked of a value; it fails, or the answer is empty, where somebody does not know the value's type. */
    private record Question<T>(String name, Function<T, Object> answer) {
        /** Whether the value comes back from its text. */
        static <T> Question<T> readsBack(
                Function<T, String> print, BiFunction<Expression, Problems, Optional<? extends T>> read) {
            return new Question<>("reading back", value -> {
                Problems problems = new Problems();
                Optional<? extends T> back = read.apply(ExpressionParser.parse(print.apply(value), HERE), problems);
                assertThat(problems.all()).isEmpty();
                assertThat(back.map(Object.class::cast)).contains(value);
                return value;
            });
        }

        static <T> Question<T> readsBack(Vocabulary<T> vocabulary) {
            return readsBack(vocabulary::print, vocabulary::read);
        }
    }

    /**
     * A sealed type and what is asked of everything that it permits.
     *
     * @param samples by type, where one that is made of samples of its parts would not do
     */
    private record Asked<T>(Class<T> type, Map<Class<?>, T> samples, List<Question<T>> questions) {
        @SafeVarargs
        static <T> Asked<T> of(Class<T> type, Question<T>... questions) {
            return new Asked<>(type, Map.of(), List.of(questions));
        }

        /** Of samples that a reader made of texts, since they are made in no other way. */
        @SafeVarargs
        static <T> Asked<T> read(
                Class<T> type, Function<String, T> read, List<String> texts, Question<T>... questions) {
            Map<Class<?>, T> samples = new HashMap<>();
            texts.stream().map(read).forEach(sample -> samples.put(sample.getClass(), sample));
            assertThat(samples.keySet()).isEqualTo(RecordSample.permitted(type).collect(Collectors.toSet()));
            return new Asked<>(type, samples, List.of(questions));
        }

        Asked<T> with(T sample) {
            Map<Class<?>, T> more = new HashMap<>(samples);
            more.put(sample.getClass(), sample);
            return new Asked<>(type, more, questions);
        }

        T sample(Class<?> permitted) {
            return samples.containsKey(permitted) ? samples.get(permitted) : type.cast(RecordSample.of(permitted));
        }

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    private static <T> Question<T> question(String name, Function<T, Object> answer) {
        return new Question<>(name, answer);
    }

    static Stream<Asked<?>> asked() {
        return Stream.of(language(), experiments(), graphs(), runs()).flatMap(Function.identity());
    }

    private static Stream<Asked<?>> language() {
        return Stream.of(
                Asked.read(
                        Expression.class,
                        text -> ExpressionParser.parse(text, HERE),
                        List.of("1", "\"a b\"", "a", "[1]", "a >> b", "a + b", "a * b"),
                        question("parts", Expression::parts),
                        question("terms", Expression::terms),
                        question("factors", Expression::factors)),
                Asked.read(
                        YamlNode.class,
                        text -> Yaml.parse(new Source("test", text)),
                        List.of("a", "{a: b}", "[a]"),
                        question("description", YamlNode::described),
                        question("match", node -> node.match(map -> map, list -> list, scalar -> scalar)),
                        question(
                                "exactly one form",
                                node -> Stream.of(node.asMap(), node.asList(), node.asScalar())
                                        .flatMap(Optional::stream)
                                        .reduce((one, other) -> null))),
                python(),
                Asked.read(
                        Script.Part.class,
                        SealedTypesTest::part,
                        List.of("echo a", "for X in a\necho b\nend"),
                        question(
                                "visitor",
                                part -> part.accept(new Script.Part.Visitor<Object>() {
                                    @Override
                                    public Object step(Statement statement) {
                                        return statement;
                                    }

                                    @Override
                                    public Object loop(Script.Loop loop) {
                                        return loop;
                                    }
                                }))));
    }

    private static Script.Part part(String text) {
        try {
            return Script.parse("test", 1, text).parts().get(0);
        } catch (ScriptError e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The type is known to its package alone. */
    @SuppressWarnings("unchecked")
    private static Asked<Object> python() {
        Class<?> type = PythonSamples.read("1").getClass().getInterfaces()[0];
        return Asked.read(
                (Class<Object>) type,
                PythonSamples::read,
                List.of("'a'", "1", "1.5", "None", "[1]", "{'a': 1}"),
                question("everything", PythonSamples::answers));
    }

    private static Stream<Asked<?>> experiments() {
        Loss crossEntropy = (Loss) RecordSample.of(Loss.class);
        return Stream.of(
                Asked.of(ClassWeights.class, Question.readsBack(ClassWeights.TERMS)),
                Asked.of(
                                Loss.class,
                                Question.readsBack(Loss::print, Losses::read),
                                question(
                                        "names",
                                        loss -> loss.parts()
                                                .map(part -> part.loss().name())),
                                question("a derivative", SmallNetworks::minimise))
                        .with(new Loss.Total(List.of(crossEntropy, crossEntropy))),
                Asked.of(
                        Optimizer.class,
                        question("its text", Optimizer.TERMS::print),
                        question("a step", SmallNetworks::step)),
                Asked.of(
                        Schedule.class,
                        Question.readsBack(Schedule.TERMS),
                        question("a rate", schedule -> schedule.rateAt(1, Schedule.Place.ofEpoch(0, 9)))),
                Asked.of(
                        SearchMethod.class,
                        Question.readsBack(SearchMethod.TERMS),
                        question(
                                "a key",
                                method -> resolved(
                                        List.of(
                                                "search.method=" + SearchMethod.TERMS.print(method),
                                                "space={extends: nas-bench-201, table: true.csv}"),
                                        "method: " + SearchMethod.TERMS.print(method)))),
                Asked.of(
                        Mixing.class,
                        Question.readsBack(Mixing.TERMS),
                        question("weights", mixing -> mixing.weights(new float[] {0, 1})),
                        question("a derivative", SmallNetworks::mix),
                        question(
                                "a key",
                                mixing -> resolved(
                                        "search.mixing=" + Mixing.TERMS.print(mixing),
                                        "mixing: " + Mixing.TERMS.print(mixing)))),
                Asked.of(
                        MixedChannels.class,
                        Question.readsBack(MixedChannels.TERMS),
                        question("a derivative", SmallNetworks::mix),
                        question(
                                "a key",
                                channels -> resolved(
                                        List.of(
                                                "search.channels=" + MixedChannels.TERMS.print(channels),
                                                "space.channels=12"),
                                        "channels: " + MixedChannels.TERMS.print(channels)))),
                Asked.of(
                        SearchStop.class,
                        Question.readsBack(SearchStop.TERMS),
                        question(
                                "a key",
                                stop -> resolved(
                                        List.of("search.stop=" + SearchStop.TERMS.print(stop)),
                                        "stop: " + SearchStop.TERMS.print(stop)))),
                Asked.of(
                        Choice.Keep.class,
                        Question.readsBack(Choice.Keep.TERMS),
                        question(
                                "a key",
                                keep -> resolved(
                                        List.of(
                                                "retrain.validation=0.1",
                                                "retrain.keep=" + Choice.Keep.TERMS.print(keep)),
                                        keep.measure().isPresent()
                                                ? "keep: " + Choice.Keep.TERMS.print(keep)
                                                : "validation: 0.1"))),
                Asked.of(
                        ClassifierMethod.class,
                        Question.readsBack(ClassifierMethod.TERMS),
                        question(
                                "a key",
                                method -> resolved(
                                        List.of(
                                                "retrain.classifier.method=" + method.print(),
                                                "retrain.classifier.epochs=" + (method.trains() ? 2 : 0)),
                                        "method: " + method.print()))),
                Asked.of(Retrain.Network.class, question("a key", network -> {
                    String name = network.fixed().map(FixedNetwork::word).orElse("genotype");
                    return resolved("retrain.network=" + name, "network: " + name);
                })),
                Asked.of(
                        Derivation.class,
                        Question.readsBack(Derivation.TERMS),
                        question(
                                "a genotype",
                                derivation -> Derivations.derive(
                                        derivation,
                                        SPACE,
                                        new Mixing.Sigmoid(),
                                        new Alphas(alpha(), alpha()),
                                        "sample"))),
                Asked.of(
                                Distribution.class,
                                Question.readsBack(Distribution.TERMS),
                                question("counts", distribution -> distribution.wanted(new int[] {9, 9, 9})))
                        .with(new Distribution.Counts(List.of(3, 2, 1))),
                Asked.of(
                                Normalising.class,
                                Question.readsBack(Normalising.TERMS),
                                question(
                                        "numbers",
                                        normalising -> normalising.of(
                                                new Images(1, 2, 3, new byte[] {1, 2, 3, 4, 5, 6}, new int[1]),
                                                new int[1])))
                        .with(new Normalising.MeanStd(List.of(0.1, 0.2, 0.3), List.of(1.0, 2.0, 3.0))),
                Asked.of(
                        Augmentation.class,
                        Question.readsBack(Augmentation.TERMS),
                        question("a fit", augmentation -> augmentation.misfit(32))),
                Asked.of(
                        Primitive.class,
                        Question.readsBack(Primitive.TERMS),
                        question("a derivative", SmallNetworks::use)));
    }

    private static float[][] alpha() {
        float[][] alpha = new float[2][2];
        Arrays.stream(alpha).forEach(row -> row[1] = 3);
        return alpha;
    }

    /** The line of the resolved form. */
    private static String resolved(String change, String line) {
        return resolved(List.of(change), line);
    }

    private static String resolved(List<String> changes, String line) {
        Experiment experiment = ExperimentReader.read(
                        Path.of("test.yaml"), new Source("test.yaml", "experiment: test"), changes)
                .experiment();
        assertThat(ResolvedWriter.write(experiment).lines().map(String::strip)).contains(line);
        return line;
    }

    private static Stream<Asked<?>> graphs() {
        return Stream.of(
                Asked.of(
                        Op.class,
                        question("a derivative", op -> Derived.PRIMITIVES.contains(op.getClass()) ? op : null)),
                Asked.of(Initial.class, question("a first value", initial -> initial.value(0.5f, 0.5f))),
                Asked.of(
                        Placement.class,
                        question("description", Placement::described),
                        question("a configuration", placement -> {
                            placement.configure(ConfigProto.newBuilder());
                            return placement;
                        })),
                Asked.of(Obstacle.class, question("what", Obstacle::what), question("advice", Obstacle::advice))
                        .with(new Obstacle.NoDevice(List.of())));
    }

    private static Stream<Asked<?>> runs() {
        return Stream.of(Asked.of(
                RunEvent.class,
                question(
                        "reading back",
                        event -> EventSamples.told(event).filter(event::equals).orElse(null))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asked")
    <T> void everyPermittedTypeIsKnownToAllWhoTakeIt(Asked<T> asked) {
        RecordSample.permitted(asked.type()).forEach(permitted -> {
            T sample = asked.sample(permitted);
            assertThat(sample).isInstanceOf(permitted);
            for (Question<T> question : asked.questions()) {
                String what = permitted.getSimpleName() + ": " + question.name();
                assertThatCode(() -> assertThat(question.answer().apply(sample)).isNotNull())
                        .as(what)
                        .doesNotThrowAnyException();
            }
        });
    }

    @Test
    void noSealedTypeIsForgotten() {
        Set<Class<?>> sealed = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.astrapia").stream()
                        .map(JavaClass::reflect)
                        .filter(Class::isSealed)
                        .filter(type -> Arrays.stream(type.getInterfaces()).noneMatch(Class::isSealed))
                        .filter(type -> !type.isEnum())
                        .collect(Collectors.toSet());
        assertThat(asked().map(Asked::type).collect(Collectors.toSet())).isEqualTo(sealed);
    }
}
