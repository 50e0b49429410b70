package org.astrapia.network;

import java.util.Optional;
import org.astrapia.config.Experiment.Search;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.Retrain;
import org.astrapia.config.loss.LabelLoss.CrossEntropy;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.search.MixedChannels;
import org.astrapia.config.training.Size;
import org.astrapia.genotype.Genotype;
import org.astrapia.space.Mixing;
import org.astrapia.space.SearchSpace;

/**
 * Builds every network: the only way in from outside of this package. A network is told by its part of the experiment, by a
 * genotype where it has one, and by its input.
 *
 * <p>What is built without a loss is built for its size: it gets cross-entropy, which needs no weights of its own.
 */
public final class Networks {
    private static final Loss OF_NO_SIZE = new CrossEntropy();

    private Networks() {}

    /** The supernet that a search trains. */
    public static Program ofSearch(SearchSpace space, Search search, Input input) {
        return ofSearch(SupernetPart.whole(space), search, input);
    }

    /** A part of it. */
    public static Program ofSearch(SupernetPart part, Search search, Input input) {
        Supernet.Form form = new Supernet.Form(
                search.mixing(),
                search.weightLoss(),
                search.architectureLoss(),
                search.alphaNoise(),
                search.channels(),
                search.latency());
        return Supernet.build(part, form, input);
    }

    /**
     * The network that {@code retrain.network()} names, as it is trained.
     *
     * @param genotype present when the network is a derived one
     * @throws IllegalArgumentException when the genotype has no path from input to output
     */
    public static Program ofTraining(Optional<Genotype> genotype, SearchSpace space, Retrain retrain, Input input) {
        return ofRetrain(
                architecture(genotype, space),
                retrain,
                channels(genotype, space, retrain, input),
                retrain.cells().auxiliary(),
                input);
    }

    /** The same as it is tested and counted: without the auxiliary head. */
    public static Program ofTest(Optional<Genotype> genotype, SearchSpace space, Retrain retrain, Input input) {
        return ofRetrain(architecture(genotype, space), retrain, channels(genotype, space, retrain, input), 0, input);
    }

    /**
     * The same as it is used: from images to logits, without losses.
     *
     * @param ending what comes behind its features
     */
    public static Program ofUse(
            Optional<Genotype> genotype, SearchSpace space, Retrain retrain, Input input, Ending ending) {
        return ending.behind(ofTest(genotype, space, retrain, input), input);
    }

    /** The width that was found where the training asks for a size. */
    public static Optional<Width> width(Optional<Genotype> genotype, SearchSpace space, Retrain retrain, Input input) {
        return retrain.size()
                .map(size -> new Width(
                        channels(genotype, space, retrain, input),
                        size,
                        NetworkCounts.of(ofTest(genotype, space, retrain, input))));
    }

    /** Channels of the first cell or stage. */
    private static int channels(Optional<Genotype> genotype, SearchSpace space, Retrain retrain, Input input) {
        Optional<FixedNetwork> fixed = retrain.network().fixed();
        if (retrain.size().isEmpty()) {
            return fixed.map(FixedNetwork::channels)
                    .orElseGet(() -> retrain.cells().channels());
        }
        Size size = retrain.size().get();
        Loss loss = size.classifier().orElseGet(() -> retrain.recipe().loss());
        Optional<Architecture> architecture = architecture(genotype, space);
        return Widths.nearest(
                size,
                fixed.isPresent() ? 1 : 2, // a factorized reduction makes two halves of the channels
                width -> of(architecture, retrain, width, 0, loss, input));
    }

    /** A linear classifier on the features that another network gives, of one pixel with a channel per feature. */
    public static Program linear(Loss loss, Input features) {
        return LinearNetwork.build(loss, features);
    }

    /** A factor for each class on the logits that another network gives, of one pixel with a channel per class. */
    public static Program scales(Loss loss, Input logits) {
        return LinearNetwork.scales(loss, logits);
    }

    /** A linear classifier on the features that another network gives, and a factor for each class on its logits. */
    public static Program scaledClassifier(Loss loss, Input features) {
        return LinearNetwork.scaledClassifier(loss, features);
    }

    /** A supernet of any form. */
    public static Program supernet(SearchSpace space, Supernet.Form form, Input input) {
        return Supernet.build(SupernetPart.whole(space), form, input);
    }

    /** A supernet for its size, all of whose channels are mixed. */
    public static Program supernet(SearchSpace space, Input input) {
        return supernet(space, new MixedChannels.All(), input);
    }

    /** A supernet for its size. */
    public static Program supernet(SearchSpace space, MixedChannels channels, Input input) {
        return supernet(
                space,
                new Supernet.Form(new Mixing.Softmax(), OF_NO_SIZE, OF_NO_SIZE, 0, channels, Optional.empty()),
                input);
    }

    /**
     * The network that a genotype describes, in any form.
     *
     * @throws IllegalArgumentException when the genotype has no path from input to output
     */
    public static Program derived(Architecture architecture, DerivedNetwork.Form form, Loss loss, Input input) {
        return DerivedNetwork.build(architecture, form, loss, input);
    }

    /** The network that a genotype describes, for its size. */
    public static Program derived(Architecture architecture, DerivedNetwork.Form form, Input input) {
        return derived(architecture, form, OF_NO_SIZE, input);
    }

    /** A fixed network. */
    public static Program fixed(FixedNetwork network, Loss loss, Input input) {
        return ResidualNetwork.build(network, network.channels(), loss, input);
    }

    /** A fixed network for its size. */
    public static Program fixed(FixedNetwork network, Input input) {
        return fixed(network, OF_NO_SIZE, input);
    }

    private static Optional<Architecture> architecture(Optional<Genotype> genotype, SearchSpace space) {
        return genotype.map(cells -> Architecture.of(cells, space));
    }

    private static Program ofRetrain(
            Optional<Architecture> architecture, Retrain retrain, int channels, double auxiliary, Input images) {
        return of(architecture, retrain, channels, auxiliary, retrain.recipe().loss(), images);
    }

    private static Program of(
            Optional<Architecture> architecture,
            Retrain retrain,
            int channels,
            double auxiliary,
            Loss loss,
            Input images) {
        Input input = images.mixed(retrain.recipe().mixesImages());
        Optional<FixedNetwork> fixed = retrain.network().fixed();
        if (fixed.isPresent()) {
            return ResidualNetwork.build(fixed.get(), channels, loss, input);
        }
        DerivedNetwork.Form form = new DerivedNetwork.Form(
                retrain.cells().count(), channels, auxiliary, retrain.cells().dropPath() > 0);
        return derived(
                architecture.orElseThrow(() -> new IllegalArgumentException("a derived network needs a genotype")),
                form,
                loss,
                input);
    }
}
