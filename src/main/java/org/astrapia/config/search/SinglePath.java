package org.astrapia.config.search;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.integer;
import static org.astrapia.language.TermParameter.number;
import static org.astrapia.language.TermParameter.word;

import java.util.Optional;
import org.astrapia.genotype.Kept;
import org.astrapia.language.Term;

/**
 * A supernet that is trained by single paths, one operation an edge drawn anew in each step, and in which architectures are compared
 * with the weights that they inherit (Guo et al. 2020, SPOS). With random labels and the angle of the weights it is RLNAS (Zhang et al.
 * 2021).
 *
 * @param finder how the architectures that are compared are found
 * @param paths architectures that are compared
 * @param population of a generation
 * @param mutation probability with which a gene is drawn anew
 * @param labels that the weights are trained with
 * @param fitness by which architectures are compared
 * @param images held-out images at most on which each is measured
 * @param batches training batches from which the batch statistics of each are computed
 */
public record SinglePath(
        Finder finder,
        int paths,
        int population,
        double mutation,
        Labels labels,
        Fitness fitness,
        int images,
        int batches)
        implements SearchMethod {
    /** How the architectures that are compared are found. */
    public enum Finder {
        /** By mutation and crossover of the best so far. */
        EVOLUTION,
        /** All at random. */
        RANDOM
    }

    /** Labels of the weights' images. */
    public enum Labels {
        /** Those of the data. */
        TRUE,
        /** One for each image, drawn once by the search seed (Zhang et al. 2021, section 3.1). */
        RANDOM
    }

    /** What makes an architecture the better one. */
    public enum Fitness {
        /** Mean of the classes' recalls on held-out images, with batch statistics of its own. */
        ACCURACY,
        /** A smaller loss of the architecture step on held-out batches, each with its own statistics. */
        LOSS,
        /** A larger angle between its weights before and after the training (Zhang et al. 2021, section 3.2). */
        ANGLE
    }

    /** Its name and what it takes. */
    static Term<SinglePath> inWords() {
        return term(
                        SinglePath.class,
                        "single-path",
                        "trains one operation of each edge in each step, drawn at random, then compares architectures with the weights"
                                + " that they inherit (SPOS); labels=random, fitness=angle is RLNAS",
                        a -> new SinglePath(
                                a.word("search", Finder.class),
                                a.integer("candidates"),
                                a.integer("population"),
                                a.number("mutation"),
                                a.word("labels", Labels.class),
                                a.word("fitness", Fitness.class),
                                a.integer("images"),
                                a.integer("batches")),
                        word("search", Finder.class).or("evolution").named().of(SinglePath::finder),
                        integer("candidates")
                                .from(1)
                                .to(1_000_000)
                                .or(1000)
                                .named()
                                .of(SinglePath::paths),
                        integer("population").from(2).to(10_000).or(50).named().of(SinglePath::population),
                        number("mutation").above(0).to(1).or(0.1).named().of(SinglePath::mutation),
                        word("labels", Labels.class).or("true").named().of(SinglePath::labels),
                        word("fitness", Fitness.class).or("accuracy").named().of(SinglePath::fitness),
                        integer("images").from(1).to(1_000_000).or(1000).named().of(SinglePath::images),
                        integer("batches").from(1).to(10_000).or(20).named().of(SinglePath::batches))
                .unless(SinglePath::flaw);
    }

    private Optional<String> flaw() {
        int whole = Math.max(1, paths / population) * population;
        if (finder == Finder.EVOLUTION && paths % population != 0) {
            return Optional.of("candidates=" + paths + " is no whole number of generations of population=" + population
                    + "; maybe candidates=" + whole);
        }
        return labels == Labels.RANDOM && fitness == Fitness.ACCURACY
                ? Optional.of("with labels=random the classifier knows no classes, so fitness=accuracy tells nothing;"
                        + " maybe fitness=angle")
                : Optional.empty();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.singlePath(this);
    }

    @Override
    public boolean heedsLimits(Kept edges) {
        return true;
    }

    @Override
    public boolean setsWeights() {
        return true;
    }

    @Override
    public boolean movesAlpha() {
        return false;
    }

    @Override
    public Optional<String> unlike(boolean needsLabels) {
        return fitness == Fitness.ACCURACY && !needsLabels
                ? Optional.of(
                        "the weights are trained without labels, so the supernet's classifier knows no classes and"
                                + " fitness=accuracy tells nothing; maybe fitness=loss")
                : Optional.empty();
    }

    @Override
    public boolean labelsAreRandom() {
        return labels == Labels.RANDOM;
    }

    @Override
    public boolean labelFree(boolean ofWeights, boolean ofArchitecture) {
        return (labels == Labels.RANDOM || !ofWeights)
                && switch (fitness) {
                    case ACCURACY -> false;
                    case LOSS -> !ofArchitecture;
                    case ANGLE -> true;
                };
    }

    /** Architectures that are compared before the next ones are made of the best. */
    public int generation() {
        return finder == Finder.EVOLUTION ? population : paths;
    }
}
