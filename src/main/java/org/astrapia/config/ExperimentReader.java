package org.astrapia.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.Experiment.Compiler;
import org.astrapia.config.Experiment.Evaluate;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.Experiment.Seeds;
import org.astrapia.config.Experiment.Table;
import org.astrapia.config.search.LatencyTable;
import org.astrapia.config.search.SearchLimits;
import org.astrapia.config.training.Choice;
import org.astrapia.config.training.ClassifierMethod;
import org.astrapia.config.training.Size;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.augmentation.RareAugmentation;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problems;
import org.astrapia.language.Source;
import org.astrapia.language.Yaml;
import org.astrapia.language.YamlMap;
import org.astrapia.language.YamlNode;

/** Reads an experiment: strictly, and telling everything that is wrong with it at once. */
public final class ExperimentReader {
    private ExperimentReader() {}

    /**
     * Reads a file, what it extends, and the {@code key=value} words that change it.
     *
     * @throws InvalidInputException with every problem of all of them
     */
    public static LoadedExperiment read(Path file, List<String> overrides) {
        return read(file, Source.read(file), overrides);
    }

    /**
     * Reads a text as if it stood in a file, what it extends, and the {@code key=value} words that change it. What its
     * {@code sweep} says of several runs is left out.
     *
     * @param file place against which its paths are resolved; need not exist
     * @throws InvalidInputException with every problem of all of them
     */
    public static LoadedExperiment read(Path file, Source source, List<String> overrides) {
        return Description.read(file, source, overrides).experiment();
    }

    /** The experiment of a description in which each key has one value. */
    static LoadedExperiment read(YamlMap tree, String asWritten, Problems problems, boolean complete) {
        new KeyStructure(problems).check(tree);
        String space = new KeyValues(tree, problems, complete).get(SpaceKeys.SPACE);
        YamlMap whole = DescriptionTrees.lay(BuiltInSpaces.tree(space), tree);
        KeyValues values = new KeyValues(whole, problems, complete);
        Experiment experiment = experiment(values, space);
        if (values.complete()) {
            CrossChecks.check(experiment, values);
        }
        problems.throwIfErrors();
        return new LoadedExperiment(experiment, asWritten, problems.all(), values::place);
    }

    /**
     * The keys of a description as they are written, under the words that change it; what it extends is left out.
     *
     * @throws InvalidInputException when it is no map of keys
     */
    public static YamlMap written(Source source, List<String> overrides) {
        Problems problems = new Problems(source);
        Overrides changes = Overrides.read(overrides, problems);
        Optional<YamlNode> node = Yaml.parse(source, problems);
        problems.throwIfErrors();
        YamlMap empty = new YamlMap(source.position(0), List.of());
        YamlMap map = node.flatMap(YamlNode::asMap).orElse(empty);
        return changes.over(overrides.isEmpty() ? map : DescriptionTrees.withSeedsApart(map));
    }

    private static Experiment experiment(KeyValues values, String space) {
        Optional<String> name = values.written(GeneralKeys.EXPERIMENT);
        if (values.node(GeneralKeys.EXPERIMENT).isEmpty() && values.complete()) {
            values.error(
                    GeneralKeys.EXPERIMENT,
                    "the key `experiment` is missing: a name for it, such as `experiment: first`");
        }
        List<Augmentation> augment = values.get(DataKeys.AUGMENT);
        DataDescription data = DataReader.read(values, augment);
        return new Experiment(
                name.orElse(""),
                new Seeds(
                        values.get(GeneralKeys.SEED_DATA),
                        values.get(GeneralKeys.SEED_SEARCH),
                        values.get(GeneralKeys.SEED_RETRAIN)),
                values.get(GeneralKeys.DEVICE),
                values.get(RetrainKeys.VALIDATION).own() ? data.validating() : data,
                SpaceReader.read(values, space),
                table(values),
                search(values),
                values.get(SearchKeys.DERIVE),
                retrain(values, augment),
                values.get(EvaluationKeys.BASELINE),
                values.get(EvaluationKeys.BASELINE_RECIPE),
                new Evaluate(values.get(EvaluationKeys.LOGIT_ADJUSTMENT)),
                new Compiler(
                        values.get(CompilerKeys.PASSES),
                        values.get(CompilerKeys.PRECISION),
                        values.get(CompilerKeys.LOSS_SCALE),
                        values.get(CompilerKeys.MEMORY),
                        values.get(CompilerKeys.GPU_MEMORY)));
    }

    private static Optional<Table> table(KeyValues values) {
        Optional<Path> file = values.written(SpaceKeys.TABLE_FILE)
                .flatMap(text -> DataReader.resolve(
                        text,
                        values.node(SpaceKeys.TABLE_FILE).orElseThrow().at().file()));
        Optional<String> column = values.written(SpaceKeys.TABLE_COLUMN);
        if (file.isEmpty() && column.isPresent()) {
            values.error(SpaceKeys.TABLE_COLUMN, "`table-column` is a column of a table, and there is no `table`");
        }
        return file.map(found -> new Table(found, column));
    }

