package org.astrapia.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.Experiment.Compiler;
import org.astrapia.config.Experiment.Evaluate;
import org.astrapia.config.Experiment.Pretrain;
import org.astrapia.config.Experiment.Retrain;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.Experiment.Seeds;
import org.astrapia.data.Augmentation;
import org.astrapia.data.RareAugmentation;
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
     * Reads a text as if it stood in a file, what it extends, and the {@code key=value} words that change it.
     *
     * @param file place against which its paths are resolved; need not exist
     * @throws InvalidInputException with every problem of all of them
     */
    public static LoadedExperiment read(Path file, Source source, List<String> overrides) {
        Problems problems = new Problems(source);
        Overrides changes = Overrides.read(overrides, problems);
        DescriptionFiles files = new DescriptionFiles(problems);
        Optional<YamlMap> description = files.load(file, source);
        if (description.isEmpty()) {
            throw new InvalidInputException(problems.all());
        }
        YamlMap tree = changes.over(description.get());
        new Structure(problems).check(tree);
        String space = new Values(tree, problems, files.complete()).get(Keys.SPACE);
        YamlMap builtIn = BuiltInSpaces.tree(space);
        YamlMap below = Trees.of(List.of("space"), builtIn.at(), builtIn);
        Values values = new Values(Trees.merge(below, tree), problems, files.complete());
        Experiment experiment = experiment(values, space);
        if (values.complete()) {
            CrossChecks.check(experiment, values);
        }
        problems.throwIfErrors();
        return new LoadedExperiment(experiment, source.text(), problems.all(), values::place);
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
        return changes.over(overrides.isEmpty() ? map : Trees.withSeedsApart(map));
    }

    private static Experiment experiment(Values values, String space) {
        Optional<String> name = values.written(Keys.EXPERIMENT);
        if (values.node(Keys.EXPERIMENT).isEmpty() && values.complete()) {
            values.error(
                    Keys.EXPERIMENT, "the key `experiment` is missing: a name for it, such as `experiment: first`");
        }
        List<Augmentation> augment = values.get(Keys.AUGMENT);
        return new Experiment(
                name.orElse(""),
                new Seeds(values.get(Keys.SEED_DATA), values.get(Keys.SEED_SEARCH), values.get(Keys.SEED_RETRAIN)),
                values.get(Keys.DEVICE),
                DataReader.read(values, augment),
                SpaceReader.read(values, space),
                search(values),
                values.get(Keys.DERIVE),
                retrain(values, augment),
                values.get(Keys.BASELINE),
                new Evaluate(values.get(Keys.LOGIT_ADJUSTMENT)),
                new Compiler(
                        values.get(Keys.PASSES),
                        values.get(Keys.PRECISION),
                        values.get(Keys.MEMORY),
                        values.get(Keys.GPU_MEMORY)));
    }

    private static Search search(Values values) {
        return new Search(
                values.get(Keys.METHOD),
                values.get(Keys.ORDER),
                values.get(Keys.MIXING),
                values.get(Keys.SEARCH_EPOCHS),
                values.get(Keys.SEARCH_BATCH),
                values.get(Keys.SPLIT),
                values.get(Keys.WEIGHT_LOSS),
                values.get(Keys.ARCHITECTURE_LOSS),
                values.get(Keys.WEIGHT_OPTIMIZER),
                values.get(Keys.ARCHITECTURE_OPTIMIZER),
                values.get(Keys.SEARCH_TEST_EVERY));
    }

    private static Retrain retrain(Values values, List<Augmentation> augment) {
        return new Retrain(
                values.get(Keys.NETWORK),
                values.get(Keys.RETRAIN_CELLS),
                SpaceReader.even(values, Keys.RETRAIN_CHANNELS),
                values.get(Keys.RETRAIN_EPOCHS),
                values.get(Keys.RETRAIN_BATCH),
                values.get(Keys.RETRAIN_LOSS),
                values.get(Keys.RETRAIN_OPTIMIZER),
                values.written(Keys.RETRAIN_AUGMENT).orElse(augment),
                rare(values),
                values.get(Keys.SAMPLER),
                values.get(Keys.AUXILIARY),
                values.get(Keys.DROP_PATH),
                values.get(Keys.RETRAIN_TEST_EVERY),
                pretrain(values),
                values.get(Keys.HEAD));
    }

    private static Optional<Pretrain> pretrain(Values values) {
        int epochs = values.get(Keys.PRETRAIN_EPOCHS);
        Pretrain pretrain = new Pretrain(
                epochs,
                values.written(Keys.PRETRAIN_BATCH).orElse(values.get(Keys.RETRAIN_BATCH)),
                values.get(Keys.PRETRAIN_LOSS),
                values.written(Keys.PRETRAIN_OPTIMIZER).orElse(values.get(Keys.RETRAIN_OPTIMIZER)));
        return epochs == 0 ? Optional.empty() : Optional.of(pretrain);
    }

    private static Optional<RareAugmentation> rare(Values values) {
        int below = values.get(Keys.RARE_BELOW);
        if (values.node(Keys.RARE_BELOW).isPresent()
                && values.node(Keys.AUGMENT_RARE).isEmpty()) {
            values.warning(Keys.RARE_BELOW, "without `augment-rare` all classes are alike; `rare-below` is not used");
        }
        return values.written(Keys.AUGMENT_RARE).map(chain -> new RareAugmentation(chain, below));
    }
}
