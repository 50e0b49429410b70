package org.astrapia.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.astrapia.config.training.Choice;
import org.astrapia.config.training.ClassifierMethod;
import org.astrapia.config.training.Size;
import org.astrapia.data.batch.Sampler;
import org.astrapia.language.EnumWords;

/**
 * Training of a network of fixed architecture from scratch.
 *
 * @param network {@link Network.Derived} or a fixed one
 * @param cells what belongs to networks of cells; without meaning for a fixed one
 * @param size by which its width is found, in the place of its own channels, if any
 * @param recipe how it is trained with labels
 * @param pretraining how it is trained without labels before, if it is
 * @param head what happens to a pre-trained network then
 * @param classifier how its classifier is made anew behind the training, if it is
 * @param choice which weights are kept
 * @param from run with whose weights it begins instead of random ones, if any
 * @param testEvery epochs between two evaluations on both test sets; the last epoch is always evaluated, 0 for that one alone
 */
public record Retrain(
        Network network,
        Cells cells,
        Optional<Size> size,
        Recipe recipe,
        Optional<Pretraining> pretraining,
        Head head,
        Optional<Classifier> classifier,
        Choice choice,
        Optional<Path> from,
        int testEvery) {
    /**
     * What belongs to a network of cells.
     *
     * @param count cells
     * @param channels of the first cell's nodes
     * @param auxiliary weight of the auxiliary head's loss; 0 for no head
     * @param dropPath probability of dropping a path in the last epoch, rising linearly from 0
     */
    public record Cells(int count, int channels, double auxiliary, double dropPath) {
        /** The same cells, without what helps to train a deep network with labels. */
        Cells plain() {
            return new Cells(count, channels, 0, 0);
        }
    }

    /**
     * Training without labels.
     *
     * @param recipe how the network is trained
     * @param candidateEpochs epochs of the same before each candidate that a search trains; 0 for none
     */
    public record Pretraining(Recipe recipe, int candidateEpochs) {
        /** That of a candidate; empty where candidates have none. */
        Optional<Pretraining> forCandidate() {
            return candidateEpochs == 0
                    ? Optional.empty()
                    : Optional.of(new Pretraining(recipe.forEpochs(candidateEpochs), 0));
        }
    }

    /**
     * How the classifier is made anew, while the body stays as its training left it.
     *
     * @param method trained, or computed
     * @param recipe of its training; without meaning where it is computed
     */
    public record Classifier(ClassifierMethod method, Recipe recipe) {
        /** What of it makes up for classes being of different sizes, as it is written. */
        List<String> corrections() {
            if (!method.trains()) {
                return List.of(method.print());
            }
            Sampler sampler = recipe.shown().sampler();
            Stream<String> shown =
                    Stream.of("sampler: " + EnumWords.of(sampler)).filter(text -> sampler != Sampler.NATURAL);
            return Stream.concat(shown, recipe.loss().corrections().distinct()).toList();
        }

        Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("method", method.print());
            if (method.trains()) {
                document.putAll(recipe.document());
                document.put("sampler", EnumWords.of(recipe.shown().sampler()));
            }
            return document;
        }
    }

    /** How it is trained without labels before, if it is. */
    public Optional<Recipe> pretrain() {
        return pretraining.map(Pretraining::recipe);
    }

    /** Whether its body stays as training without labels left it, and a linear classifier is trained on its features. */
    public boolean probes() {
        return pretraining.isPresent() && head == Head.PROBE;
    }

    /** The training without labels as a training of its own; it has no head, and drops no paths. */
    public Retrain asPretraining(Recipe before) {
        Optional<Size> same = size.map(wanted -> wanted.countedFor(recipe.loss()));
        return of(network, cells.plain(), same, before, Optional.empty(), from, testEvery);
    }

    /** The training of the classifier alone as a training of its own. */
    public Retrain asClassifier(Recipe recipeOfClassifier) {
        return of(network, cells.plain(), size, recipeOfClassifier, Optional.empty(), Optional.empty(), 0);
    }

    /** A part of this training: nothing follows, and nothing is chosen. */
    private Retrain of(
            Network part,
            Cells ofPart,
            Optional<Size> width,
            Recipe how,
            Optional<Pretraining> before,
            Optional<Path> begin,
            int tests) {
        return new Retrain(part, ofPart, width, how, before, head, Optional.empty(), Choice.NONE, begin, tests);
    }

    /** That of a candidate of a search: the same, shorter. */
    public Retrain forCandidate(int epochs, int batch) {
        Recipe shorter = recipe.forEpochs(epochs).withBatch(batch);
        Optional<Pretraining> before = pretraining.flatMap(Pretraining::forCandidate);
        return of(new Network.Derived(), cells, size, shorter, before, Optional.empty(), 0);
    }

    /** The same; of a fixed network without what belongs to cells. */
    public Retrain ofItsNetwork() {
        return network.fixed().map(fixed -> alike(fixed, from)).orElse(this);
    }

    /** That of a fixed network beside this one. */
    Retrain beside(FixedNetwork fixed, BaselineRecipe how) {
        return how == BaselineRecipe.RETRAIN ? alike(fixed, Optional.empty()) : asPublished(fixed);
    }

    /** By the same recipe, after the same training without labels. */
    private Retrain alike(FixedNetwork fixed, Optional<Path> begin) {
        return new Retrain(fixed, cells.plain(), size, recipe, pretraining, head, classifier, choice, begin, testEvery);
    }

    /** By the recipe of its publication and as wide as there, for as many epochs, all with labels. */
    private Retrain asPublished(FixedNetwork fixed) {
        int all = recipe.epochs() + pretrain().map(Recipe::epochs).orElse(0);
        return new Retrain(
                fixed,
                cells.plain(),
                Optional.empty(),
                fixed.published(recipe, all),
                Optional.empty(),
                Head.FINE_TUNE,
                Optional.empty(),
                choice,
                Optional.empty(),
                testEvery);
    }

    /** How it trains, by the names of its parts, as an experiment would write them. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        pretrain().ifPresent(before -> {
            document.put("pretrain", before.document());
            document.put("head", EnumWords.of(head));
        });
        document.putAll(recipe.document());
        document.put("sampler", EnumWords.of(recipe.shown().sampler()));
        document.put("augment", Augmentations.TYPE.print(recipe.shown().augment()));
        classifier.ifPresent(anew -> document.put("classifier", anew.document()));
        return document;
    }

    /** What happens to a pre-trained network. */
    public enum Head {
        /** All of it is trained on with labels. */
        FINE_TUNE,
        /** It stays as it is; a linear classifier is trained on its features. */
        PROBE
    }

    /** How a fixed network is trained that is shown beside. */
    public enum BaselineRecipe {
        /** By the optimizer, batch and schedule of its publication, for as many epochs as the retraining has in all. */
        PUBLISHED,
        /** As the network beside which it is shown: the same size if one is asked for, the same training without labels. */
        RETRAIN
    }

    /** Which network is trained. */
    public sealed interface Network permits Network.Derived, FixedNetwork {
        /** The fixed network; empty for the one that the genotype describes. */
        Optional<FixedNetwork> fixed();

        /** The network that the genotype describes. */
        record Derived() implements Network {
            @Override
            public Optional<FixedNetwork> fixed() {
                return Optional.empty();
            }
        }
    }
}