    private static Search search(KeyValues values) {
        return new Search(
                values.get(SearchKeys.METHOD),
                values.get(SearchKeys.ORDER),
                values.get(SearchKeys.MIXING),
                values.get(SearchKeys.MIXED_CHANNELS),
                values.get(SearchKeys.SEARCH_EPOCHS),
                values.get(SearchKeys.SEARCH_BATCH),
                values.get(SearchKeys.SPLIT),
                values.get(SearchKeys.WEIGHT_LOSS),
                values.get(SearchKeys.ARCHITECTURE_LOSS),
                values.get(SearchKeys.WEIGHT_OPTIMIZER),
                values.get(SearchKeys.ARCHITECTURE_OPTIMIZER),
                values.get(SearchKeys.SEARCH_TEST_EVERY),
                values.get(SearchKeys.WARM_UP),
                values.written(SearchKeys.ALPHA_NOISE)
                        .orElse(values.get(SearchKeys.MIXING).noise()),
                values.get(SearchKeys.SEARCH_DROP_LAST),
                new SearchLimits(
                        values.written(SearchKeys.LIMIT_PARAMETERS), values.written(SearchKeys.LIMIT_MULTIPLY_ADDS)),
                values.get(SearchKeys.STOP),
                latency(values),
                values.get(SearchKeys.ARCHITECTURE_EVERY),
                values.get(SearchKeys.TASK));
    }

    private static Optional<LatencyTable> latency(KeyValues values) {
        Optional<Path> file = values.written(SearchKeys.LATENCY)
                .flatMap(text -> DataReader.resolve(
                        text, values.node(SearchKeys.LATENCY).orElseThrow().at().file()));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LatencyTable.read(file.get()));
        } catch (LatencyTable.UnusableException unusable) {
            values.error(SearchKeys.LATENCY, "the file `" + file.get() + "` " + unusable.getMessage());
            return Optional.empty();
        }
    }

    private static Retrain retrain(KeyValues values, List<Augmentation> augment) {
        Recipe recipe = new Recipe(
                values.get(RetrainKeys.RETRAIN_EPOCHS),
                values.get(RetrainKeys.RETRAIN_BATCH),
                values.get(RetrainKeys.RETRAIN_LOSS),
                values.get(RetrainKeys.RETRAIN_OPTIMIZER),
                new Recipe.Shown(
                        values.written(RetrainKeys.RETRAIN_AUGMENT).orElse(augment),
                        rare(values),
                        values.get(RetrainKeys.SAMPLER),
                        values.get(RetrainKeys.RETRAIN_DROP_LAST)),
                values.get(RetrainKeys.EMA));
        Optional<Size> size = values.written(RetrainKeys.RETRAIN_PARAMETERS)
                .map(number -> Size.of(Size.Measure.PARAMETERS, number))
                .or(() -> values.written(RetrainKeys.RETRAIN_MULTIPLY_ADDS)
                        .map(number -> Size.of(Size.Measure.MULTIPLY_ADDS, number)));
        Retrain.Cells cells = new Retrain.Cells(
                values.get(RetrainKeys.RETRAIN_CELLS),
                SpaceReader.even(values, RetrainKeys.RETRAIN_CHANNELS),
                values.get(RetrainKeys.AUXILIARY),
                values.get(RetrainKeys.DROP_PATH));
        return new Retrain(
                values.get(RetrainKeys.NETWORK),
                cells,
                size,
                recipe,
                pretrain(values, recipe),
                values.get(RetrainKeys.HEAD),
                classifier(values, recipe),
                new Choice(
                        values.get(RetrainKeys.VALIDATION),
                        values.get(RetrainKeys.KEEP),
                        values.get(RetrainKeys.PATIENCE)),
                values.written(RetrainKeys.FROM)
                        .flatMap(text -> DataReader.resolve(
                                text,
                                values.node(RetrainKeys.FROM).orElseThrow().at().file())),
                values.get(RetrainKeys.RETRAIN_TEST_EVERY));
    }

    /** What it leaves open is as in the training with labels, whose bound on the gradient is about another loss. */
    private static Optional<Retrain.Pretraining> pretrain(KeyValues values, Recipe after) {
        int epochs = values.get(RetrainKeys.PRETRAIN_EPOCHS);
        int candidateEpochs = values.get(RetrainKeys.PRETRAIN_CANDIDATES);
        Recipe pretrain = new Recipe(
                epochs,
                values.written(RetrainKeys.PRETRAIN_BATCH).orElse(after.batch()),
                values.get(RetrainKeys.PRETRAIN_LOSS),
                values.written(RetrainKeys.PRETRAIN_OPTIMIZER)
                        .orElse(after.optimizer().forAnotherLoss()),
                after.shown());
        return epochs == 0 ? Optional.empty() : Optional.of(new Retrain.Pretraining(pretrain, candidateEpochs));
    }

    /** It sees the images in the batches and with the changes of the training before. */
    private static Optional<Retrain.Classifier> classifier(KeyValues values, Recipe before) {
        ClassifierMethod method = values.get(RetrainKeys.CLASSIFIER_METHOD);
        int epochs = values.get(RetrainKeys.CLASSIFIER_EPOCHS);
        Recipe recipe = new Recipe(
                epochs,
                before.batch(),
                values.get(RetrainKeys.CLASSIFIER_LOSS),
                values.get(RetrainKeys.CLASSIFIER_OPTIMIZER),
                before.shown().with(values.get(RetrainKeys.CLASSIFIER_SAMPLER)));
        return method.trains() && epochs == 0 ? Optional.empty() : Optional.of(new Retrain.Classifier(method, recipe));
    }

    private static Optional<RareAugmentation> rare(KeyValues values) {
        int below = values.get(RetrainKeys.RARE_BELOW);
        if (values.node(RetrainKeys.RARE_BELOW).isPresent()
                && values.node(RetrainKeys.AUGMENT_RARE).isEmpty()) {
            values.warning(
                    RetrainKeys.RARE_BELOW, "without `augment-rare` all classes are alike; `rare-below` is not used");
        }
        return values.written(RetrainKeys.AUGMENT_RARE).map(chain -> new RareAugmentation(chain, below));
    }
}
